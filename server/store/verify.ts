import type { Text } from '#engine/problem.ts';
import { type Bundle, loadBundle, rowName } from './audit/bundle.ts';
import { checkChain, type Finding } from './audit/chain.ts';
import { derive } from './audit/derive.ts';
import { sameText, storedTexts } from './audit/text.ts';
import { checkContents } from './audit/contents.ts';
import { findStray } from './audit/strays.ts';
import { type ListedStream, listStreams, type StreamPage } from './audit/streams.ts';
import { databaseOf, machineScope, readPlan } from './database.ts';
import type { BreachOf } from './execute/case-rows.ts';
import { compareRows, type ProjectedRow, sweepColumns } from './execute/project.ts';
import type { Store } from './types.ts';

/** What verify found (校验结果): the first bad row when `ok` is false. */
export type VerifyReport =
  | { readonly ok: true; readonly streams: number; readonly entries: number }
  | {
      readonly ok: false;
      readonly streams: number;
      readonly entries: number;
      readonly tenant: string;
      readonly stream: string;
      readonly streamId: string;
      readonly seq: number | null;
      readonly table: string;
      readonly what: string;
      readonly message: Text;
    };

/** Called after every stream. */
export interface AuditOptions {
  readonly onProgress?: (done: { readonly streams: number; readonly entries: number }) => void;
}

/**
 * Verify a database (校验): every hash chain, every head, fold(journal) = snapshot, every projection row and every stored release.
 * Reads only, and may run beside a working server: each stream is read at one moment.
 */
export async function verify(store: Store, options: AuditOptions = {}): Promise<VerifyReport> {
  const counts = { streams: 0, entries: 0 };
  const database = databaseOf(store);
  let page: StreamPage | undefined;
  while (page?.phase !== 'end') {
    const former: StreamPage | undefined = page;
    page = await readPlan(database, machineScope, () => listStreams(former));
    for (const ref of page.streams) {
      const { entries, finding } = await verifyStream(store, ref);
      counts.streams += 1;
      counts.entries += entries;
      if (finding !== undefined) return badRow(ref, finding, counts);
      options.onProgress?.(counts);
    }
  }
  const stray = await readPlan(database, machineScope, findStray);
  if (stray !== undefined) return badRow({ ...strayCase(stray), stream: 'case' }, strayFinding(stray), counts);
  const content = await checkContents(database);
  if (content !== undefined) return badRow({ tenant: '', stream: 'release', streamId: content.id }, content, counts);
  return { ok: true, ...counts };
}

function strayCase({ row }: ProjectedRow): { tenant: string; streamId: string } {
  return { tenant: String(row.tenant), streamId: String(row.case_id) };
}

function strayFinding(stray: ProjectedRow): Finding {
  return { table: stray.table, seq: null, what: `${rowName(stray)} should not exist` };
}

/** Verify one stream as it stands at one moment: its chain, its head, fold(journal) = snapshot, its projection rows. */
export async function verifyStream(store: Store, ref: ListedStream): Promise<{ readonly entries: number; readonly finding?: Finding }> {
  const breachOf = await breachTableOf(store, ref.content);
  const bundle = await readPlan(databaseOf(store), machineScope, () => loadBundle(ref, ''));
  const finding = checkBundle(bundle, breachOf);
  return { entries: bundle.journal.length, ...(finding === undefined ? {} : { finding }) };
}

/** What a breach does, by rule, in the release a case runs on. */
export async function breachTableOf(store: Store, content: string | null): Promise<BreachOf> {
  const release = content === null ? undefined : await store.release(content);
  return rule => release?.clocks.find(({ id }) => id === rule)?.onBreach ?? 'none';
}

function checkBundle(bundle: Bundle, breachOf: BreachOf): Finding | undefined {
  return checkChain(bundle) ?? checkDerived(bundle, breachOf);
}

function checkDerived(bundle: Bundle, breachOf: BreachOf): Finding | undefined {
  const table = bundle.ref.stream === 'case' ? 'case' : 'stream_head';
  const head = bundle.head!;
  const seq = Number(head.head_seq);
  try {
    const derived = derive(bundle, breachOf);
    const stored = storedTexts(bundle);
    const text = (['snapshot', 'private'] as const).find(column => !sameText(stored[column], derived.texts[column]));
    if (text !== undefined) return { table, seq, what: `${text} differs from the folded journal` };
    const column = Object.keys(derived.columns).find(name => head[name] !== derived.columns[name]);
    if (column !== undefined) return { table, seq, what: `${column} differs from the folded journal` };
    return checkProjection(bundle, derived.rows, seq);
  } catch (error) {
    return { table, seq, what: `cannot be folded: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function checkProjection(bundle: Bundle, expected: Bundle['projected'], seq: number): Finding | undefined {
  const { removed, written } = compareRows(bundle.projected, expected, sweepColumns);
  const wrong = written[0] ?? removed[0];
  if (wrong === undefined) return undefined;
  return { table: wrong.table, seq, what: `${rowName(wrong)} ${written.length > 0 ? 'is missing or differs' : 'should not exist'}` };
}

function badRow(
  ref: { tenant: string; stream: string; streamId: string },
  { table, seq, what }: Finding,
  counts: { streams: number; entries: number },
): VerifyReport {
  const { tenant, stream, streamId } = ref;
  const place = `${stream} ${streamId}${seq === null ? '' : ` #${seq}`}`;
  return {
    ok: false,
    ...counts,
    tenant,
    stream,
    streamId,
    seq,
    table,
    what,
    message: {
      zh: `数据被改动：租户 ${tenant}，${place}，表 ${table}：${what}。请停止使用并由备份核对。`,
      en: `Expected untouched data, but found a change: tenant ${tenant}, ${place}, table ${table}: ${what}. Stop work and compare with a backup.`,
    },
  };
}
