import type { WriteMoment } from '../database.ts';
import { find, type Plan } from '../plan.ts';
import type { CaseInput } from '../types.ts';
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

/** A case as this process left it, where nobody else can have written since; undefined: it must be loaded. */
export function recallCase(
  cases: KnownCases,
  { tenant, caseId }: { readonly tenant: string; readonly caseId: string },
  { span }: WriteMoment['memo'],
): KnownCase | undefined {
  if (span === null) return undefined;
  const known = cases.find(tenant, caseId);
  return known?.span === span ? known : undefined;
}

/**
 * Load a case with its row locked: from memory when its row still names the head it was kept with (`recallCase` knows those that need no look), else
 * from its snapshot.
 */
export function* loadCase(cases: KnownCases, of: Pick<CaseInput, 'tenant' | 'caseId' | 'type'>, lock: string): Plan<Loaded> {
  const { tenant, caseId } = of;
  const known = cases.find(tenant, caseId);
  if (known === undefined) return yield* readCase(of, lock, of.type === 'open-case');
  const row = yield* find<HeadRow>(queriesWith(lock).head, [tenant, caseId]);
  if (row?.head_seq === known.head.seq && row.head_hash === known.head.hash) return known;
  cases.forget(tenant, caseId);
  return yield* readCase(of, lock);
}

/** `isNew`: a case about to be opened, of which hardly ever anything stands there. */
function* readCase({ tenant, caseId }: Pick<CaseInput, 'tenant' | 'caseId'>, lock: string, isNew = false): Plan<Loaded> {
  const statement = { sql: queriesWith(lock).whole, params: [tenant, caseId] };
  const row = (yield isNew ? { ...statement, presumed: 0 } : statement).rows[0] as (HeadRow & CaseRow) | undefined;
  if (row === undefined) return absent;
  const state = yield* readState(row);
  const head: Head = { seq: row.head_seq, hash: row.head_hash, at: row.head_at };
  return { state, head, columns: listColumns(state), participants: nobody, span: null, size: row.snapshot.length + row.private.length };
}
