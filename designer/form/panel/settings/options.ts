import type { Text } from '#engine/problem.ts';
import type { Field } from '#forms/fields/types.ts';
import { isValues, type Values } from '#forms/schema/types.ts';
import { entryOf, withEntry } from '../change.ts';
import type { Reading } from '../reading.ts';

/** One choice of a field (选项) as the panel edits it: the value that is stored, and what people read. */
export interface Option {
  readonly code: string | number | boolean;
  readonly title: string;
  /** Absent: English shows the Chinese title. */
  readonly titleEn?: string;
  /** Other keywords of the choice, kept as they are. */
  readonly rest?: Values;
}

const isCode = (value: unknown): value is Option['code'] => ['string', 'number', 'boolean'].includes(typeof value);

function optionIn(entry: Values): readonly Option[] {
  const { const: code, title, 'x-title-en': titleEn, ...rest } = entry;
  if (!isCode(code)) return [];
  return [
    {
      code,
      title: typeof title === 'string' ? title : String(code),
      ...(typeof titleEn === 'string' ? { titleEn } : {}),
      ...(Object.keys(rest).length > 0 ? { rest } : {}),
    },
  ];
}

/** The choices of a field (读出选项), from `oneOf` with titles or from a bare `enum`. */
export function optionsIn(field: Pick<Field, 'schema'>): readonly Option[] {
  const entry = entryOf(field);
  if (Array.isArray(entry.oneOf)) return entry.oneOf.filter(isValues).flatMap(optionIn);
  return Array.isArray(entry.enum) ? entry.enum.filter(isCode).map(code => ({ code, title: String(code) })) : [];
}

/** The field with these choices (写入选项), each with its title. */
export function withOptionList(field: Field, options: readonly Option[]): Field {
  const oneOf = options.map(({ code, title, titleEn, rest = {} }) => ({
    const: code,
    title,
    ...(titleEn === undefined ? {} : { 'x-title-en': titleEn }),
    ...rest,
  }));
  return withEntry(field, { oneOf, enum: undefined });
}

/** A code that no option has: `o1`, `o2` ... */
export function freshCode(options: readonly Pick<Option, 'code'>[]): string {
  for (let n = options.length + 1; ; n += 1) if (!options.some(({ code }) => code === `o${n}`)) return `o${n}`;
}

/** What stands in the way of a code of the option at `index` (选项代码). Codes that were numbers stay numbers. */
export function readCode(typed: string, options: readonly Option[], index: number): Reading<Option['code']> {
  const text = typed.trim();
  if (text === '') return { fault: { zh: '代码不能为空。', en: 'The code must be filled in.' } };
  if (text.length > 64) return { fault: { zh: '代码不超过 64 个字符。', en: 'Expected a code of at most 64 characters.' } };
  const isNumber = typeof options[index]?.code === 'number';
  const code = isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (isNumber && typeof code !== 'number') return { fault: { zh: '这个字段的代码应为数字。', en: 'Codes of this field are numbers.' } };
  const other = options.findIndex((option, at) => at !== index && option.code === code);
  if (other < 0) return { value: code };
  const { title } = options[other]!;
  return { fault: { zh: `代码与“${title}”相同，请改为不同的代码。`, en: `“${title}” has the same code, choose another.` } };
}

/** Lines read as options, and what is to say about lines that were left out. */
export interface Pasted {
  readonly options: readonly Option[];
  readonly faults: readonly Text[];
}

/** At most so many lines are taken at once. */
const mostLines = 1_000;

/** Options pasted one a line (批量粘贴): `title`, `code title`, or `code,title,English` with commas, tabs or bars between. */
export function readPasted(text: string, existing: readonly Option[]): Pasted {
  const options: Option[] = [];
  const faults: Text[] = [];
  const lines = text.split(/\r?\n/).slice(0, mostLines);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line.trim(), [...existing, ...options]);
    const known = read && [...existing, ...options].some(({ code }) => code === read.code);
    if (!read) faults.push({ zh: `第 ${at + 1} 行读不懂，不会添加。`, en: `Line ${at + 1} cannot be read and is left out.` });
    else if (known)
      faults.push({
        zh: `第 ${at + 1} 行：代码“${String(read.code)}”已经有了，不会添加。`,
        en: `Line ${at + 1}: the code “${String(read.code)}” is there already and is left out.`,
      });
    else options.push(read);
  }
  return { options, faults };
}

function readLine(line: string, taken: readonly Option[]): Option | null {
  const parts = line.split(/\s*[,，\t|｜]\s*/).filter(part => part !== '');
  if (parts.length > 3) return null;
  if (parts.length > 1) {
    const [code, title, titleEn] = parts as [string, string, string?];
    return { code, title, ...(titleEn === undefined ? {} : { titleEn }) };
  }
  const spaced = /^([A-Za-z0-9][\w.-]*)\s+(.*\S)$/.exec(line);
  if (spaced && /[^\p{ASCII}]/u.test(spaced[2]!)) return { code: spaced[1]!, title: spaced[2]! };
  return parts.length === 1 ? { code: freshCode(taken), title: parts[0]! } : null;
}
