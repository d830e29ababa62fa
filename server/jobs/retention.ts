import { setImmediate as turn } from 'node:timers/promises';
import { dayMs } from '#engine/calendar/dates.ts';
import type { Millis } from '#engine/calendar/types.ts';
import { type Database, databaseOf, machineScope, readPlan, type WriteMoment } from '../store/database.ts';
import { find, type Plan, type Row, run, select } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import { insertMissing, update } from '../store/upsert.ts';
import { caseOfDraft } from '../tasks/drafts.ts';
import type { Retention } from './periods.ts';

interface Kept {
  readonly period: keyof Retention;
  readonly table: string;
  readonly key: readonly string[];
  /** The column that says what a row is about, and the case that names, if any. */
  readonly about: string;
  readonly caseOf: (about: string | null) => string | null;
}

const tables: readonly Kept[] = [
  { period: 'notices', table: 'notice', key: ['tenant', 'id'], about: 'case_id', caseOf: caseId => caseId },
  { period: 'drafts', table: 'form_draft', key: ['tenant', 'account', 'ref'], about: 'ref', caseOf: ref => caseOfDraft(ref ?? '') },
  { period: 'looks', table: 'read_audit', key: ['tenant', 'id'], about: 'ref', caseOf: ref => ref },
];

/** Rows looked at in one go, and rows removed in one transaction: nobody waits for more. */
const slice = 1_000;
const batch = 100;

/**
 * Remove the rows whose period is over (到期清理). Their age is not told from the clock alone but from a day that moves on by one each time this is called,
 * never past the clock: one that leaps, forward or back, removes nothing early, and there is time to set it right. Answers the number of rows.
 */
export async function removeOutdated(store: Store, retention: Retention): Promise<number> {
  const database = databaseOf(store);
  const today = await database.write(machineScope, nextDay);
  if (today === undefined) return 0;
  let removed = 0;
  for (const kept of tables) removed += await removeFrom(database, kept, today - retention[kept.period] * dayMs);
  return removed;
}

/** The day up to which rows are to be looked at now; undefined: a day has not passed. The first time is only noted. */
function* nextDay({ now, lock }: WriteMoment): Plan<Millis | undefined> {
  const known = yield* find<{ at: number }>(`select at from retention where id = ?${lock}`, ['retention']);
  if (known === undefined) return void (yield* insertMissing('retention', ['id'], [{ id: 'retention', at: now }]));
  if (now - known.at < dayMs) return undefined;
  const at = known.at + dayMs;
  yield* update('retention', { id: 'retention' }, { at });
  return at;
}

/** Walks along the key of a table: no index finds rows by their age, it would cost every one of them. */
async function removeFrom(database: Database, kept: Kept, before: Millis): Promise<number> {
  let removed = 0;
  let after: readonly (string | number | null)[] = kept.key.map(() => '');
  for (;;) {
    const from = after;
    const rows = await readPlan(database, machineScope, () => nextRows(kept, from));
    const old = rows.filter(row => Number(row.at) < before);
    for (let begin = 0; begin < old.length; begin += batch)
      removed += await database.write(machineScope, () => removeRows(kept, old.slice(begin, begin + batch), before));
    const last = rows.at(-1);
    if (last === undefined || rows.length < slice) return removed;
    after = kept.key.map(column => last[column]!);
    await turn();
  }
}

function* nextRows({ table, key, about }: Kept, after: readonly (string | number | null)[]): Plan<Row[]> {
  const columns = key.join(', ');
  return yield* select(
    `select ${columns}, ${about} as about, at from ${table} where (${columns}) > (${key.map(() => '?').join(', ')}) order by ${columns} limit ${slice}`,
    after,
  );
}

/** What was written anew meanwhile stays, and so does what an open case has. */
function* removeRows({ table, key, caseOf }: Kept, rows: readonly Row[], before: Millis): Plan<number> {
  let removed = 0;
  for (const row of rows) {
    removed += yield* run(
      `delete from ${table} where ${key.map(column => `${column} = ?`).join(' and ')} and at < ?
       and not exists (select 1 from "case" c where c.tenant = ? and c.id = ? and c.phase <> 'closed')`,
      [...key.map(column => row[column]!), before, row.tenant!, caseOf(row.about as string | null) ?? ''],
    );
  }
  return removed;
}
