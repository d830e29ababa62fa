import { pinyin } from 'pinyin-pro';
import type { CodeList } from '#forms/codes/list.ts';
import type { CodeEntry } from '#forms/schema/types.ts';

/** Most entries a search answers. */
export const foundAtMost = 50;

/** How well entries fit, the best first: the code or title itself, how they begin, a part of the title, its pinyin. */
const ranks = 6;

/**
 * Finds entries by code, title, pinyin or initials (检索): the best first, within a rank in the order of the list, retired ones last. `under`: only
 * entries somewhere below that one.
 */
export function searchCodes(list: CodeList, text: string, under?: string): CodeEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: CodeEntry[][] = Array.from({ length: ranks * 2 }, () => []);
  const rankOf = createRanking(wanted);
  for (const entry of under === undefined ? list.entries() : below(list, under)) {
    const rank = rankOf(entry);
    if (rank === undefined) continue;
    const place = found[entry.retired ? rank + ranks : rank]!;
    if (place.length < foundAtMost) place.push(entry);
  }
  return found.flat().slice(0, foundAtMost);
}

function* below(list: CodeList, code: string): Iterable<CodeEntry> {
  const waiting = [...list.children(code)];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    yield next;
    if (list.hasChildren(next.code)) waiting.push(...list.children(next.code));
  }
}

function createRanking(wanted: string): (entry: CodeEntry) => number | undefined {
  const isPinyin = /^[a-z]+$/.test(wanted);
  const rankWords = (words: string): number | undefined => {
    if (words === wanted) return 0;
    if (words.startsWith(wanted)) return 1;
    return words.includes(wanted) ? 3 : undefined;
  };
  return ({ code, title }) => {
    if (code.toLowerCase() === wanted) return 0;
    if (code.toLowerCase().startsWith(wanted)) return 2;
    const rank = rankWords(title.zh.toLowerCase()) ?? (title.en === title.zh ? undefined : rankWords(title.en.toLowerCase()));
    if (rank !== undefined || !isPinyin) return rank;
    const at = spelledAt(title.zh, wanted);
    return at === undefined ? undefined : at === 0 ? 4 : 5;
  };
}

/** Where in a title something is spelled; undefined: nowhere. Most characters are passed over by their first letters. */
function spelledAt(title: string, wanted: string): number | undefined {
  for (let at = 0; at < title.length; at++) {
    if (initialsOf(title.charCodeAt(at)).includes(wanted[0]!) && spells(title, at, wanted)) return at;
  }
  return undefined;
}

/** First letters of the readings of a character, by its code. */
const initials = new Map<number, string>();

function initialsOf(code: number): string {
  const known = initials.get(code);
  if (known !== undefined) return known;
  const letters = readingsOf(String.fromCharCode(code))
    .map(reading => reading[0])
    .join('');
  initials.set(code, letters);
  return letters;
}

/** Readings of a character (读音), all of them where it has several: 重庆 is found by chong and by zhong. */
const readings = new Map<string, readonly string[]>();

function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  const found = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  const spelled = [...new Set(found.map(syllable => syllable.toLowerCase().replaceAll('ü', 'v')))].filter(one => /^[a-z]+$/.test(one));
  readings.set(character, spelled);
  return spelled;
}

/** Does the title from a place on begin with what is spelled: each character by a whole syllable or its initial, the last one by a part? */
function spells(title: string, from: number, wanted: string): boolean {
  let places = new Set([0]);
  for (let at = from; at < title.length && places.size > 0; at++) {
    const next = new Set<number>();
    for (const place of places) {
      for (const reading of readingsOf(title[at]!)) {
        if (reading.startsWith(wanted.slice(place))) return true;
        if (wanted[place] === reading[0]) next.add(place + 1);
        if (wanted.startsWith(reading, place)) next.add(place + reading.length);
      }
    }
    places = next;
    if (places.has(wanted.length)) return true;
  }
  return false;
}
