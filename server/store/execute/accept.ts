import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache, Memo } from '../context.ts';
import type { Plan, Row, Statement } from '../plan.ts';
import { inserting, updating } from '../upsert.ts';
import { caseRows } from './case-rows.ts';
import { turnsTaken } from './distribution.ts';
import { type JournalRow, writeEntry } from './entry.ts';
import { jobRows } from './jobs.ts';
import { writeTexts } from './journal-texts.ts';
import { listColumns } from './list-columns.ts';
import { type Loaded, nobody } from './load.ts';
import { drawNumbers } from './numbers.ts';
import { participantKey, participantsOf } from './participants.ts';
import { changing, compareRows, type RowChanges } from './project.ts';
import { breachTable } from './releases.ts';
import { settingAside } from './set-aside.ts';
import { type SnapshotTexts, writeSnapshot } from './snapshot.ts';

/** What the engine decided on a command, with the state its events lead to. */
export interface Accepted {
  readonly cache: ContextCache;
  readonly command: CaseCommand;
  readonly before: Loaded;
  /** Stands for the transaction. */
  readonly memo: Memo;
  readonly decided: { readonly events: readonly CaseEvent[]; readonly state: CaseState };
}

/** Number and write what was decided: journal, snapshot, projections, participants, jobs. Answers the next state. */
export function* accept({ cache, command, before, memo, decided }: Accepted): Plan<CaseState> {
  const events = yield* drawNumbers<CaseEvent>(command.tenant, decided.events);
  const entry = entryOf(command, before.head.seq + 1, events);
  const state = events === decided.events ? decided.state : evolveEntry(before.state, entry);
  const share = new Map<string, string>();
  const row = journalRow(command, entry, before.head.hash, share);
  if (!cache.texts.hasAll(command.tenant, share))
    yield* writeTexts({ tenant: command.tenant, known: cache.texts, transaction: memo }, share);
  const columns = listColumns(state, before.state === null ? undefined : before);
  const texts = writeSnapshot(state);
  const known = before.state === null ? nobody : before.participants;
  const joining = participantRows(command, entry, known);
  // One flat list: a statement handed up through plans within plans costs as much as making it.
  const statements = [
    ...inserting('journal', [row]),
    ...writeCase({ command, before, row, columns, texts }),
    ...changing(changedRows(cache, before.state, state)),
    ...settingAside(command, entry),
    ...inserting('case_participant', joining, { key: participantKey, clash: 'keep' }),
    ...inserting('job', jobRows(command, entry)),
    ...turnsTaken(command.tenant, events),
  ];
  for (const statement of statements) yield statement;
  cache.cases.keep(command.tenant, command.caseId, {
    state,
    head: { seq: row.seq, hash: row.hash, at: row.recorded_at },
    columns,
    participants: joining.length === 0 ? known : new Set([...known, ...joining.map(({ principal }) => String(principal))]),
    span: memo.span,
    size: texts.snapshot.length + texts.private.length,
  });
  return state;
}

/** The rows that are not as they were. */
function changedRows(cache: ContextCache, before: CaseState | null, state: CaseState): RowChanges {
  const breachOf = breachTable(cache, state);
  return before === null
    ? { removed: [], written: caseRows(state, breachOf) }
    : compareRows(caseRows(before, breachOf, state), caseRows(state, breachOf, before));
}

function entryOf(command: CaseCommand, seq: number, events: readonly CaseEvent[]): Entry {
  return {
    seq,
    command: command.id,
    commandType: command.type,
    recordedAt: command.recordedAt,
    effectiveAt: command.effectiveAt ?? command.recordedAt,
    actor: command.actor.account,
    onBehalfOf: command.actor.onBehalfOf,
    reason: command.reason,
    events,
  };
}

function journalRow({ tenant, caseId }: CaseCommand, entry: Entry, prev: string, share: Map<string, string>): JournalRow {
  const { seq, command, commandType, recordedAt, effectiveAt, actor } = entry;
  const named = { seq, command, commandType, recordedAt, effectiveAt, actor };
  const head = { tenant, stream: 'case', streamId: caseId, ...named, onBehalfOf: entry.onBehalfOf ?? null, reason: entry.reason ?? null };
  return writeEntry(head, prev, entry.events, share);
}

interface CaseWrite {
  readonly command: CaseCommand;
  readonly before: Loaded;
  readonly row: JournalRow;
  readonly columns: Row;
  readonly texts: SnapshotTexts;
}

/** Write the row of the case: snapshot and head, and of the list columns those that changed, so that no index is written for nothing. */
function writeCase({ command, before, row, columns, texts }: CaseWrite): Statement[] {
  const key = { tenant: command.tenant, id: command.caseId };
  const changed: Row = before.state === null ? { ...key, ...columns } : changedColumns(before.columns, columns);
  changed.snapshot = texts.snapshot;
  changed.private = texts.private;
  changed.head_seq = row.seq;
  changed.head_hash = row.hash;
  changed.head_at = row.recorded_at;
  return before.state === null ? inserting('case', [changed]) : [updating('case', key, changed)];
}

function changedColumns(before: Row, after: Row): Row {
  const changed: Row = {};
  for (const column in after) if (after[column] !== before[column]) changed[column] = after[column]!;
  return changed;
}

/** The principals that come to have to do with the case; those known to be there already are not written again. */
function participantRows(command: CaseCommand, entry: Entry, known: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  for (const event of entry.events) {
    for (const { principal, why } of participantsOf(event)) {
      if (known.has(principal) || rows.some(row => row.principal === principal)) continue;
      rows.push({ tenant: command.tenant, case_id: command.caseId, principal, since: entry.recordedAt, until: null, why });
    }
  }
  return rows;
}
