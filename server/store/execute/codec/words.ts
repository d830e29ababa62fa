import type { Millis } from '#engine/calendar/types.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Codec } from './record.ts';

/** What the text of one entry is written and read against (上下文): the same of the writer and of every reader. */
export interface Frame {
  /** Its number in the journal: ids of things it makes itself are `<seq>.<index>`. */
  readonly seq: number;
  readonly recordedAt: Millis;
  /** Words of the entry's row, in a fixed order: its events say them by their place. Only where they name a pattern. */
  readonly names?: readonly string[];
  /** Writer: keeps a pattern that stands once for all entries alike and answers its name; absent: entries say everything themselves. */
  readonly keepPattern?: (rows: readonly (readonly unknown[])[]) => string;
  /** Reader: the text under such a name. Throws when there is nothing. */
  readonly findPattern?: (name: string) => string;
  /** Writer: keeps a text that stands once for all entries and answers its name; absent: it is written whole. */
  readonly keepService?: (service: ServiceItem) => string;
  /** Reader: what stands under such a name. Throws when there is nothing. */
  readonly findService?: (name: string) => ServiceItem;
  /** Writer: set where an event has a private part, which somebody else keeps; so nobody need look through the events for them again. */
  hasPrivate?: boolean;
}

/** The entry being written or read; undefined: texts stand alone, as in a snapshot. Nothing waits between `framed` and its end. */
let frame: Frame | undefined;
let prefix = '';
/** Words of the entry so far, each at its place. */
let spoken: string[] = [];
/** Their places, where they are many. */
const places = new Map<string, number>();
const many = 24;

/**
 * Place of a word among those of the entry, -1 for a new one. Few words are looked through more quickly than looked up, and their last characters
 * more quickly than they: ids and names of one kind begin alike.
 */
function placeOf(word: string): number {
  if (spoken.length <= many) {
    const end = word.length - 1;
    const last = word.charCodeAt(end);
    for (let place = 0; place < spoken.length; place += 1) {
      const other = spoken[place]!;
      if (other.length === end + 1 && (end < 0 || other.charCodeAt(end) === last) && other === word) return place;
    }
    return -1;
  }
  for (let place = places.size; place < spoken.length; place += 1) places.set(spoken[place]!, place);
  return places.get(word) ?? -1;
}
/** What only this entry says (个别值), in the order of its places in the pattern; undefined: there is no pattern, everything stands at its place. */
let values: unknown[] | undefined;
/** Values read so far. */
let taken = 0;

/** Write or read one entry. With `apart`, what only this entry says goes there, or comes from there, and the rest is the pattern (句式). */
export function framed<G, T>(of: Frame, work: (given: G) => T, given: G, apart?: unknown[]): T {
  frame = of;
  prefix = `${of.seq}.`;
  if (apart !== undefined) beginPattern(of.names ?? [], apart);
  try {
    return work(given);
  } finally {
    frame = undefined;
    values = undefined;
    spoken = [];
    if (places.size > 0) places.clear();
  }
}

/** Writer: the event being written has a private part. */
export function notePrivate(): void {
  if (frame !== undefined) frame.hasPrivate = true;
}

function beginPattern(names: readonly string[], apart: unknown[]): void {
  values = apart;
  taken = 0;
  spoken = [...new Set(names)];
}

/** Stands in a pattern where the entry has a value of its own. */
const own = true;

function setApart(json: unknown): true {
  values!.push(json);
  return own;
}

function takeApart(): unknown {
  return values![taken++];
}

/**
 * A word that entries repeat (复用词): the first time it stands as it is, then as its place among the words of the entry. Ids of things the entry
 * itself makes are their index, below 0. Lists of words, and null, are kept. Never for a field that may hold a number. A pattern says the words of
 * the drawing; ids of older entries and people are values of the entry.
 */
export const word = { write: writeWord, read: readWord } as unknown as Codec<never>;

/** A word that is never of the drawing: who did it, to whom, under which code. */
export const name = { write: writeName, read: readWord } as unknown as Codec<never>;

/** Fields that are words, or lists of them. */
export function words<const K extends string>(...keys: readonly K[]): Readonly<Record<K, Codec<never>>> {
  return Object.fromEntries(keys.map(key => [key, word])) as Record<K, Codec<never>>;
}

/** Fields that are words of people and cases, or lists of them. */
export function names<const K extends string>(...keys: readonly K[]): Readonly<Record<K, Codec<never>>> {
  return Object.fromEntries(keys.map(key => [key, name])) as Record<K, Codec<never>>;
}

/** Fields with a value that differs from case to case (个别值). */
export function apart<const K extends string>(...keys: readonly K[]): Readonly<Record<K, Codec<never>>> {
  return Object.fromEntries(keys.map(key => [key, single])) as Record<K, Codec<never>>;
}

function writeWord(value: unknown): unknown {
  if (typeof value !== 'string') return Array.isArray(value) ? value.map(writeWord) : value;
  const known = shortOf(value);
  if (known !== undefined) return known;
  return values !== undefined && isOfCase(value) ? setApart(value) : value;
}

function writeName(value: unknown): unknown {
  if (typeof value !== 'string') return Array.isArray(value) ? value.map(writeName) : value;
  const known = shortOf(value);
  if (known !== undefined) return known;
  return values !== undefined ? setApart(value) : value;
}

/** What an entry says for a word it knows; undefined for a new one, which it knows from then on. */
function shortOf(word: string): unknown {
  if (frame === undefined) return word;
  const index = ownIndex(word);
  if (index !== undefined) return -1 - index;
  const known = placeOf(word);
  if (known >= 0) return known;
  spoken.push(word);
  return undefined;
}

/** An entry has fewer events than this many digits can count. */
const indexDigits = 9;
const zero = '0'.charCodeAt(0);

/** Index of an id this entry made; undefined for any other word. */
function ownIndex(value: string): number | undefined {
  const { length } = prefix;
  if (value.length > length + indexDigits || !value.startsWith(prefix)) return undefined;
  let index = 0;
  for (let at = length; at < value.length; at += 1) {
    const digit = value.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    index = index * 10 + digit;
  }
  // A number has one text: no other word reads like it.
  return value.length === length || (index < 10 ** (value.length - length - 1) && value.length > length + 1) ? undefined : index;
}

/** true: an id an older entry made, or a person. */
function isOfCase(value: string): boolean {
  const first = value.charCodeAt(0);
  return (first >= 48 && first <= 57 && /^\d+\.\d+$/.test(value)) || value.startsWith('person:');
}

function readWord(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(readWord);
  if (frame === undefined) return json;
  if (typeof json === 'number') return json < 0 ? prefix + (-1 - json) : spoken[json];
  const said = json === own && values !== undefined ? takeApart() : json;
  if (typeof said === 'string') spoken.push(said);
  return said;
}

/**
 * A value of this case alone (个别值): apart from the pattern, else at its place. A field may become one later, for patterns say at each place whether it
 * was; never the other way round. Its values are never true and false.
 */
export const single: Codec<never> = {
  write: (value: unknown) => (values === undefined ? value : setApart(value)),
  read: json => ((json as unknown) === own && values !== undefined ? takeApart() : json) as never,
};

/** A name that stands in the entry's row as well: at its place everywhere but in a pattern. */
export const rowName: Codec<string> = {
  write: value => (values === undefined ? value : (writeName(value) as string)),
  read: json => (values === undefined ? json : readWord(json)) as string,
};

/** Numbers nearer to 0 are milliseconds after the entry was recorded, others moments. */
const farthest = 1_000_000_000;

/** A moment near the entry's own (时刻): as milliseconds after it. A pattern says only that it is the entry's own. */
export const moment: Codec<Millis> = {
  write: value => {
    const json = frame !== undefined && Math.abs(value - frame.recordedAt) < farthest ? value - frame.recordedAt : value;
    return values === undefined || json === 0 ? json : setApart(json);
  },
  read: json => {
    const value = (json as unknown) === own ? (takeApart() as number) : (json as number);
    return frame !== undefined && Math.abs(value) < farthest ? value + frame.recordedAt : value;
  },
};

/** A service item (事项) as the name it stands under once for all cases, or whole where nobody keeps it. */
export function shared(whole: Codec<ServiceItem>): Codec<ServiceItem> {
  return {
    write: service => {
      const of = frame?.keepService?.(service);
      if (of === undefined) return whole.write(service);
      return values === undefined ? of : setApart(of);
    },
    read: json => {
      const of = json === own ? takeApart() : json;
      if (typeof of !== 'string') return whole.read(of);
      if (frame?.findService === undefined) throw new Error(`Expected the service item ${of} to be at hand, but it was not.`);
      return frame.findService(of);
    },
  };
}
