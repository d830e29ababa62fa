import type { BreachAction, ClockState } from '#engine/clocks/types.ts';
import { nextReview } from '#engine/clocks/index.ts';
import { noticeOf } from '#engine/cases/supervision/ladder.ts';
import type {
  Card,
  CaseLink,
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
import { canonicalText } from './canonical.ts';
import { storable } from '../storable.ts';
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

/** The state a state is compared with (前后状态). */
export type Beside = { readonly before: CaseState; readonly after?: never } | { readonly after: CaseState; readonly before?: never };

/**
 * Derive the projection rows of a case (投影): a pure function of its state, so that rebuild gives what execute wrote. With the state before or after,
 * the rows of all that is the very same there are left out: what events did not touch is not even looked at. Of a task that is gone after, there are
 * only the keys of its rows.
 */
export function caseRows(state: CaseState, breachOf: BreachOf, beside?: Beside): ProjectedRow[] {
  const list = new RowList(state, beside?.after);
  const other = beside?.before ?? beside?.after;
  list.unlike(state.data, other?.data, addAnswers);
  list.unlikeIn(state.tasks, other?.tasks, addTask);
  list.unlikeIn(state.clocks, other?.clocks, addClock);
  list.unlike(state.cards, other?.cards, addCard);
  list.unlike(state.explanations ?? none, other?.explanations, addExplanation);
  list.unlike(state.demands ?? none, other?.demands, addDemand);
  list.unlike(state.links ?? none, other?.links, addLink);
  if (state.rating !== undefined && state.rating !== other?.rating) list.add('rating', { ...state.rating });
  addTimers(list, breachOf, other);
  list.unlikeIn(state.incidents, other?.incidents, addIncident);
  list.unlikeIn(state.waits, other?.waits, addSubscription);
  list.unlike(state.documents, other?.documents, addDocument);
  list.unlike(state.materials, other?.materials, addMaterial);
  return list.rows;
}

const none: readonly never[] = [];

/** Adds the rows of one item to the list. */
type Adds<T> = (list: RowList, item: T, place: number) => void;

/** Rows of a case in the making. The functions that add to it stand for themselves: made anew for every command they cost more than what they do. */
class RowList {
  readonly state: CaseState;
  /** The state that comes after it, where its rows are to be compared with that one's. */
  readonly after: CaseState | undefined;
  readonly rows: ProjectedRow[] = [];

  constructor(state: CaseState, after: CaseState | undefined) {
    this.state = state;
    this.after = after;
  }

  /** Add a row; the columns that name the case are added to it. */
  add(table: ProjectionTable, row: Row): void {
    row.tenant = this.state.tenant;
    row.case_id = this.state.caseId;
    this.rows.push({ table, key: projectionKeys[table], row });
  }

  /** Add the rows of the items that are not the very same at their place in the other list. */
  unlike<T>(items: readonly T[], others: readonly T[] | undefined, adds: Adds<T>): void {
    if (items === others) return;
    for (let place = 0; place < items.length; place += 1) if (items[place] !== others?.[place]) adds(this, items[place]!, place);
  }

  /** Add the rows of the values that are not the very same under their id in the other map. */
  unlikeIn<T>(items: Readonly<Record<string, T>>, others: Readonly<Record<string, T>> | undefined, adds: Adds<T>): void {
    if (items === others) return;
    for (const id in items) if (items[id] !== others?.[id]) adds(this, items[id]!, 0);
  }
}

function distinct(principals: readonly string[]): readonly string[] {
  return principals.length < 2 ? principals : [...new Set(principals)];
}

function addAnswers(list: RowList, entry: DataEntry, position: number): void {
  list.add('case_data', {
    scope: entry.scope,
    form: entry.form,
    round: entry.round,
    schema: entry.schema,
    position,
    answers: JSON.stringify(entry.answers),
  });
}

function addCard(list: RowList, card: Card): void {
  list.add('card', {
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
  });
}

function addExplanation(list: RowList, { clock, run, cause, by, at }: Explanation, position: number): void {
  list.add('explanation', { position, clock, run, cause, account: by, at });
}

function addLink(list: RowList, { relation, case: other, number }: CaseLink): void {
  list.add('case_link', { other, relation, number });
}

function addDemand(list: RowList, demand: Demand): void {
  list.add('demand', {
    id: demand.id,
    kind: demand.kind,
    clock: demand.clock,
    receivers: JSON.stringify(demand.to),
    account: demand.by,
    at: demand.at,
    answered_by: demand.answeredBy ?? null,
    answered_at: demand.answeredAt ?? null,
    document: noticeOf(demand, list.state)?.id ?? null,
  });
}

function addIncident(list: RowList, incident: Incident): void {
  list.add('incident', {
    id: incident.id,
    scope: incident.scope,
    element: incident.element,
    code: incident.code,
    message: JSON.stringify(incident.message),
    raised_at: incident.raisedAt,
  });
}

/** What other cases of the centre may send it: every signal, and messages that carry a key; without one a message is for this case alone. */
function addSubscription(list: RowList, wait: Wait): void {
  if (wait.kind !== 'signal' && (wait.kind !== 'message' || wait.key === null)) return;
  list.add('subscription', { id: wait.id, kind: wait.kind, name: wait.name, key: wait.key === null ? null : storable(wait.key) });
}

function addDocument(list: RowList, record: DocumentRecord): void {
  list.add('document', {
    id: record.id,
    document: record.document,
    content: record.content,
    number: record.number,
    issued_at: record.issuedAt,
    issued_by: record.issuedBy,
    voided: record.voided ? 1 : 0,
  });
}

function addMaterial(list: RowList, material: MaterialState): void {
  list.add('material', {
    id: material.id,
    received: material.received ? 1 : 0,
    copies: material.copies,
    form: material.form,
    note: material.note === undefined ? null : storable(material.note),
  });
}

function addTask(list: RowList, task: Task): void {
  const isGone = list.after !== undefined && list.after.tasks[task.id] === undefined;
  list.add('task', isGone ? { id: task.id } : taskRow(task, list.state));
  for (const principal of distinct(task.candidates)) list.add('task_candidate', { principal, task: task.id });
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
    candidates: canonicalText(task.candidates),
    holder: task.holder,
    created_at: task.createdAt,
    read_at: task.readAt ?? null,
    version: task.version,
    why: task.why,
  };
}

function addClock(list: RowList, clock: ClockState): void {
  list.add('clock', {
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
  });
}

/**
 * What falls due: the next review of each running clock and each drawn timer that is not standing still. None in a closed case; in a
 * suspended one only clocks, its drawn timers come back when it is resumed.
 */
function addTimers(list: RowList, breachOf: BreachOf, given?: CaseState): void {
  const { state } = list;
  if (state.phase === 'closed') return;
  const other = given?.phase === state.phase ? given : undefined;
  list.unlikeIn(state.clocks, other?.clocks, (_, clock) => {
    const due = nextReview(clock, breachOf(clock.rule));
    if (due !== null) addTimer(list, { kind: 'clock', ref: clock.key, occurrence: clock.version, due });
  });
  if (state.phase !== 'suspended') list.unlikeIn(state.waits, other?.waits, addDrawnTimer);
}

function addDrawnTimer(list: RowList, wait: Wait): void {
  if (wait.kind !== 'timer' || wait.leftMs !== undefined) return;
  addTimer(list, { kind: 'flow', ref: wait.id, occurrence: wait.occurrence, due: wait.due });
}

function addTimer(list: RowList, timer: Row): void {
  list.add('timer', { ...timer, lease_until: 0, attempts: 0, aside: 0, error: null });
}
