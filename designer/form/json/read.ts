import type { Problem, Text } from '#engine/problem.ts';
import { checkForm } from '#forms/schema/check.ts';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { locate, offsetOf } from './positions.ts';

/** Something wrong in the text of a form (文本问题), with the character it stands at. */
export interface TextProblem {
  readonly offset: number;
  readonly severity: Problem['severity'];
  readonly message: Text;
}

/** The text of a form, read: the form with what is to say of it, or why it cannot be used. */
export type ReadText =
  | { readonly file: FormFile; readonly problems: readonly TextProblem[] }
  | { readonly file: null; readonly problems: readonly TextProblem[] };

/** Characters a form file may have; larger ones are not looked at. */
export const longestFile = 512 * 1024;

const names: readonly string[] = ['title', 'schema', 'ui'];

/** Reads the text of a form file (读表单文件): JSON, nothing but title, schema and ui, and no error found by the check of forms. Never throws. */
export function readFormText(text: string): ReadText {
  if (text.length > longestFile) {
    const kb = longestFile / 1024;
    return refused(0, { zh: `文件超过 ${kb} KB。`, en: `The file is larger than ${kb} KB.` });
  }
  const located = locate(text);
  if (!located.ok)
    return refused(located.offset, { zh: `不是有效的 JSON：${located.message.zh}`, en: `Not valid JSON: ${located.message.en}` });
  const { value, positions } = located;
  const foreign = isValues(value) ? Object.keys(value).find(name => !names.includes(name)) : undefined;
  if (foreign !== undefined)
    return refused(offsetOf(positions, `/${foreign}`), {
      zh: `表单文件里只有 title、schema、ui，没有“${foreign.slice(0, 40)}”。`,
      en: `A form file has title, schema and ui, but no "${foreign.slice(0, 40)}".`,
    });
  const problems = checkForm(value).map(({ severity, message, pointer = '' }) => ({
    severity,
    message,
    offset: offsetOf(positions, pointer),
  }));
  const isWrong = !isValues(value) || problems.some(({ severity }) => severity === 'error');
  return { file: isWrong ? null : asFile(value), problems };
}

const refused = (offset: number, message: Text): ReadText => ({ file: null, problems: [{ offset, severity: 'error', message }] });

/** Only called for values that passed their check. */
function asFile(value: Readonly<Record<string, unknown>>): FormFile {
  const { title, schema, ui = {} } = value as unknown as Omit<FormFile, 'ui'> & { readonly ui?: FormFile['ui'] };
  return { title, schema, ui };
}

/** A form as text. */
export const writeForm = ({ title, schema, ui }: FormFile): string => `${JSON.stringify({ title, schema, ui }, null, 2)}\n`;
