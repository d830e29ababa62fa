import { hash } from 'node:crypto';
import { hashEntry, hashPrivate, isAlgorithm, type JournalRow, readEntry, repeatsHashes, sharedIn } from '../execute/entry.ts';
import type { Bundle } from './bundle.ts';

/** The first thing wrong with a stream: which row and what differs. */
export interface Finding {
  readonly table: string;
  readonly seq: number | null;
  readonly what: string;
}

/** Check the hash chain of a stream, the texts its entries name, and its head (日志链校验). */
export function checkChain({ ref, head, journal, texts }: Bundle): Finding | undefined {
  let prev: JournalRow | undefined;
  for (const row of journal) {
    const what = entryFault(row, prev);
    if (what !== undefined) return { table: 'journal', seq: row.seq, what };
    prev = row;
  }
  for (const [of, seq] of sharedIn(journal)) {
    const text = texts.get(of);
    // What only looks like the name of a text may be a person's words: such an entry is whole.
    if (text === undefined && isReadable(journal, seq, texts)) continue;
    if (text === undefined) return { table: 'journal_text', seq, what: `text ${of} is missing` };
    if (!isSound(of, text)) return { table: 'journal_text', seq, what: `text ${of} differs from its hash` };
  }
  const table = ref.stream === 'case' ? 'case' : 'stream_head';
  if (head === undefined) return { table, seq: null, what: 'row missing' };
  const last = prev === undefined ? { seq: 0, hash: '', at: 0 } : { seq: prev.seq, hash: prev.hash, at: prev.recorded_at };
  if (head.head_seq !== last.seq) return { table, seq: last.seq, what: `head_seq ${head.head_seq}, journal ends with ${last.seq}` };
  if (head.head_hash !== last.hash) return { table, seq: last.seq, what: 'head_hash differs from the last entry' };
  if (head.head_at !== last.at) return { table, seq: last.seq, what: 'head_at differs from the last entry' };
  return undefined;
}

function isReadable(journal: Bundle['journal'], seq: number, texts: Bundle['texts']): boolean {
  try {
    readEntry(journal.find(row => row.seq === seq)!, texts);
    return true;
  } catch {
    return false;
  }
}

/** Texts hashed last, with the name each has: thousands of journals name the same few. */
const sound = new Map<string, string>();
const soundKept = 1_000;

function isSound(of: string, text: string): boolean {
  if (sound.get(of) === text) return true;
  if (hash('sha256', text, 'base64url') !== of) return false;
  if (sound.size >= soundKept) sound.clear();
  sound.set(of, text);
  return true;
}

function entryFault(row: JournalRow, prev: JournalRow | undefined): string | undefined {
  if (row.seq !== (prev?.seq ?? 0) + 1) return `seq ${row.seq} after ${prev?.seq ?? 0}`;
  if (!isAlgorithm(row.alg)) return `alg ${row.alg}`;
  if (row.prev !== (repeatsHashes(row.alg) ? (prev?.hash ?? '') : '')) return 'prev differs from the hash of the entry before';
  if (row.recorded_at < (prev?.recorded_at ?? 0)) return 'recorded_at before the entry before';
  if (!privateFits(row)) return 'private part differs from its hash';
  if (row.hash !== hashEntry(row, prev?.hash ?? '')) return 'content differs from its hash';
  return undefined;
}

/** A private part that was erased leaves its hash; one that is there must fit it. */
function privateFits(row: JournalRow): boolean {
  if (row.private === null) return row.private_hash !== '' || row.salt === '';
  return row.private_hash === (repeatsHashes(row.alg) ? hashPrivate(row) : '');
}
