import type { FieldKind } from '#forms/fields/types.ts';

/** true: a kind is found by what was typed: words of its name or help in either language, or its id. */
export function fits({ id, title, help }: FieldKind, text: string): boolean {
  const said = [id, title.zh, title.en, help.zh, help.en].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => said.includes(word));
}
