import type { Compared } from './conditions.ts';
import { quoted, readWhole, type TokenReader } from './tokens.ts';

/** How a field begins (默认值): a value, several, the day it is filled in, or something known already. */
export type Default =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'values'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'today' }
  | { readonly kind: 'source'; readonly name: string };

const writeOne = (value: string | number | boolean): string => (typeof value === 'string' ? quoted(value) : String(value));

/** A default as a FEEL text. */
export function writeDefault(given: Default): string {
  switch (given.kind) {
    case 'value':
      return writeOne(given.value);
    case 'values':
      return `[${given.values.map(writeOne).join(', ')}]`;
    case 'today':
      return 'today()';
    case 'source':
      return given.name;
  }
}

/** The default a FEEL text is (读出默认值); null when it says more. */
export const readDefault = (text: string): Default | null => readWhole(text, readAny);

function readAny(reader: TokenReader): Default | null {
  if (reader.take('today', '(', ')')) return { kind: 'today' };
  if (reader.take('[')) {
    const values = reader.list(() => readOne(reader), ']');
    return values && { kind: 'values', values };
  }
  const value = readOne(reader);
  if (value !== null) return { kind: 'value', value };
  const name = reader.name();
  return name === null ? null : { kind: 'source', name };
}

function readOne(reader: TokenReader): string | number | boolean | null {
  if (reader.take('true')) return true;
  if (reader.take('false')) return false;
  const text = reader.next('text');
  if (text !== null) return text;
  return reader.attempt(() => {
    const sign = reader.take('-') ? -1 : 1;
    const number = reader.next('number');
    return number === null ? null : sign * Number(number);
  });
}

/** Values picked in the panel as a default; none: no default. */
export function defaultOf(values: readonly Compared[], isList: boolean): Default | null {
  const plain = values.filter(value => typeof value !== 'object');
  if (plain.length === 0) return null;
  return isList ? { kind: 'values', values: plain } : { kind: 'value', value: plain[0]! };
}
