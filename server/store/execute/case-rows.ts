import type { BreachAction, ClockState } from '#engine/clocks/types.ts';
import { nextReview } from '#engine/clocks/index.ts';
import { noticeOf } from '#engine/cases/supervision/ladder.ts';
import type {
  Card,
  CaseState,
  DataEntry,
  Demand,
  DocumentRecord,
  Explanation,
  Incident,
  MaterialState,
  Task,
  Wait,
} from '#engine/cases/state.ts';
import type { Row } from '../plan.ts';
import type { ProjectedRow } from './project.ts';

/** Projection tables derived from a case's state alone, with the columns of their primary keys. */
export const projectionKeys = {
  case_data: ['tenant', 'case_id', 'scope', 'form', 'round'],
  task: ['tenant', 'case_id', 'id'],
  task_candidate: ['tenant', 'case_id', 'task', 'principal'],
  clock: ['tenant', 'case_id', 'key'],
  card: ['tenant', 'case_id', 'id'],
  explanation: ['tenant', 'case_id', 'position'],
  demand: ['tenant', 'case_id', 'id'],
  case_link: ['tenant', 'case_id', 'other', 'relation'],
  rating: ['tenant', 'case_id'],
  timer: ['tenant', 'case_id', 'kind', 'ref'],
  incident: ['tenant', 'case_id', 'id'],
  subscription: ['tenant', 'case_id', 'id'],
  document: ['tenant', 'case_id', 'id'],
  material: ['tenant', 'case_id', 'id'],
} as const;
export type ProjectionTable = keyof typeof projectionKeys;

/** What a breach of a clock rule does; needed to know when a clock must be looked at. */
export type BreachOf = (rule: string) => BreachAction;

/**
 * Derive the projection rows of a case (投影): a pure function of its state, so that rebuild gives what execute wrote. With `other`, the state
 * before or after, the rows of all that is the very same there are left out: what events did not touch is not even looked at.
 */
export function caseRows(state: CaseState, breachOf: BreachOf, other?: CaseState): ProjectedRow[] {
  const { tenant, caseId: case_id } = state;
  const rows: ProjectedRow[] = [];
  const add = (table: ProjectionTable, row: Row): void => {
    rows.push({ table, key: projectionKeys[table], row: { ...row, tenant, case_id } });
  };
  unlike(state.data, other?.data, (entry, position) => add('case_data', answersRow(entry, position)));
  unlikeIn(state.tasks, other?.tasks, task => {
    add('task', taskRow(task, state));
    for (const principal of new Set(task.candidates)) add('task_candidate', { principal, task: task.id });
  });
  unlikeIn(state.clocks, other?.clocks, clock => add('clock', clockRow(clock)));
  unlike(state.cards, other?.cards, card => add('card', cardRow(card)));
  unlike(state.explanations ?? [], other?.explanations, (explanation, position) =>
    add('explanation', explanationRow(explanation, position)),
  );
  unlike(state.demands ?? [], other?.demands, demand => add('demand', demandRow(demand, state)));
  unlike(state.links ?? [], other?.links, ({ relation, case: other, number }) => add('case_link', { other, relation, number }));
  if (state.rating !== undefined && state.rating !== other?.rating) add('rating', { ...state.rating });
  for (const row of timerRows(state, breachOf, other)) add('timer', row);
  unlikeIn(state.incidents, other?.incidents, incident => add('incident', incidentRow(incident)));
  unlikeIn(state.waits, other?.waits, wait => {
    const row = subscriptionRow(wait);
    if (row) add('subscription', row);
  });
  unlike(state.documents, other?.documents, record => add('document', documentRow(record)));
  unlike(state.materials, other?.materials, material => add('material', materialRow(material)));
  return rows;
}

/** Visit the items that are not the very same at their place in the other list. */
function unlike<T>(items: readonly T[], others: readonly T[] | undefined, visit: (item: T, place: number) => void): void {
  if (items === others) return;
  for (const [place, item] of items.entries()) if (item !== others?.[place]) visit(item, place);
}

/** Visit the values that are not the very same under their id in the other map. */
function unlikeIn<T>(items: Readonly<Record<string, T>>, others: Readonly<Record<string, T>> | undefined, visit: (item: T) => void): void {
  if (items === others) return;
  for (const id in items) if (items[id] !== others?.[id]) visit(items[id]!);
}

function answersRow(entry: DataEntry, position: number): Row {
  return {
    scope: entry.scope,
    form: entry.form,
    round: entry.round,
    schema: entry.schema,
    position,
    answers: JSON.stringify(entry.answers),
  };
}

function cardRow(card: Card): Row {
  return {
    id: card.id,
    clock: card.clock,
    run: card.run,
    level: card.level,
    rule: card.rule,
    at: card.at,
    on_date: card.on,
    issued_at: card.issuedAt,
    due_on: card.dueOn,
    holders: JSON.stringify(card.holders),
    receivers: JSON.stringify(card.to),
    stage: card.stage ?? null,
    revoked: card.revoked ? 1 : 0,
    cause: card.cause ?? null,
    points: card.points ?? null,
    letter: card.letter ?? null,
    appeal: card.appeal ? (card.appeal.outcome ?? 'open') : null,
    appealed_by: card.appeal?.by ?? null,
    appealed_at: card.appeal?.at ?? null,
    decided_by: card.appeal?.decidedBy ?? null,
  };
}

function explanationRow({ clock, run, cause, by, at }: Explanation, position: number): Row {
  return { position, clock, run, cause, account: by, at };
}

function demandRow(demand: Demand, state: CaseState): Row {
  return {
    id: demand.id,
    kind: demand.kind,
    clock: demand.clock,
    receivers: JSON.stringify(demand.to),
    account: demand.by,
    at: demand.at,
    answered_by: demand.answeredBy ?? null,
    answered_at: demand.answeredAt ?? null,
    document: noticeOf(demand, state)?.id ?? null,
  };
}

function incidentRow(incident: Incident): Row {
  return {
    id: incident.id,
    scope: incident.scope,
    element: incident.element,
    code: incident.code,
    message: JSON.stringify(incident.message),
    raised_at: incident.raisedAt,
  };
}

/** What other cases of the centre may send it: every signal, and messages that carry a key; without one a message is for this case alone. */
function subscriptionRow(wait: Wait): Row | undefined {
  if (wait.kind !== 'signal' && (wait.kind !== 'message' || wait.key === null)) return undefined;
  return { id: wait.id, kind: wait.kind, name: wait.name, key: wait.key };
}

function documentRow(record: DocumentRecord): Row {
  return {
    id: record.id,
    document: record.document,
    content: record.content,
    number: record.number,
    issued_at: record.issuedAt,
    issued_by: record.issuedBy,
    voided: record.voided ? 1 : 0,
  };
}

function materialRow(material: MaterialState): Row {
  return {
    id: material.id,
    received: material.received ? 1 : 0,
    copies: material.copies,
    form: material.form,
    note: material.note ?? null,
  };
}

function taskRow(task: Task, state: CaseState): Row {
  return {
    id: task.id,
    scope: task.scope,
    element: task.element,
    name: task.name,
    stage: task.stage ?? null,
    form: task.form ?? null,
    content: state.scopes[task.scope]?.content ?? state.content,
    candidates: JSON.stringify(task.candidates),
    holder: task.holder,
    created_at: task.createdAt,
    read_at: task.readAt ?? null,
    version: task.version,
    why: task.why,
  };
}

function clockRow(clock: ClockState): Row {
  return {
    key: clock.key,
    rule: clock.rule,
    stage: clock.stage ?? null,
    task: clock.task ?? null,
    run: clock.run,
    status: clock.status,
    start_at: clock.startAt,
    start_on: clock.startOn,
    length: clock.length,
    unit: clock.unit,
    due: clock.due,
    due_on: clock.dueOn,
    provisional: clock.provisional ? 1 : 0,
    calendar: clock.calendar.id,
    calendar_version: clock.calendar.version,
    stopped_at: clock.stoppedAt ?? null,
    pause: clock.pauses.find(pause => pause.to === null)?.reason ?? null,
    version: clock.version,
  };
}

/**
 * What falls due: the next review of each running clock and each drawn timer that is not standing still. None in a closed case; in a
 * suspended one only clocks, its drawn timers come back when it is resumed.
 */
function timerRows(state: CaseState, breachOf: BreachOf, given?: CaseState): Row[] {
  if (state.phase === 'closed') return [];
  const other = given?.phase === state.phase ? given : undefined;
  const rows: Row[] = [];
  unlikeIn(state.clocks, other?.clocks, clock => {
    const due = nextReview(clock, breachOf(clock.rule));
    if (due !== null) rows.push({ kind: 'clock', ref: clock.key, occurrence: clock.version, due });
  });
  if (state.phase === 'suspended') return rows.map(unclaimed);
  unlikeIn(state.waits, other?.waits, wait => {
    if (wait.kind === 'timer' && wait.leftMs === undefined)
      rows.push({ kind: 'flow', ref: wait.id, occurrence: wait.occurrence, due: wait.due });
  });
  return rows.map(unclaimed);
}

function unclaimed(row: Row): Row {
  return { ...row, lease_until: 0, attempts: 0, aside: 0, error: null };
}
