import { isFunctionName } from '#engine/expressions/builtins.ts';
import type { Text } from '#engine/problem.ts';
import { titleOfSchema } from '#forms/schema/messages.ts';
import { partsOf } from '#forms/schema/expand.ts';
import type { FormSchema } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../editor.ts';
import { fieldsOf, holderAt, propertiesOf, schemaOf } from './holder.ts';

/** Words of FEEL, and roots a rule may read: a new field is never called so by itself, though a person may name one so. */
const avoided: ReadonlySet<string> = new Set(
  'if then else for in return some every satisfies and or not between instance of function true false null item applicant service case centre date time duration'.split(
    ' ',
  ),
);

/** true: a name the form language takes for a field (字段名). */
export const isName = (name: string): boolean => /^[a-z][A-Za-z0-9]{0,63}$/.test(name) && !(name in {}) && name !== 'prototype';

/** Names that are taken in a holder: its fields, and those its branches speak of. */
export function namesTaken(schema: FormSchema): ReadonlySet<string> {
  const names = new Set(Object.keys(propertiesOf(schema)));
  const open: FormSchema[] = [schema];
  for (let part = open.pop(); part; part = open.pop()) {
    for (const name of Object.keys(propertiesOf(part))) names.add(name);
    for (const inner of partsOf(part, '')) if (!['properties', 'items', '$defs'].includes(inner.keyword)) open.push(inner.schema);
  }
  return names;
}

const camelCase = (text: string): string => text.replace(/[^A-Za-z0-9]+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());

/** A name like `stem` that no field of the holder has: `phone`, `phone2`, `phone3`. */
export function freshName(file: FormFile, inside: FieldPath, stem: string): string {
  const taken = namesTaken(holderAt(file, inside)?.schema ?? schemaOf(file));
  const camel = camelCase(stem).replace(/^[A-Z]/, first => first.toLowerCase());
  const plain = (isName(camel) ? camel : 'field').slice(0, 56).replace(/(?<=[A-Za-z])\d+$/, '');
  const isFree = (name: string): boolean => isName(name) && !taken.has(name) && !avoided.has(name) && !isFunctionName(name);
  if (isFree(plain)) return plain;
  for (let n = taken.has(plain) ? 2 : 1; ; n += 1) if (isFree(`${plain}${n}`)) return `${plain}${n}`;
}

/** x-ids of a whole form, in every part of its schema. */
export function xIdsOf(schema: FormSchema): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: FormSchema[] = [schema];
  for (let part = open.pop(); part; part = open.pop()) {
    if (typeof part['x-id'] === 'string') ids.add(part['x-id']);
    open.push(...partsOf(part, '').map(inner => inner.schema));
  }
  return ids;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).replace(/[^A-Za-z0-9_]/g, '_');

/** What the x-ids of a form begin with: what most of them share, `f_` and a word when there is none yet. */
function stemOf(ids: ReadonlySet<string>, form: string | undefined): string {
  if (form !== undefined) return `f_${snakeCase(form).replace(/^_+/, '').slice(0, 40)}`;
  const [first, ...rest] = [...ids];
  if (first === undefined || rest.length === 0) return /^(f_[A-Za-z0-9]+)_/.exec(first ?? '')?.[1] ?? 'f';
  let shared = first;
  for (const id of rest) while (!id.startsWith(shared)) shared = shared.slice(0, -1);
  return /^f(?:_[A-Za-z0-9]+)+(?=_)/.exec(shared)?.[0] ?? 'f';
}

/** A new x-id for a field (字段编号): `f_<form>_<name>`, never one the form has. It stays when the field is renamed. */
export function freshXId(ids: ReadonlySet<string>, name: string, form?: string): string {
  const stem = `${stemOf(ids, form)}_${snakeCase(name)}`.slice(0, 110);
  if (!ids.has(stem)) return stem;
  for (let n = 2; ; n += 1) if (!ids.has(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** A title like the given one that no other field has: 联系电话, 联系电话 2 (字段名称). */
export function freshTitle(file: FormFile, { zh, en }: Text): Text {
  const titles = new Set(fieldsOf(file).map(({ field }) => titleOfSchema(field.schema, '').zh));
  if (!titles.has(zh)) return { zh, en };
  for (let n = 2; ; n += 1) if (!titles.has(`${zh} ${n}`)) return { zh: `${zh} ${n}`, en: `${en} ${n}` };
}
