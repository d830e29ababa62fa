import { hash } from 'node:crypto';
import { recent } from '#engine/recent.ts';

/** What entries of one kind have in common (句式), as it stands in journal_text, with its name there: its SHA-256. */
export interface Pattern {
  readonly text: string;
  readonly hash: string;
}

interface Seen {
  readonly rows: readonly unknown[];
  readonly pattern: Pattern;
}

/** Rows seen last, by their number and the kind of the first: to compare them is quicker than to write them as text. */
const seen = new Map<number, Seen[]>();
const seenOfKind = 16;
/** More rows than kinds of events there are. */
const kinds = 1_000;

/** The pattern of the rows of an entry's events: their JSON text. The rows are not to be changed afterwards. */
export function patternOf(rows: readonly (readonly unknown[])[]): Pattern {
  const key = rows.length * kinds + Number(rows[0]?.[0] ?? 0);
  const alike = seen.get(key) ?? [];
  for (const one of alike) if (isSame(one.rows, rows)) return one.pattern;
  const pattern = patternOfText(JSON.stringify(rows));
  seen.set(key, [{ rows, pattern }, ...alike.slice(0, seenOfKind - 1)]);
  return pattern;
}

/** Lists are compared by what stands in them, anything else by itself: rows that merely look alike are told by their text. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) if (!isSame(one[place], other[place])) return false;
  return true;
}

/** Patterns written last, by their text: to look one up is quicker than to hash it. */
const patternsKept = 2_000;
const patternOfText = recent((text): Pattern => ({ text, hash: hash('sha256', text, 'base64url') }), patternsKept);
