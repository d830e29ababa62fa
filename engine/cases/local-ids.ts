import type { LocalId } from './state.ts';

/** Entries of a case, and events of an entry, whose ids are made once for all cases. */
const entries = 256;
const events = 64;

const made: (LocalId | undefined)[] = new Array(entries * events).fill(undefined);

/**
 * Id of what the event `index` of entry `seq` makes: `<seq>.<index>`. Nearly every case has the same few: as keys of its maps they are the very same
 * text each time, which the machine need not build, hash and look up again.
 */
export function idAt(seq: number, index: number): LocalId {
  if (seq >= entries || index >= events) return `${seq}.${index}`;
  const at = seq * events + index;
  const known = made[at];
  if (known !== undefined) return known;
  const id = asKey(`${seq}.${index}`);
  made[at] = id;
  return id;
}

/** true: what one id names was made after what another names. */
export function isLater(a: LocalId, b: LocalId): boolean {
  const dot = a.indexOf('.');
  const otherDot = b.indexOf('.');
  const seq = Number(a.slice(0, dot));
  const otherSeq = Number(b.slice(0, otherDot));
  return seq === otherSeq ? Number(a.slice(dot + 1)) > Number(b.slice(otherDot + 1)) : seq > otherSeq;
}

/** The text as an object holds it for a key. */
function asKey(text: string): string {
  return Object.keys({ [text]: true })[0]!;
}
