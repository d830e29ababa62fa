import { type Bundle, loadBundle, rowName, type StreamRef } from './audit/bundle.ts';
import { checkChain } from './audit/chain.ts';
import { derive } from './audit/derive.ts';
import { sameText, storedTexts } from './audit/text.ts';
import { findStray, removeStrays } from './audit/strays.ts';
import { listStreams, type StreamPage } from './audit/streams.ts';
import { databaseOf, machineScope, readPlan } from './database.ts';
import type { BreachOf } from './execute/case-rows.ts';
import { compareRows, sweepColumns, writeChanges } from './execute/project.ts';
import type { Plan, Row } from './plan.ts';
import type { Store } from './types.ts';
import { update } from './upsert.ts';
import { type AuditOptions, breachTableOf } from './verify.ts';

/** What rebuild did (重建结果): 0 changed rows on a healthy database; `rows` names the first hundred. */
export interface RebuildReport {
  readonly streams: number;
  readonly changed: number;
  readonly rows: readonly string[];
}

const namedRows = 100;

/**
 * Derive snapshots and projections again from the journals and replace what differs (重建投影): one small transaction per stream.
 * A broken journal is not built upon: it throws and names the row.
 */
export async function rebuild(store: Store, options: AuditOptions = {}): Promise<RebuildReport> {
  const database = databaseOf(store);
  const rows: string[] = [];
  let streams = 0;
  let entries = 0;
  let page: StreamPage | undefined;
  while (page?.phase !== 'end') {
    const former: StreamPage | undefined = page;
    page = await readPlan(database, machineScope, () => listStreams(former));
    for (const ref of page.streams) {
      const breachOf = await breachTableOf(store, ref.content);
      const result = await database.write(machineScope, ({ lock }) => rebuildStream(ref, breachOf, lock));
      rows.push(...result.rows);
      streams += 1;
      entries += result.entries;
      options.onProgress?.({ streams, entries });
    }
  }
  // Looked for by a reader first: a walk along all candidates is not to hold up the writer for nothing.
  if ((await readPlan(database, machineScope, findStray)) !== undefined) rows.push(...(await database.write(machineScope, removeStrays)));
  return { streams, changed: rows.length, rows: rows.slice(0, namedRows) };
}

function* rebuildStream(ref: StreamRef, breachOf: BreachOf, lock: string): Plan<{ rows: string[]; entries: number }> {
  const bundle = yield* loadBundle(ref, lock);
  const finding = checkChain(bundle);
  if (finding !== undefined) {
    throw new Error(
      `Expected a sound journal of ${ref.stream} ${ref.streamId} in ${ref.tenant}, but found: ${finding.table} #${finding.seq} ${finding.what}.`,
    );
  }
  const derived = derive(bundle, breachOf);
  const changes = compareRows(bundle.projected, derived.rows, sweepColumns);
  yield* writeChanges(changes);
  const head = yield* rebuildHead(bundle, { ...derived.columns, ...derived.texts });
  return { rows: [...head, ...[...changes.removed, ...changes.written].map(rowName)], entries: bundle.journal.length };
}

/** Replace snapshot and list columns where their values differ; the order of keys in a snapshot is no difference. */
function* rebuildHead(bundle: Bundle, values: Row): Plan<string[]> {
  const { ref, head } = bundle;
  const stored: Row = { ...head, ...storedTexts(bundle) };
  const changed = Object.entries(values).filter(([column, value]) => !sameValue(column, stored[column] ?? null, value));
  if (changed.length === 0) return [];
  const isCase = ref.stream === 'case';
  const key: Row = isCase ? { tenant: ref.tenant, id: ref.streamId } : { tenant: ref.tenant, stream: ref.stream, stream_id: ref.streamId };
  yield* update(isCase ? 'case' : 'stream_head', key, Object.fromEntries(changed));
  return [rowName({ table: isCase ? 'case' : 'stream_head', key: Object.keys(key), row: key })];
}

function sameValue(column: string, stored: Row[string], derived: Row[string]): boolean {
  if (stored === derived) return true;
  return (column === 'snapshot' || column === 'private') && sameText(String(stored), String(derived));
}
