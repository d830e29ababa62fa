import { limits } from '../../limits.ts';
import type { CaseDraft } from '../draft.ts';
import type { EventHead } from '../events.ts';
import type { LocalId, Task, TrailEntry } from '../state.ts';
import { isLater } from '../local-ids.ts';
import { remove } from '../maps.ts';
import type { ApplyTable, EventOf } from './types.ts';
import { positionOf } from './types.ts';

type TaskEvents =
  | 'task-created'
  | 'task-read'
  | 'task-claimed'
  | 'task-released'
  | 'task-assigned'
  | 'task-completed'
  | 'task-cancelled'
  | 'task-transferred'
  | 'task-delegated'
  | 'delegation-answered'
  | 'signers-added'
  | 'signer-removed'
  | 'vote-cast'
  | 'vote-taken-back'
  | 'candidates-changed'
  | 'task-returned'
  | 'task-taken-back'
  | 'task-left';

function change(state: CaseDraft, id: LocalId, values: Partial<Task>): void {
  const task = taskOf(state, id);
  state.tasks[id] = { ...task, ...values, version: task.version + 1 };
}

function taskOf(state: CaseDraft, id: LocalId): Task {
  const task = state.tasks[id];
  if (!task) throw new Error(`Expected task ${id} of the case to be open, but it was not: the journal is damaged.`);
  return task;
}

type Ending = { readonly task: LocalId; readonly forgets?: number; readonly around?: LocalId };
/** Who ended the task; how, where it was not completed. */
type Ended =
  | (Pick<TrailEntry, 'actor' | 'cancelled'> & { readonly left?: never })
  | Required<Pick<TrailEntry, 'actor' | 'cancelled' | 'left'>>;

function end(state: CaseDraft, { task: id, forgets = 0, around }: Ending, entry: Ended, head: EventHead): void {
  const { element, scope, seats } = taskOf(state, id);
  state.tasks = remove(state.tasks, id);
  const kept = state.trail.length < limits.trail ? state.trail : state.trail.toSpliced(forgets, 1);
  const record = recordOf({ id, element, scope, seats }, entry, head);
  state.trail = [...kept, around === undefined ? record : { ...record, around }];
}

function recordOf(
  { id, element, scope, seats }: Pick<Task, 'id' | 'element' | 'scope' | 'seats'>,
  entry: Ended,
  { seq, recordedAt: at, effectiveAt }: EventHead,
): TrailEntry {
  // Most tasks are completed, by one person, and told of when it happened.
  if (effectiveAt === at && entry.cancelled === undefined && !seats) return { element, scope, actor: entry.actor, seq, at, task: id };
  const late = effectiveAt === at ? {} : { effectiveAt };
  return { element, scope, ...entry, seq, at, ...late, task: id, ...(seats ? { seats } : {}) };
}

type Created = EventOf<'task-created'>;
type OptionalKey = Exclude<{ [K in keyof Created]-?: undefined extends Created[K] ? K : never }[keyof Created], 'turn'>;
/** What a new task need not have; the type asks for every one. */
const optional: { readonly [K in OptionalKey]: true } = {
  stage: true,
  form: true,
  seats: true,
  signing: true,
  chain: true,
  delegatedBy: true,
};
const optionalKeys = Object.keys(optional) as OptionalKey[];

/** Written key by key: taking an object apart with a rest costs more than all the rest of applying an event. */
function withOptional(task: Task, event: Created): Task {
  const values: Record<string, unknown> = task as unknown as Record<string, unknown>;
  for (const key of optionalKeys) {
    const value = event[key];
    if (value !== undefined) values[key] = value;
  }
  return task;
}

/** Who is given a task outright owes nobody an opinion. */
function undelegated(state: CaseDraft, id: LocalId): Partial<Task> {
  return taskOf(state, id).delegatedBy ? { delegatedBy: [] } : {};
}

/** What was taken back was not done: there is nothing of it to compensate (补偿). */
function strikeCompensable(state: CaseDraft, { scope: id, element, task }: TrailEntry): void {
  const scope = state.scopes[id];
  if (!scope?.compensable || task === undefined) return;
  const former = state.trail.findLast(one => one.scope === id && one.element === element && one.task && isLater(task, one.task))?.task;
  const isOfTask = (run: LocalId) => isLater(task, run) && (former === undefined || isLater(run, former));
  const left = scope.compensable.filter(one => one.element !== element || !isOfTask(one.id));
  if (left.length > 0) scope.compensable = left;
  else delete scope.compensable;
}

/** Tasks (待办) and the trail of who did what. */
export const taskTable: ApplyTable<TaskEvents> = {
  'task-created': (state, event, head) => {
    const id = positionOf(head);
    const { scope, run, element, name, candidates, why } = event;
    const task: Task = { id, scope, run, element, name, candidates, holder: null, createdAt: head.recordedAt, version: 1, why };
    state.tasks[id] = withOptional(task, event);
  },
  'task-read': (state, event, head) => {
    // Reading is not a change of the task: a page opened by one candidate stays good for the others.
    state.tasks[event.task] = { ...taskOf(state, event.task), readAt: head.recordedAt };
  },
  'task-claimed': (state, event) => change(state, event.task, { holder: event.by }),
  'task-released': (state, event) => change(state, event.task, { holder: null, ...undelegated(state, event.task) }),
  'task-assigned': (state, event) => change(state, event.task, { holder: event.to, ...undelegated(state, event.task) }),
  'task-transferred': (state, { task, to, chain, seating }) =>
    change(state, task, seating ? { ...seating, holder: null, chain } : { holder: to, chain }),
  'task-delegated': (state, { task, by, to }) =>
    change(state, task, { holder: to, delegatedBy: [by, ...(taskOf(state, task).delegatedBy ?? [])] }),
  'delegation-answered': (state, { task, back }) =>
    change(state, task, { holder: back, delegatedBy: (taskOf(state, task).delegatedBy ?? []).slice(1) }),
  'signers-added': (state, { task, seating }) => change(state, task, { ...seating, holder: null }),
  'signer-removed': (state, { task, seating }) => change(state, task, { ...seating }),
  'vote-cast': (state, { task, seating }) => change(state, task, { ...seating }),
  'vote-taken-back': (state, { task, seating }) => change(state, task, { ...seating }),
  'candidates-changed': (state, { task, candidates, why }) => change(state, task, { candidates, why }),
  'task-returned': (state, event, head) => {
    const { by, from, to } = event;
    end(state, event, { actor: by, cancelled: true, left: 'returned' }, head);
    const times = (state.returns.find(pair => pair.from === from && pair.to === to)?.times ?? 0) + 1;
    state.returns = [...state.returns.filter(pair => pair.from !== from || pair.to !== to), { from, to, times }];
  },
  'task-taken-back': (state, { task }) => {
    const at = state.trail.findLastIndex(entry => entry.task === task);
    if (at < 0) return;
    const { opened: _, ...entry } = state.trail[at]!;
    strikeCompensable(state, entry);
    state.trail = state.trail.with(at, { ...entry, cancelled: true, left: 'taken-back' });
  },
  'task-left': (state, { task, opened }) => {
    const at = state.trail.findLastIndex(entry => entry.task === task);
    if (at >= 0) state.trail = state.trail.with(at, { ...state.trail[at]!, opened });
  },
  'task-completed': (state, event, head) => end(state, event, { actor: event.by }, head),
  'task-cancelled': (state, event, head) => end(state, event, { actor: head.actor, cancelled: true }, head),
};
