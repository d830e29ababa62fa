import type { CaseEvent } from '#engine/cases/events.ts';
import type { LocalId } from '#engine/cases/state.ts';
import type { CardLevel } from '#engine/clocks/types.ts';

/** What the viewer needs of a journal entry (日志条目); the API's entries fit. */
export interface SeenEntry {
  readonly seq: number;
  readonly recordedAt: number;
  readonly effectiveAt: number;
  readonly actor: { readonly account: string; readonly name: string };
  readonly events: readonly { readonly type: string; readonly [key: string]: unknown }[];
}

/** What a step waits for other than a person: a message by name, a due moment, a job. */
export interface WaitMark {
  readonly kind: 'timer' | 'message' | 'signal' | 'job';
  readonly name: string | null;
  readonly due: number | null;
}

/** One passage through a step (一次办理). Moments are legal moments in milliseconds. */
export interface Visit {
  readonly run: LocalId;
  readonly scope: LocalId;
  readonly enteredAt: number;
  readonly enteredSeq: number;
  readonly end: 'completed' | 'cancelled' | null;
  readonly endedAt: number | null;
  /** Account and name of who completed it; null for the machine's steps. */
  readonly by: { readonly account: string; readonly name: string } | null;
  readonly opinion: string | null;
  /** Account of who holds the open task, or null. */
  readonly holder: string | null;
  /** Who may take the open task. */
  readonly candidates: readonly string[];
  readonly task: LocalId | null;
  /** What tells its task from others of the step (多实例), such as the branch; null where nothing does. */
  readonly title: string | null;
  readonly stage: string | null;
  readonly waiting: WaitMark | null;
}

/** A warning or card that fell while a step was open (预警/黄牌/红牌). */
export interface CardMark {
  readonly level: CardLevel;
  readonly clock: string;
  readonly at: number;
  readonly on: string;
  readonly dueOn: string;
  readonly holders: readonly string[];
}

/** State of a step at the chosen instant (步骤状态). */
export type StepState = 'none' | 'open' | 'done' | 'cancelled' | 'failed';

/** All that happened on one element of a scope. */
export interface StepMark {
  readonly element: string;
  readonly state: StepState;
  readonly visits: readonly Visit[];
  readonly cards: readonly CardMark[];
  readonly incidents: readonly { readonly id: LocalId; readonly zh: string; readonly en: string; readonly at: number }[];
  /** Scopes this element opened: called processes, sub-processes, instances; in order. */
  readonly opened: readonly LocalId[];
}

/** Marks of one scope: a process, a sub-process or a called process. */
export interface ScopeMarks {
  readonly scope: LocalId;
  readonly parent: LocalId | null;
  /** Element of the parent scope that opened it; null for the root. */
  readonly element: string | null;
  readonly content: string;
  readonly container: string;
  readonly open: boolean;
  readonly steps: Readonly<Record<string, StepMark>>;
  /** Sequence flow -> how often it was taken. */
  readonly flows: Readonly<Record<string, number>>;
}

/** Marks of a whole case at an instant (办件轨迹). */
export interface Marks {
  readonly root: LocalId | null;
  readonly scopes: Readonly<Record<LocalId, ScopeMarks>>;
  /** Last entry taken into account; null before the first. */
  readonly seq: number | null;
  readonly at: number | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type StepDraft = {
  element: string;
  visits: Writable<Visit>[];
  cards: CardMark[];
  incidents: { id: string; zh: string; en: string; at: number }[];
  opened: string[];
};
type ScopeDraft = Omit<Writable<ScopeMarks>, 'steps' | 'flows'> & { steps: Record<string, StepDraft>; flows: Record<string, number> };
interface Draft {
  root: LocalId | null;
  scopes: Record<LocalId, ScopeDraft>;
  visits: Record<LocalId, Writable<Visit>>;
  elements: Record<LocalId, string>;
  tasks: Record<LocalId, LocalId>;
  waits: Record<LocalId, LocalId>;
}
interface Head {
  readonly id: LocalId;
  readonly entry: SeenEntry;
  readonly raw: Readonly<Record<string, unknown>>;
}

const own = <T>(record: Record<string, T>, key: string | null | undefined): T | undefined =>
  key != null && Object.hasOwn(record, key) ? record[key] : undefined;

/** A text of an event's private part, whether the API merged it in or left it apart; null when hidden. */
export function privateText(event: Readonly<Record<string, unknown>>, key: string): string | null {
  const apart = event.private as Record<string, unknown> | undefined;
  const value = apart?.[key] ?? event[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function stepOf(draft: Draft, scope: LocalId | null, element: string | null): StepDraft | undefined {
  const marks = own(draft.scopes, scope);
  if (!marks || element === null) return undefined;
  marks.steps[element] ??= { element, visits: [], cards: [], incidents: [], opened: [] };
  return marks.steps[element];
}

function enter(draft: Draft, event: Extract<CaseEvent, { type: 'element-entered' }>, { id, entry }: Head): void {
  const visit: Writable<Visit> = {
    run: id,
    scope: event.scope,
    enteredAt: entry.effectiveAt,
    enteredSeq: entry.seq,
    end: null,
    endedAt: null,
    by: null,
    opinion: null,
    holder: null,
    candidates: [],
    task: null,
    title: null,
    stage: null,
    waiting: null,
  };
  draft.visits[id] = visit;
  draft.elements[id] = event.element;
  stepOf(draft, event.scope, event.element)?.visits.push(visit);
}

function leave(visit: Writable<Visit> | undefined, end: 'completed' | 'cancelled', at: number): void {
  if (!visit || visit.end) return;
  visit.end = end;
  visit.endedAt = at;
  visit.waiting = null;
}

function openScope(draft: Draft, event: Extract<CaseEvent, { type: 'scope-opened' }>, { id }: Head): void {
  const element = own(draft.elements, event.run) ?? null;
  draft.scopes[id] = {
    scope: id,
    parent: event.parent,
    element,
    content: event.content,
    container: event.container,
    open: true,
    steps: {},
    flows: {},
  };
  if (event.parent === null) draft.root ??= id;
  else stepOf(draft, event.parent, element)?.opened.push(id);
}

function closeScope(draft: Draft, scope: LocalId, at: number): void {
  const marks = own(draft.scopes, scope);
  if (!marks) return;
  marks.open = false;
  for (const step of Object.values(marks.steps)) for (const visit of step.visits) leave(visit, 'cancelled', at);
}

function openTask(draft: Draft, event: Extract<CaseEvent, { type: 'task-created' }>, { id }: Head): void {
  const visit = own(draft.visits, event.run);
  if (!visit) return;
  draft.tasks[id] = event.run;
  const [, title = null] = event.name.split(' · ');
  Object.assign(visit, { task: id, title, stage: event.stage ?? null, candidates: event.candidates });
}

/** Steps a card belongs to: the task its clock is of, open tasks of its stage, else all open tasks, else whatever is open. */
function stepsUnderCard(draft: Draft, { stage, clock }: { readonly stage?: string; readonly clock: string }): StepDraft[] {
  const open = Object.values(draft.scopes).flatMap(scope =>
    Object.values(scope.steps).flatMap(step => step.visits.filter(visit => !visit.end).map(visit => ({ step, visit }))),
  );
  const tasks = open.filter(({ visit }) => visit.task !== null);
  const own = tasks.filter(({ visit }) => clock === `step:${visit.task}`);
  const staged = tasks.filter(({ visit }) => stage !== undefined && visit.stage === stage);
  const chosen = [own, staged, tasks, open].find(list => list.length > 0) ?? [];
  return [...new Set(chosen.map(({ step }) => step))];
}

function addCard(draft: Draft, event: Extract<CaseEvent, { type: 'card-issued' | 'warning-raised' }>): void {
  const { level, clock, at, on, dueOn, holders } = event;
  for (const step of stepsUnderCard(draft, event)) step.cards.push({ level, clock, at, on, dueOn, holders });
}

function wait(draft: Draft, run: LocalId | null, id: LocalId, mark: WaitMark): void {
  const visit = own(draft.visits, run);
  if (!visit || run === null) return;
  draft.waits[id] = run;
  visit.waiting = mark;
}

const setHolder = (draft: Draft, task: LocalId, holder: string | null): void => {
  const visit = own(draft.visits, own(draft.tasks, task));
  if (visit) visit.holder = holder;
};

function completeTask(draft: Draft, event: Extract<CaseEvent, { type: 'task-completed' }>, head: Head): void {
  const visit = own(draft.visits, own(draft.tasks, event.task));
  if (!visit) return;
  const { actor } = head.entry;
  visit.by = actor.account === event.by ? actor : { account: event.by, name: event.by };
  visit.opinion = privateText(head.raw, 'opinion');
  visit.holder = event.by;
}

function addIncident(draft: Draft, event: Extract<CaseEvent, { type: 'incident-raised' }>, { id, entry }: Head): void {
  stepOf(draft, event.scope, event.element)?.incidents.push({ id, ...event.message, at: entry.recordedAt });
}

function resolveIncident(draft: Draft, incident: LocalId): void {
  for (const scope of Object.values(draft.scopes))
    for (const step of Object.values(scope.steps)) step.incidents = step.incidents.filter(({ id }) => id !== incident);
}

function applyEvent(draft: Draft, event: CaseEvent, head: Head): void {
  const at = head.entry.effectiveAt;
  switch (event.type) {
    case 'scope-opened':
      openScope(draft, event, head);
      break;
    case 'scope-closed':
      closeScope(draft, event.scope, at);
      break;
    case 'element-entered':
      enter(draft, event, head);
      break;
    case 'element-completed':
      leave(own(draft.visits, event.run), 'completed', at);
      break;
    case 'element-cancelled':
      leave(own(draft.visits, event.run), 'cancelled', at);
      break;
    case 'flow-taken': {
      const scope = own(draft.scopes, event.scope);
      if (scope) scope.flows[event.flow] = (scope.flows[event.flow] ?? 0) + 1;
      break;
    }
    case 'task-created':
      openTask(draft, event, head);
      break;
    case 'task-claimed':
      setHolder(draft, event.task, event.by);
      break;
    case 'task-assigned':
      setHolder(draft, event.task, event.to);
      break;
    case 'task-released':
      setHolder(draft, event.task, null);
      break;
    case 'task-completed':
      completeTask(draft, event, head);
      break;
    case 'timer-set':
      wait(draft, event.wait.run, head.id, { kind: 'timer', name: null, due: event.wait.due });
      break;
    case 'message-awaited':
      wait(draft, event.wait.run, head.id, { kind: event.wait.kind, name: event.wait.name, due: null });
      break;
    case 'job-requested':
      if (event.wait) wait(draft, event.run, head.id, { kind: 'job', name: event.job, due: null });
      break;
    case 'warning-raised':
    case 'card-issued':
      addCard(draft, event);
      break;
    case 'incident-raised':
      addIncident(draft, event, head);
      break;
    case 'incident-resolved':
      resolveIncident(draft, event.incident);
      break;
    default:
  }
}

function stateOf(step: StepDraft): StepState {
  if (step.incidents.length > 0) return 'failed';
  if (step.visits.some(visit => !visit.end)) return 'open';
  const last = step.visits.at(-1);
  if (!last) return 'none';
  return last.end === 'completed' ? 'done' : 'cancelled';
}

const finish = (scope: ScopeDraft): ScopeMarks => ({
  ...scope,
  steps: Object.fromEntries(Object.entries(scope.steps).map(([id, step]) => [id, { ...step, state: stateOf(step) }])),
});

/**
 * What happened on every diagram of a case, from its journal up to and with entry `upTo` (all when left out).
 * Pure: the same entries give the same marks, so a slider may ask for any instant.
 */
export function marksFrom(entries: readonly SeenEntry[], upTo?: number): Marks {
  const draft: Draft = { root: null, scopes: {}, visits: {}, elements: {}, tasks: {}, waits: {} };
  const seen = upTo === undefined ? entries : entries.filter(entry => entry.seq <= upTo);
  for (const entry of seen)
    for (const [index, raw] of entry.events.entries())
      applyEvent(draft, raw as unknown as CaseEvent, { id: `${entry.seq}.${index}`, entry, raw });
  const last = seen.at(-1);
  const scopes = Object.fromEntries(Object.entries(draft.scopes).map(([id, scope]) => [id, finish(scope)]));
  return { root: draft.root, scopes, seq: last?.seq ?? null, at: last?.effectiveAt ?? null };
}

const join = (a: StepMark | undefined, b: StepMark): StepMark =>
  a
    ? {
        ...b,
        state: a.state === 'open' || a.state === 'failed' ? a.state : b.state,
        visits: [...a.visits, ...b.visits],
        cards: [...a.cards, ...b.cards],
        incidents: [...a.incidents, ...b.incidents],
        opened: [...a.opened, ...b.opened],
      }
    : b;

function merge(into: Writable<ScopeMarks>, other: ScopeMarks): void {
  const steps = { ...into.steps };
  // The body of a repeated activity (多实例): its instances stand for the activity itself, which is not counted once more.
  const host = other.container === other.element && other.steps[other.element] ? steps[other.element] : undefined;
  if (host) steps[host.element] = { ...host, visits: host.visits.slice(0, -1) };
  for (const [id, step] of Object.entries(other.steps)) steps[id] = join(steps[id], step);
  const flows = { ...into.flows };
  for (const [id, times] of Object.entries(other.flows)) flows[id] = (flows[id] ?? 0) + times;
  Object.assign(into, { steps, flows });
}

/**
 * Marks of everything drawn on the diagram of `scope`: its own and those of the sub-processes and instances inside it
 * (they have the same content); called processes have diagrams of their own.
 */
export function diagramMarks(marks: Marks, scope: LocalId): ScopeMarks | null {
  const top = own(marks.scopes as Record<string, ScopeMarks>, scope);
  if (!top) return null;
  const whole: Writable<ScopeMarks> = { ...top };
  const inside = (id: LocalId): void => {
    for (const child of Object.values(marks.scopes))
      if (child.parent === id && child.content === top.content) {
        merge(whole, child);
        inside(child.scope);
      }
  };
  inside(scope);
  return whole;
}

/** Scopes from the root down to `scope`, each drawn on a diagram of its own. */
export function scopePath(marks: Marks, scope: LocalId): readonly ScopeMarks[] {
  const path: ScopeMarks[] = [];
  for (let next: LocalId | null = scope; next !== null; ) {
    const found: ScopeMarks | undefined = own(marks.scopes as Record<string, ScopeMarks>, next);
    if (!found) break;
    const above: ScopeMarks | undefined = own(marks.scopes as Record<string, ScopeMarks>, found.parent);
    if (!above || above.content !== found.content) path.unshift(found);
    next = found.parent;
  }
  return path;
}

/** Called processes opened by a step: scopes with a diagram of their own. */
export function calledScopes(marks: Marks, step: StepMark, content: string): readonly ScopeMarks[] {
  return step.opened.map(id => marks.scopes[id]).filter((scope): scope is ScopeMarks => scope !== undefined && scope.content !== content);
}
