import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import type { Plan, Row } from '../plan.ts';
import { insert, insertMissing, update } from '../upsert.ts';
import { caseRows } from './case-rows.ts';
import { type JournalRow, writeEntry } from './entry.ts';
import { jobRows } from './jobs.ts';
import { writeTexts } from './journal-texts.ts';
import { listColumns } from './list-columns.ts';
import { type Loaded, nobody } from './load.ts';
import { drawNumbers } from './numbers.ts';
import { participantKey, participantsOf } from './participants.ts';
import { compareRows, writeChanges } from './project.ts';
import { breachTable } from './releases.ts';
import { writeAside } from './set-aside.ts';
import { writeSnapshot } from './snapshot.ts';

/** What the engine decided on a command, with the state its events lead to. */
export interface Accepted {
  readonly cache: ContextCache;
  readonly command: CaseCommand;
  readonly before: Loaded;
  /** Stands for the transaction. */
  readonly memo: object;
  readonly decided: { readonly events: readonly CaseEvent[]; readonly state: CaseState };
}

/** Number and write what was decided: journal, snapshot, projections, participants, jobs. Answers the next state. */
export function* accept({ cache, command, before, memo, decided }: Accepted): Plan<CaseState> {
  const events = yield* drawNumbers<CaseEvent>(command.tenant, decided.events);
  const entry = entryOf(command, before.head.seq + 1, events);
  const state = events === decided.events ? decided.state : evolveEntry(before.state, entry);
  const share = new Map<string, string>();
  const row = journalRow(command, entry, before.head.hash, share);
  yield* writeTexts({ tenant: command.tenant, known: cache.texts, transaction: memo }, share);
  yield* insert('journal', row);
  const columns = listColumns(state);
  const size = yield* writeCase({ command, before, row, state, columns });
  const breachOf = breachTable(cache, state);
  yield* writeChanges(
    compareRows(before.state === null ? [] : caseRows(before.state, breachOf, state), caseRows(state, breachOf, before.state ?? undefined)),
  );
  yield* writeAside(command, entry);
  const participants = yield* writeParticipants(command, entry, before.state === null ? nobody : before.participants);
  yield* insert('job', ...jobRows(command, entry));
  const head = { seq: row.seq, hash: row.hash, at: row.recorded_at };
  cache.cases.keep(command.tenant, command.caseId, { state, head, columns, participants, size });
  return state;
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
  readonly state: CaseState;
  readonly columns: Row;
}

/** Write the row of the case: snapshot and head, and of the list columns those that changed, so that no index is written for nothing. */
function* writeCase({ command, before, row, state, columns }: CaseWrite): Plan<number> {
  const key = { tenant: command.tenant, id: command.caseId };
  const texts = writeSnapshot(state);
  const head = { head_seq: row.seq, head_hash: row.hash, head_at: row.recorded_at };
  if (before.state === null) yield* insert('case', { ...key, ...columns, ...texts, ...head });
  else yield* update('case', key, { ...changedColumns(before.columns, columns), ...texts, ...head });
  return texts.snapshot.length + texts.private.length;
}

function changedColumns(before: Row, after: Row): Row {
  const changed: Row = {};
  for (const column in after) if (after[column] !== before[column]) changed[column] = after[column]!;
  return changed;
}

/** Add the principals that come to have to do with the case; those known to be there already are not written again. */
function* writeParticipants(command: CaseCommand, entry: Entry, known: ReadonlySet<string>): Plan<ReadonlySet<string>> {
  const rows = new Map<string, Row>();
  for (const event of entry.events) {
    for (const { principal, why } of participantsOf(event)) {
      if (known.has(principal) || rows.has(principal)) continue;
      rows.set(principal, { tenant: command.tenant, case_id: command.caseId, principal, since: entry.recordedAt, until: null, why });
    }
  }
  if (rows.size === 0) return known;
  yield* insertMissing('case_participant', participantKey, [...rows.values()]);
  return new Set([...known, ...rows.keys()]);
}
