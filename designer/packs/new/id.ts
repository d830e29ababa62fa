/** What an id of a pack may be (编号规则). */
export const packIdPattern = /^[a-z][a-z0-9-]{0,63}$/;

/** Syllables -> an id: lower case, hyphens between, at most 40 characters, and a letter in front. Empty when nothing is left. */
export function idFrom(syllables: readonly string[]): string {
  const words = syllables.map(one => one.toLowerCase().replace(/[^a-z0-9]+/g, '-')).join('-');
  const plain = words.replace(/-+/g, '-').replace(/^[^a-z]+/, '');
  return plain.slice(0, 40).replace(/-+$/, '');
}

/** The id, or with the first number after it that is not taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (id === '' || !taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Proposes an id from a title by its pinyin (按拼音给出编号). The table of pinyin is fetched when first needed. */
export async function proposedId(title: string, taken: ReadonlySet<string>): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  return freeId(idFrom(pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' })), taken);
}
