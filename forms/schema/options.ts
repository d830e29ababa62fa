import { type FormSchema, isValues } from './types.ts';

const optionKeywords: readonly string[] = ['const', 'title', 'description', 'x-title-en', 'x-description-en', 'deprecated'];

/** true: one entry of a list of options (选项): a value and what it is called, nothing else. */
export function isPlainOption(schema: FormSchema): boolean {
  return Object.hasOwn(schema, 'const') && Object.keys(schema).every(keyword => optionKeywords.includes(keyword));
}

/** How many plain options a schema lists (选项数). */
export function countOptions(schema: FormSchema): number {
  const lists = [schema.oneOf, schema.anyOf].filter(Array.isArray);
  const named = lists.flat().filter(one => isValues(one) && isPlainOption(one)).length;
  return named + (Array.isArray(schema.enum) ? schema.enum.length : 0);
}

/** true: a list of plain options, at least one. */
export function listsPlainOptions(list: unknown): list is readonly FormSchema[] {
  return Array.isArray(list) && list.length > 0 && list.every(one => isValues(one) && isPlainOption(one));
}
