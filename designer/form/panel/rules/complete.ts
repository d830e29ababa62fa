import type { NameInSight } from './names.ts';

/** A place in a text where a name is being typed (正在输入的名称). */
export interface Typing {
  readonly from: number;
  readonly word: string;
}

/** The beginning of a name before the caret; null inside a quoted text or where no name is typed. */
export function typingAt(text: string, caret: number): Typing | null {
  const before = text.slice(0, caret);
  const quotes = before.replace(/\\./g, '').split('"').length - 1;
  if (quotes % 2 === 1) return null;
  const word = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0];
  return word === undefined ? null : { from: caret - word.length, word };
}

/** Most names offered at once. */
const mostOffered = 8;

/** Names that go on with what is typed (可补全的名称), by name or by title; the name that is complete already is not offered alone. */
export function offered(word: string, names: readonly NameInSight[]): readonly NameInSight[] {
  const low = word.toLowerCase();
  const begins = names.filter(({ name }) => name.toLowerCase().startsWith(low));
  const titled = names.filter(
    one => !begins.includes(one) && [one.title.zh, one.title.en.toLowerCase()].some(title => title.includes(low)),
  );
  const found = [...begins, ...titled].slice(0, mostOffered);
  return found.length === 1 && found[0]!.name === word ? [] : found;
}

/** The text with a name in the place of what was typed, and where the caret goes. */
export function completed(text: string, { from, word }: Typing, name: string): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + name + text.slice(from + word.length), caret: from + name.length };
}
