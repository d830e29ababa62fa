import { Engine } from 'bpmn-engine';
import { readBpmn } from '#engine/bpmn/read.ts';
import { readLocal } from '#engine/calendar/dates.ts';
import type { CaseCommand, CaseCommandBody } from '#engine/cases/commands.ts';
import type { Context } from '#engine/cases/context.ts';
import { decide, decideAndApply } from '#engine/cases/decide.ts';
import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { emptyHead, writeEntry } from '#server/store/execute/entry.ts';
import { stateColumns } from '#server/store/execute/list-columns.ts';
import { type CaseRow, readSnapshot, type SnapshotTexts, writeSnapshot } from '#server/store/execute/snapshot.ts';
import { plainModel, plainSteps } from '../support/plain.ts';

const variables = { incomplete: false, rejected: false };
const now = readLocal('2026-03-02T09:00')!;

/** Runs one case of the plain model from its start to its end, all in memory. */
export type RunCase = () => void | Promise<void>;

/** How the state moves on: what is given to it and what it answers. */
type Move = (state: CaseState | null, command: CaseCommand, context: Context) => CaseState;

/** Our side (我方): `decideAndApply`, as the write path takes it; `decide` and `evolve` apart; and with the texts the store would keep. */
export async function ownCases(): Promise<{ readonly together: RunCase; readonly apart: RunCase; readonly stored: RunCase }> {
  const { definition } = await readBpmn(plainModel);
  const release = bareRelease(definition!);
  const context: Context = { now, organisation: bareOrganisation, calendar: bareCalendar, release: () => release };
  const run = (move: () => Move) => () => runOwn(move(), context);
  return { together: run(() => together), apart: run(() => apart), stored: run(storing) };
}

function runOwn(move: Move, context: Context): void {
  let state = move(null, commandOf(null, bareOpening(variables)), context);
  for (const step of plainSteps) {
    const task = Object.values(state.tasks).find(({ element }) => element === step)!;
    state = move(state, commandOf(state, { type: 'complete-task', task: task.id, version: task.version, answers: {} }), context);
  }
  if (state.phase !== 'closed') throw new Error(`Expected the case to be closed, but it is ${state.phase}.`);
}

function commandOf(state: CaseState | null, body: CaseCommandBody): CaseCommand {
  return { ...body, id: `command-${(state?.seq ?? 0) + 1}`, caseId: 'case-1', tenant: 'plain', actor: anybody, recordedAt: now };
}

const together: Move = (state, command, context) => {
  const decision = decideAndApply(state, command, context);
  if (!decision.ok) throw new Error(decision.rejection.message.en);
  return decision.state;
};

const apart: Move = (state, command, context) => {
  const decision = decide(state, command, context);
  if (!decision.ok) throw new Error(decision.rejection.message.en);
  return evolveEntry(state, entryOf(state, command, decision.events));
};

/** Each step also writes its journal text with hash, and goes through the texts of the snapshot and back. */
function storing(): Move {
  let head = emptyHead.hash as string;
  return (state, command, context) => {
    const decision = decideAndApply(state, command, context);
    if (!decision.ok) throw new Error(decision.rejection.message.en);
    const next = decision.state;
    const { seq, commandType, recordedAt, effectiveAt, actor, command: id } = entryOf(state, command, decision.events);
    const names = { tenant: command.tenant, stream: 'case', streamId: command.caseId, onBehalfOf: null, reason: null };
    head = writeEntry({ ...names, seq, command: id, commandType, recordedAt, effectiveAt, actor }, head, decision.events).hash;
    const row = rowOf(command, stateColumns(next), writeSnapshot(next));
    const answers = next.data.map(({ scope, form, schema, round, answers: given }) => {
      return { scope, form, schema, round, answers: JSON.stringify(given) };
    });
    return readSnapshot(row, answers, next.service);
  };
}

/** The row as a database would hand it over: spreading the parts into each other is no work of the store's. */
function rowOf({ tenant, caseId }: CaseCommand, columns: ReturnType<typeof stateColumns>, texts: SnapshotTexts): CaseRow {
  return {
    tenant,
    id: caseId,
    number: columns.number,
    query_code: columns.query_code,
    content: columns.content,
    pack: columns.pack,
    release_number: columns.release_number,
    intake_type: columns.intake_type,
    opened_by: columns.opened_by,
    window_id: columns.window_id,
    opened_at: columns.opened_at,
    closed_at: columns.closed_at,
    phase: columns.phase,
    status: columns.status,
    snapshot: texts.snapshot,
    private: texts.private,
  };
}

function entryOf(state: CaseState | null, command: CaseCommand, events: readonly CaseEvent[]): Entry {
  const { id, type, recordedAt, actor } = command;
  return {
    seq: (state?.seq ?? 0) + 1,
    command: id,
    commandType: type,
    recordedAt,
    effectiveAt: recordedAt,
    actor: actor.account,
    events,
  };
}

/** The other side: bpmn-engine 25, parsed once, a fresh engine a case that stays in memory, FEEL compiled once as its expressions. */
export async function otherCases(): Promise<RunCase> {
  const feel = createExpressions();
  const { definition } = await readBpmn(plainModel);
  // Names, ids and durations pass through the same hook; only conditions are FEEL, and evaluating the rest would be unfair.
  const conditions = new Set(Object.values(definition!.flows).flatMap(({ condition }) => condition?.text ?? []));
  const expressions = {
    resolveExpression: (text: unknown) => {
      if (typeof text !== 'string' || !conditions.has(text)) return text;
      const result = feel.evaluate(text, { vars: variables, roots: {}, now: 0 });
      if (!result.ok) throw new Error(result.error);
      return result.value;
    },
    isExpression: () => true,
    hasExpression: () => true,
  };
  const extensions = { automatic: passServices };
  const first = new Engine({ name: 'bench', source: plainModel, expressions, extensions } as never);
  const [parsed] = await first.getDefinitions();
  const { definitionContext: sourceContext } = (parsed as unknown as { context: { definitionContext: unknown } }).context;
  return async () => {
    const engine = new Engine({ name: 'bench', sourceContext, expressions, extensions } as never);
    const execution = await engine.execute();
    for (const step of plainSteps) {
      const open = execution.getPostponed().find(({ id }) => id === step);
      if (!open) throw new Error(`bpmn-engine does not wait at ${step}`);
      open.signal();
    }
    if (engine.state !== 'idle' && engine.state !== 'stopped') throw new Error(`bpmn-engine did not finish, it is ${engine.state}`);
  };
}

function passServices(activity: { type: string; behaviour: { Service?: unknown } }): void {
  if (activity.type !== 'bpmn:ServiceTask') return;
  activity.behaviour.Service = function Pass() {
    return { execute: (_: unknown, done: () => void) => done() };
  };
}
