import type { WriteMoment } from '../database.ts';
import { find, type Plan } from '../plan.ts';
import { emptyHead, type Head } from './entry.ts';
import type { KnownCase, KnownCases } from './known-cases.ts';
import { listColumns } from './list-columns.ts';
import { type CaseRow, readState, stateColumnNames } from './snapshot.ts';

interface HeadRow {
  readonly head_seq: number;
  readonly head_hash: string;
  readonly head_at: number;
}

/** A case as loaded under its lock, or nothing. */
export type Loaded = KnownCase | { readonly state: null; readonly head: Head };

const absent: Loaded = { state: null, head: emptyHead };
/** Participants of a case nobody has looked at yet. */
export const nobody: ReadonlySet<string> = new Set();

/** Texts by how rows are locked: one text made once is looked up quicker than an equal one. */
const queries = new Map<string, { readonly head: string; readonly whole: string }>();

function queriesWith(lock: string): { readonly head: string; readonly whole: string } {
  const known = queries.get(lock);
  if (known !== undefined) return known;
  const from = `from "case" where tenant = ? and id = ?${lock}`;
  const made = {
    head: `select head_seq, head_hash, head_at ${from}`,
    whole: `select ${stateColumnNames}, head_seq, head_hash, head_at ${from}`,
  };
  queries.set(lock, made);
  return made;
}

/**
 * Load a case with its row locked: from memory when its row still names the head it was kept with, or nobody but this process has written since; else from
 * its snapshot.
 */
export function* loadCase(
  cases: KnownCases,
  of: { readonly tenant: string; readonly caseId: string },
  { lock, memo }: Pick<WriteMoment, 'lock' | 'memo'>,
): Plan<Loaded> {
  const { tenant, caseId } = of;
  const known = cases.find(tenant, caseId);
  if (known === undefined) return yield* readCase(of, lock);
  if (memo.span !== null && known.span === memo.span) return known;
  const row = yield* find<HeadRow>(queriesWith(lock).head, [tenant, caseId]);
  if (row?.head_seq === known.head.seq && row.head_hash === known.head.hash) return known;
  cases.forget(tenant, caseId);
  return yield* readCase(of, lock);
}

function* readCase({ tenant, caseId }: { readonly tenant: string; readonly caseId: string }, lock: string): Plan<Loaded> {
  const row = yield* find<HeadRow & CaseRow>(queriesWith(lock).whole, [tenant, caseId]);
  if (row === undefined) return absent;
  const state = yield* readState(row);
  const head: Head = { seq: row.head_seq, hash: row.head_hash, at: row.head_at };
  return { state, head, columns: listColumns(state), participants: nobody, span: null, size: row.snapshot.length + row.private.length };
}
