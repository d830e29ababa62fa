import type { CodeEntry } from '../schema/types.ts';
import { CodeTable } from './list.ts';
import { linesOf, readShipped } from './read.ts';

/**
 * Administrative divisions (行政区划): provinces, cities and counties with the 6 digits of GB/T 2260, townships with 9. Counties and above are kept as
 * entries; the townships of a province are read when one of them is asked for and kept as their text, a line a county, so that all of China takes
 * about 2 MB.
 */
export class Divisions {
  readonly #upper = new CodeTable(upperEntries());
  readonly #townships = new Map<string, ReadonlyMap<string, string>>();

  /** Entries, townships included. */
  readonly size = 44_703;

  find(code: string): CodeEntry | undefined {
    if (code.length !== 9) return this.#upper.find(code);
    return this.#below(code.slice(0, 6)).find(entry => entry.code === code);
  }

  children(parent?: string): readonly CodeEntry[] {
    return [...this.#upper.children(parent), ...(parent === undefined ? [] : this.#below(parent))];
  }

  hasChildren(code: string): boolean {
    return this.#upper.children(code).length > 0 || this.#lines(code.slice(0, 2)).has(code);
  }

  *entries(): Iterable<CodeEntry> {
    yield* this.#upper.entries();
    for (const { code } of this.#upper.children()) for (const county of this.#lines(code.slice(0, 2)).keys()) yield* this.#below(county);
  }

  #below(county: string): CodeEntry[] {
    const line = this.#lines(county.slice(0, 2)).get(county);
    return line === undefined ? [] : line.split(',').map(text => township(county, text));
  }

  /** Townships of a province by county, as text. Most places outside the mainland have none. */
  #lines(province: string): ReadonlyMap<string, string> {
    const known = this.#townships.get(province);
    if (known) return known;
    if (!withTownships.has(province)) return none;
    const lines = linesOf(readShipped(`townships/${province}.tsv`)).map(line => [line.slice(0, 6), line.slice(7)] as const);
    const read = new Map(lines);
    this.#townships.set(province, read);
    return read;
  }
}

/** Provinces with a file of townships, by the first two digits: Taiwan, Hong Kong and Macao have none. */
const withTownships = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '));
const none: ReadonlyMap<string, string> = new Map();

function township(county: string, text: string): CodeEntry {
  const title = text.slice(3);
  return { code: county + text.slice(0, 3), title: { zh: title, en: title }, level: 4, parent: county };
}

/** Provinces, cities and counties: what stands above one follows from its digits. */
function* upperEntries(): Iterable<CodeEntry> {
  for (const line of linesOf(readShipped('division.tsv'))) {
    const [code = '', zh = '', en = zh] = line.split('\t');
    const title = { zh, en };
    if (code.endsWith('0000')) yield { code, title, level: 1 };
    else if (code.endsWith('00')) yield { code, title, level: 2, parent: `${code.slice(0, 2)}0000` };
    else yield { code, title, level: 3, parent: `${code.slice(0, 4)}00` };
  }
}
