import { decideAndApply } from '#engine/cases/decide.ts';
import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Context, Rejection } from '#engine/cases/context.ts';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { ContextCache } from '../context.ts';
import type { WriteMoment } from '../database.ts';
import { find, type Plan, select } from '../plan.ts';
import type { CaseInput, Outcome } from '../types.ts';
import { insert, insertMissing, update } from '../upsert.ts';
import { bodyHash } from './canonical.ts';
import { type BreachOf, caseRows } from './case-rows.ts';
import { emptyHead, type Head, writeEntry } from './entry.ts';
import { jobRows } from './jobs.ts';
import { listColumns } from './list-columns.ts';
import { drawNumbers } from './numbers.ts';
import { participantKey, participantsOf } from './participants.ts';
import { compareRows, writeChanges } from './project.ts';
import { breachTable, contentsOf, needReleases } from './releases.ts';
import { checkReceipt, writeReceipt } from './receipt.ts';
import { statusOf } from './rejections.ts';
import { answersQuery, readSnapshot, writeSnapshot } from './snapshot.ts';

/** A case as loaded under its lock. */
interface Loaded {
  readonly state: CaseState | null;
  readonly head: Head;
}

/** A command the engine accepted, before its rows. */
interface Decided extends Pick<Accepted, 'command' | 'before' | 'head'> {
  readonly cache: ContextCache;
}

/** A command that passed: everything the rows are written from. */
interface Accepted {
  readonly command: CaseCommand;
  readonly before: CaseState | null;
  readonly state: CaseState;
  readonly entry: Entry;
  readonly head: Head;
  readonly breachOf: BreachOf;
}

/**
 * The write path of a case (写入路径, docs/architecture.md, One write path) as one plan: lock and load, receipt, decide, draw numbers, evolve,
 * then journal, snapshot, projections, jobs and receipt. A rejection writes nothing.
 */
export function* executeCase(cache: ContextCache, input: CaseInput, moment: WriteMoment): Plan<Outcome> {
  const { state, head } = yield* loadCase(input.tenant, input.caseId, moment.lock);
  const hash = bodyHash({ ...input, actor: input.actor.account });
  const known = yield* checkReceipt({ tenant: input.tenant, id: input.id, bodyHash: hash });
  if (known !== undefined) return known;
  if (state === null && input.type !== 'open-case') return missing();
  const command = commandOf(input, Math.max(moment.now, head.at));
  needReleases(cache, contentsOf(state, command));
  const context: Context = {
    now: command.recordedAt,
    organisation: yield* cache.organisation(input.tenant),
    calendar: yield* cache.calendar(input.tenant),
    release: content => cache.release(content) ?? undefined,
  };
  const decision = decideAndApply(state, command, context);
  if (!decision.ok) return rejected(decision.rejection);
  // Nothing followed, e.g. a task read a second time: no entry, else the journal would run ahead of the state.
  const next = decision.events.length === 0 ? state! : yield* accept({ command, before: state, head, cache }, decision);
  const result = resultOf(next);
  yield* writeReceipt({
    tenant: input.tenant,
    id: input.id,
    bodyHash: hash,
    stream: 'case',
    streamId: input.caseId,
    seq: next.seq,
    result,
    at: command.recordedAt,
  });
  return { ok: true, repeated: false, seq: next.seq, streamId: input.caseId, result };
}

/** Number, evolve and write what was decided; answers the next state. */
function* accept({ command, before, head, cache }: Decided, decided: Pick<Entry, 'events'> & { readonly state: CaseState }): Plan<CaseState> {
  const events = yield* drawNumbers<CaseEvent>(command.tenant, decided.events);
  const entry = entryOf(command, head.seq + 1, events);
  const next = events === decided.events ? decided.state : evolveEntry(before, entry);
  yield* writeAccepted({ command, before, state: next, entry, head, breachOf: breachTable(cache, next) });
  return next;
}

/** Load a case with its row locked, or nothing. */
export function* loadCase(tenant: string, caseId: string, lock: string): Plan<Loaded> {
  const row = yield* find<{ snapshot: string; private: string; head_seq: number; head_hash: string; head_at: number }>(
    `select snapshot, private, head_seq, head_hash, head_at from "case" where tenant = ? and id = ?${lock}`,
    [tenant, caseId],
  );
  if (row === undefined) return { state: null, head: emptyHead };
  const answers = yield* select(answersQuery, [tenant, caseId]);
  return { state: readSnapshot(row, answers), head: { seq: row.head_seq, hash: row.head_hash, at: row.head_at } };
}

function commandOf(input: CaseInput, recordedAt: number): CaseCommand {
  return { ...input, recordedAt, effectiveAt: input.effectiveAt ?? recordedAt };
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

function* writeAccepted({ command, before, state, entry, head, breachOf }: Accepted): Plan<void> {
  const key = { tenant: command.tenant, id: command.caseId };
  const row = writeEntry(
    {
      tenant: command.tenant,
      stream: 'case',
      streamId: command.caseId,
      seq: entry.seq,
      command: entry.command,
      commandType: entry.commandType,
      recordedAt: entry.recordedAt,
      effectiveAt: entry.effectiveAt,
      actor: entry.actor,
      onBehalfOf: entry.onBehalfOf ?? null,
      reason: entry.reason ?? null,
    },
    head.hash,
    entry.events,
  );
  yield* insert('journal', row);
  const columns = { ...listColumns(state), ...writeSnapshot(state), head_seq: entry.seq, head_hash: row.hash, head_at: entry.recordedAt };
  if (before === null) yield* insert('case', { ...key, ...columns });
  else yield* update('case', key, columns);
  yield* writeChanges(compareRows(before === null ? [] : caseRows(before, breachOf), caseRows(state, breachOf)));
  yield* writeParticipants(command, entry);
  yield* insert('job', ...jobRows(command, entry));
}

function* writeParticipants(command: CaseCommand, entry: Entry): Plan<void> {
  const rows = entry.events.flatMap(participantsOf).map(({ principal, why }) => ({
    tenant: command.tenant,
    case_id: command.caseId,
    principal,
    since: entry.recordedAt,
    until: null,
    why,
  }));
  yield* insertMissing('case_participant', participantKey, rows);
}

function resultOf(state: CaseState): Readonly<Record<string, unknown>> {
  return {
    caseId: state.caseId,
    number: state.number,
    queryCode: state.queryCode,
    status: state.status,
    phase: state.phase,
    seq: state.seq,
  };
}

function rejected(rejection: Rejection): Outcome {
  return { ok: false, rejection, status: statusOf(rejection) };
}

function missing(): Outcome {
  return {
    ok: false,
    status: 404,
    rejection: {
      code: 'case-not-found',
      message: { zh: '没有找到这个办件。请核对编号。', en: 'Expected a case with this id, but there is none. Check the number.' },
    },
  };
}
