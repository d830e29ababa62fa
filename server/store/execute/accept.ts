import { evolveEntry } from '#engine/cases/fold.ts';
import { isEmpty } from '#engine/cases/maps.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache, Memo } from '../context.ts';
import type { Plan, Row, Statement } from '../plan.ts';
import { inserter, inserting, updating } from '../upsert.ts';
import { caseRows } from './case-rows.ts';
import { takesTurn, turnsTaken } from './distribution.ts';
import { type EntryHead, type JournalRow, writeEntry } from './entry.ts';
import { jobRows, jobsAgain } from './jobs.ts';
import { writeTexts } from './journal-texts.ts';
import { changedColumns, listColumns } from './list-columns.ts';
import { type Loaded, nobody } from './load.ts';
import { drawNumbers } from './numbers.ts';
import { participantKey, participantsOf } from './participants.ts';
import { changing, compareRows, type RowChanges } from './project.ts';
import { breachTable } from './releases.ts';
import { settingAside } from './set-aside.ts';
import { type SnapshotTexts, writeSnapshot } from './snapshot.ts';

/** What the engine decided on a command, its numbers drawn, with the state its events lead to. */
export interface Accepted {
  readonly cache: ContextCache;
  readonly command: CaseCommand;
  readonly before: Loaded;
  /** Stands for the transaction. */
  readonly memo: Memo;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
}

/** Draw the numbers that what was decided asks for (取号): its events and its state with them. */
export function* draw(
  command: CaseCommand,
  before: Loaded,
  events: readonly CaseEvent[],
): Plan<{ readonly events: readonly CaseEvent[]; readonly state: CaseState }> {
  const drawn = yield* drawNumbers<CaseEvent>(command.tenant, events);
  return { events: drawn, state: evolveEntry(before.state, entryOf(command, before.head.seq + 1, drawn)) };
}

const insertEntry = inserter('journal');

/** Write what was decided: journal, snapshot, projections, participants, jobs. */
export function* accept({ cache, command, before, memo, events, state }: Accepted): Plan<void> {
  const entry = entryOf(command, before.head.seq + 1, events);
  const share = new Map<string, string>();
  const row = journalRow(command, entry, before.head.hash, share);
  if (!cache.texts.hasAll(command.tenant, share))
    yield* writeTexts({ tenant: command.tenant, known: cache.texts, transaction: memo }, share);
  const changed = before.state === null ? listColumns(state) : changedColumns(state, before);
  const texts = writeSnapshot(state);
  const known = before.state === null ? nobody : before.participants;
  const joining = participantRows(command, entry, known);
  const statements = [insertEntry(row), writeCase({ command, before, row, changed, texts })];
  statements.push(...changing(changedRows(cache, before.state, state)));
  if (joining.length > 0) statements.push(...inserting('case_participant', joining, { key: participantKey, clash: 'keep' }));
  if (command.type === 'fail-timer' || events.some(hasEffect)) statements.push(...effectsOf(command, entry));
  yield statements;
  // Hardly anything comes to a closed case any more: the room is for the others.
  if (state.phase === 'closed') return cache.cases.forget(command.tenant, command.caseId);
  cache.cases.keep(command.tenant, command.caseId, {
    state,
    head: { seq: row.seq, hash: row.hash, at: row.recorded_at },
    columns: before.state === null ? changed : columnsWith(before.columns, changed),
    participants: joining.length === 0 ? known : new Set([...known, ...joining.map(({ principal }) => String(principal))]),
    span: memo.span,
    size: texts.snapshot.length + texts.private.length,
  });
}

/** true: the event asks for more than what follows from the state. */
function hasEffect(event: CaseEvent): boolean {
  return event.type === 'job-requested' || event.type === 'incident-resolved' || takesTurn(event);
}

/** What an entry does besides the state it leads to: timers set aside or tried again, jobs asked for or sent again, turns taken. */
function effectsOf(command: CaseCommand, entry: Entry): Statement[] {
  const jobs = [...inserting('job', jobRows(command, entry)), ...jobsAgain(command, entry)];
  return [...settingAside(command, entry), ...jobs, ...turnsTaken(command.tenant, entry.events)];
}

/** The rows that are not as they were. */
function changedRows(cache: ContextCache, before: CaseState | null, state: CaseState): RowChanges {
  const breachOf = breachTable(cache, state);
  return before === null
    ? { removed: [], written: caseRows(state, breachOf) }
    : compareRows(caseRows(before, breachOf, { after: state }), caseRows(state, breachOf, { before }));
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
  const head: EntryHead = {
    tenant,
    stream: 'case',
    streamId: caseId,
    seq: entry.seq,
    command: entry.command,
    commandType: entry.commandType,
    recordedAt: entry.recordedAt,
    effectiveAt: entry.effectiveAt,
    actor: entry.actor,
    onBehalfOf: entry.onBehalfOf ?? null,
    reason: entry.reason ?? null,
  };
  return writeEntry(head, prev, entry.events, share);
}

interface CaseWrite {
  readonly command: CaseCommand;
  readonly before: Loaded;
  readonly row: JournalRow;
  /** List columns that changed, all of a new case. */
  readonly changed: Row;
  readonly texts: SnapshotTexts;
}

const insertCase = inserter('case');

/** Write the row of the case: snapshot and head, and of the list columns those that changed, so that no index is written for nothing. */
function writeCase({ command, before, row, changed, texts }: CaseWrite): Statement {
  const { snapshot, private: hidden } = texts;
  const { seq: head_seq, hash: head_hash, recorded_at: head_at } = row;
  const { tenant, caseId: id } = command;
  if (isEmpty(changed)) return { sql: updateState, params: [snapshot, hidden, head_seq, head_hash, head_at, tenant, id], unasked: true };
  const values = { ...changed, snapshot, private: hidden, head_seq, head_hash, head_at };
  return before.state === null ? insertCase({ tenant, id, ...values }) : updating('case', { tenant, id }, values);
}

/** What every command writes of a case that is there already. */
const updateState = updating('case', { tenant: '', id: '' }, { snapshot: '', private: '', head_seq: 0, head_hash: '', head_at: 0 }).sql;

function columnsWith(columns: Row, changed: Row): Row {
  return isEmpty(changed) ? columns : { ...columns, ...changed };
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
