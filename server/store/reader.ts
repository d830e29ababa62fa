import type { Millis } from '#engine/calendar/types.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { Select } from './database.ts';
import { asJournalRow, journalColumns, readEntry } from './execute/entry.ts';
import { readTexts } from './execute/journal-texts.ts';
import { type CaseRow, readState, stateColumnNames } from './execute/snapshot.ts';
import { runAsync, type Statement, type Value } from './plan.ts';
import type { ScopedReader } from './types.ts';

/** Reads inside a scope: the database itself filters every statement (policies on PostgreSQL, views on SQLite). */
export function createReader(tenants: readonly string[], select: Select): ScopedReader {
  return {
    tenants,
    async select<R>(sql: string, params: readonly unknown[] = []) {
      if (!/\btenant\b/.test(sql)) throw new Error('Expected the query to name the tenant, so that an index of the tenant is used.');
      return (await select(sql, params as readonly Value[])) as R[];
    },
    findCase: caseId => findCase(select, tenants, caseId),
    journal: (stream, streamId, untilMs) => readJournal(select, { tenants, stream, streamId, untilMs }),
  };
}

async function findCase(select: Select, tenants: readonly string[], caseId: string): Promise<CaseState | undefined> {
  const rows = await select(`select ${stateColumnNames} from "case" where tenant in (${places(tenants)}) and id = ?`, [...tenants, caseId]);
  const row = rows[0];
  if (row === undefined) return undefined;
  return runAsync(readState(row as unknown as CaseRow), answering(select));
}

async function readJournal(select: Select, of: { tenants: readonly string[]; stream: string; streamId: string; untilMs?: Millis }) {
  const rows = await select(
    `select ${journalColumns} from journal where tenant in (${places(of.tenants)}) and stream = ? and stream_id = ? and recorded_at <= ? order by seq`,
    [...of.tenants, of.stream, of.streamId, of.untilMs ?? Number.MAX_SAFE_INTEGER],
  );
  const journal = rows.map(asJournalRow);
  const texts = new Map<string, string>();
  for (const tenant of new Set(journal.map(row => row.tenant))) {
    for (const [of, text] of await runAsync(readTexts(tenant, journal), answering(select))) texts.set(of, text);
  }
  return journal.map(row => readEntry(row, texts));
}

/** Runs the reading statements of a plan. */
function answering(select: Select) {
  return async ({ sql, params }: Statement) => ({ rows: await select(sql, params), changes: 0 });
}

function places(values: readonly string[]): string {
  return values.length === 0 ? 'null' : values.map(() => '?').join(', ');
}
