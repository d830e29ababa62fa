import { asJournalRow, type JournalRow, journalColumns, type SharedTexts } from '../execute/entry.ts';
import { readTexts } from '../execute/journal-texts.ts';
import { participantKey } from '../execute/participants.ts';
import { answersQuery } from '../execute/snapshot.ts';
import { projectionKeys } from '../execute/case-rows.ts';
import { keyColumns, type ProjectedRow } from '../execute/project.ts';
import { find, type Plan, type Row, select } from '../plan.ts';
import { streamKinds } from '../streams/list.ts';
import { quote } from '../upsert.ts';

/** Names a stream. */
export interface StreamRef {
  readonly tenant: string;
  readonly stream: string;
  readonly streamId: string;
}

/** Everything the database holds about one stream, read at one moment. */
export interface Bundle {
  readonly ref: StreamRef;
  /** Row with snapshot and head: of `case`, or of `stream_head`. */
  readonly head: Row | undefined;
  readonly answers: readonly Row[];
  readonly journal: readonly JournalRow[];
  /** Texts the journal shares with others, by the hash it names them with. */
  readonly texts: SharedTexts;
  readonly projected: readonly ProjectedRow[];
}

/** Read a stream whole. */
export function* loadBundle(ref: StreamRef, lock: string): Plan<Bundle> {
  const isCase = ref.stream === 'case';
  const head = isCase
    ? yield* find(`select * from "case" where tenant = ? and id = ?${lock}`, [ref.tenant, ref.streamId])
    : yield* find(`select * from stream_head where tenant = ? and stream = ? and stream_id = ?${lock}`, [
        ref.tenant,
        ref.stream,
        ref.streamId,
      ]);
  const rows = yield* select(`select ${journalColumns} from journal where tenant = ? and stream = ? and stream_id = ? order by seq`, [
    ref.tenant,
    ref.stream,
    ref.streamId,
  ]);
  const journal = rows.map(asJournalRow);
  const answers = isCase ? yield* select(answersQuery, [ref.tenant, ref.streamId]) : [];
  return {
    ref,
    head,
    answers,
    journal,
    texts: yield* readTexts(ref.tenant, journal),
    projected: isCase ? yield* caseProjection(ref) : yield* streamProjection(ref),
  };
}

function* caseProjection(ref: StreamRef): Plan<ProjectedRow[]> {
  const rows: ProjectedRow[] = [];
  const of = [ref.tenant, ref.streamId];
  for (const [table, key] of Object.entries({ ...projectionKeys, case_participant: participantKey })) {
    const found =
      table === 'task_candidate'
        ? yield* candidatesOf(of)
        : yield* select(`select * from ${quote(table)} where tenant = ? and case_id = ?`, of);
    rows.push(...found.map(row => ({ table, key, row })));
  }
  return rows;
}

/** Candidates stand by their principal: those of a case are found by whoever has to do with it. The others are strays (`strays.ts`). */
function* candidatesOf(of: readonly string[]): Plan<Row[]> {
  return yield* select(
    `select * from task_candidate where tenant = ? and principal in (select principal from case_participant where tenant = ? and case_id = ?) and case_id = ?`,
    [of[0]!, ...of, of[1]!],
  );
}

function* streamProjection(ref: StreamRef): Plan<ProjectedRow[]> {
  const rows: ProjectedRow[] = [];
  const kind = streamKinds[ref.stream as keyof typeof streamKinds];
  for (const { table, where, key } of kind?.owns(ref) ?? []) {
    const conditions = Object.keys(where).map(column => `${quote(column)} = ?`);
    const found = yield* select(`select * from ${quote(table)} where ${conditions.join(' and ')}`, Object.values(where as Row));
    rows.push(...found.map(row => ({ table, key, row })));
  }
  return rows;
}

/** Words for a row, e.g. `task (tenant=heshan, case_id=..., id=3.4)`. */
export function rowName({ table, key, row }: ProjectedRow): string {
  const columns = Object.entries(keyColumns(key, row)).map(([column, value]) => `${column}=${value}`);
  return `${table} (${columns.join(', ')})`;
}
