import type { Text } from '#engine/problem.ts';
import { forbiddenNames } from '#engine/expressions/values.ts';
import { dataName } from './uses.ts';

/** Longest id of a form, in characters. */
const longest = 60;
/** Names that answers of another kind have already: the application form of an item is read as data.application. */
const taken: readonly string[] = ['application'];

/** What is wrong with the id of a new form (表单编号): a file name, and a name that steps and FEEL read as it stands. null: nothing. */
export function formIdFault(id: string, others: readonly string[]): Text | null {
  if (!/^[a-z][a-z0-9]*$/.test(id) || id.length > longest)
    return {
      zh: `应为小写英文和数字，以字母开头，不超过 ${longest} 个字符，如 sitecheck。`,
      en: `Expected lower-case letters and digits, beginning with a letter, at most ${longest} characters, such as sitecheck.`,
    };
  if (forbiddenNames.has(dataName(id)) || taken.includes(id))
    return { zh: `“${id}”是系统保留的名称，请换一个。`, en: `“${id}” is reserved by the system, choose another.` };
  const other = others.find(one => one === id || dataName(one) === dataName(id));
  if (other === undefined) return null;
  return { zh: `已有编号“${other}”的表单，请换一个。`, en: `There is a form “${other}” already, choose another.` };
}

/** An id that no form has, from the id of the one that is copied: `check` -> `check2`, `food-business` -> `foodbusiness2`. */
export function copyId(id: string, others: readonly string[]): string {
  const stem = id
    .replaceAll('-', '')
    .replace(/\d+$/, '')
    .slice(0, longest - 5);
  for (let n = 2; ; n += 1) if (formIdFault(`${stem}${n}`, others) === null) return `${stem}${n}`;
}
