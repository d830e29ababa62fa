import type { Text } from '#engine/problem.ts';
import { sentenceFor } from './messages.ts';
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
  if (entry === null) return title => sentenceFor('enum', {}, title);
  if (entry.retired && !isOld)
    return title => ({
      zh: `「${title.zh}」中的「${entry.title.zh}」已停用，请重新选择。`,
      en: `"${entry.title.en}" of "${title.en}" is no longer in use, please choose another.`,
    });
  if (typeof level !== 'number' || entry.level >= level) return null;
  return title => ({
    zh: `「${title.zh}」选得不够细，请选到第 ${level} 级。`,
    en: `"${title.en}" is not exact enough, please choose down to level ${level}.`,
  });
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
