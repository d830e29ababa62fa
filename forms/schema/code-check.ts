import type { Text } from '#engine/problem.ts';
import { type CodeParams, sentenceFor } from './messages.ts';
import { isList, type Site, sitesOf } from './sites.ts';
import { titleOf } from './titles.ts';
import { type CodeBook, type FormSchema, isValues, pointerStep, type Values } from './types.ts';

/** Judges the codes in answers by the code lists (字典校验). `before`: codes that stood there already may have been retired since. */
export type CodeCheck = (answers: Values, codes: CodeBook, before: Values) => { readonly pointer: string; readonly say: () => Text }[];

/** Reads the fields of a form that hold codes. What the book does not know is left to the server, whose book is whole. */
export function createCodeCheck(form: FormSchema): CodeCheck {
  const fields = sitesOf(form).flatMap(site => {
    const holder = isList(site.schema) && isValues(site.schema.items) ? site.schema.items : site.schema;
    return typeof holder['x-codes'] === 'string' ? [{ site, list: holder['x-codes'], level: holder['x-codes-level'] }] : [];
  });
  if (fields.length === 0) return () => [];
  return (answers, codes, before) =>
    fields.flatMap(({ site, list, level }) => {
      const old = new Set(valuesAt(before, site).map(({ value }) => value));
      return valuesAt(answers, site).flatMap(({ pointer, value }) => {
        const sentence = faultOf({ list, level, code: value, isOld: old.has(value) }, codes);
        return sentence ? [{ pointer, say: () => sentence(titleOf(form, pointer)) }] : [];
      });
    });
}

interface Coded {
  readonly list: string;
  readonly level: unknown;
  readonly code: string;
  readonly isOld: boolean;
}

/** What is wrong with a code, to be said of a field; null: nothing. */
function faultOf({ list, level, code, isOld }: Coded, codes: CodeBook): ((title: Text) => Text) | null {
  const entry = codes.find(list, code);
  if (entry === undefined) return null;
  const say = (params: Omit<CodeParams, 'list'>) => (title: Text) => sentenceFor('x-codes', { list, ...params }, title);
  if (entry === null) return say({ reason: 'unknown' });
  if (entry.retired && !isOld) return say({ reason: 'retired', entry: entry.title });
  return typeof level !== 'number' || entry.level >= level ? null : say({ reason: 'level', level });
}

interface Found {
  readonly pointer: string;
  readonly value: string;
}

/** Every text that stands in a field: one at the top, one a row in a list, one an entry where several may be chosen. */
function valuesAt(answers: Values, { path }: Site): Found[] {
  let at: { pointer: string; value: unknown }[] = [{ pointer: '', value: answers }];
  for (const name of path)
    at = at
      .flatMap(entriesAt)
      .flatMap(({ pointer, value }) =>
        isValues(value) && Object.hasOwn(value, name) ? [{ pointer: pointer + pointerStep(name), value: value[name] }] : [],
      );
  return at.flatMap(entriesAt).filter((found): found is Found => typeof found.value === 'string');
}

function entriesAt(at: { readonly pointer: string; readonly value: unknown }): { pointer: string; value: unknown }[] {
  if (!Array.isArray(at.value)) return [at];
  return at.value.map((value: unknown, index) => ({ pointer: `${at.pointer}/${index}`, value }));
}
