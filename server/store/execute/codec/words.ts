import type { Millis } from '#engine/calendar/types.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Codec } from './record.ts';

/** What the text of one entry is written and read against (上下文): the same of the writer and of every reader. */
export interface Frame {
  /** Its number in the journal: ids of things it makes itself are `<seq>.<index>`. */
  readonly seq: number;
  readonly recordedAt: Millis;
  /** Writer: keeps a text that stands once for all entries and answers its name; absent: it is written whole. */
  readonly keepService?: (service: ServiceItem) => string;
  /** Reader: what stands under such a name. Throws when there is nothing. */
  readonly findService?: (name: string) => ServiceItem;
}

/** The entry being written or read; undefined: texts stand alone, as in a snapshot. Nothing waits between `framed` and its end. */
let frame: Frame | undefined;
let prefix = '';
/** Words of the entry so far, each at its place. */
let spoken: string[] = [];
const places = new Map<string, number>();

/** Write or read one entry. */
export function framed<T>(of: Frame, work: () => T): T {
  frame = of;
  prefix = `${of.seq}.`;
  try {
    return work();
  } finally {
    frame = undefined;
    spoken = [];
    places.clear();
  }
}

/**
 * A word that entries repeat (复用词): the first time it stands as it is, then as its place among the words of the entry. Ids of things the entry
 * itself makes are their index, below 0. Lists of words, and null, are kept. Never for a field that may hold a number.
 */
export const word = { write: writeWord, read: readWord } as unknown as Codec<never>;

/** Fields that are words, or lists of them. */
export function words<const K extends string>(...names: readonly K[]): Readonly<Record<K, Codec<never>>> {
  return Object.fromEntries(names.map(name => [name, word])) as Record<K, Codec<never>>;
}

function writeWord(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeWord);
  if (frame === undefined || typeof value !== 'string') return value;
  const known = places.get(value);
  if (known !== undefined) return known;
  const own = ownIndex(value);
  if (own !== undefined) return -1 - own;
  places.set(value, places.size);
  return value;
}

/** Index of an id this entry made; undefined for any other word. */
function ownIndex(value: string): number | undefined {
  if (!value.startsWith(prefix)) return undefined;
  const index = Number(value.slice(prefix.length));
  return prefix + index === value && Number.isSafeInteger(index) && index >= 0 ? index : undefined;
}

function readWord(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(readWord);
  if (frame === undefined) return json;
  if (typeof json === 'number') return json < 0 ? prefix + (-1 - json) : spoken[json];
  if (typeof json === 'string') spoken.push(json);
  return json;
}

/** Numbers nearer to 0 are milliseconds after the entry was recorded, others moments. */
const farthest = 1_000_000_000;

/** A moment near the entry's own (时刻): as milliseconds after it. */
export const moment: Codec<Millis> = {
  write: value => (frame !== undefined && Math.abs(value - frame.recordedAt) < farthest ? value - frame.recordedAt : value),
  read: json => (frame !== undefined && Math.abs(json as number) < farthest ? (json as number) + frame.recordedAt : (json as number)),
};

/** A service item (事项) as the name it stands under once for all cases, or whole where nobody keeps it. */
export function shared(whole: Codec<ServiceItem>): Codec<ServiceItem> {
  return {
    write: service => frame?.keepService?.(service) ?? whole.write(service),
    read: json => {
      if (typeof json !== 'string') return whole.read(json);
      if (frame?.findService === undefined) throw new Error(`Expected the service item ${json} to be at hand, but it was not.`);
      return frame.findService(json);
    },
  };
}
