import { limits } from '../../limits.ts';
import type { CaseDraft } from '../draft.ts';
import type { EventHead } from '../events.ts';
import type { LocalId, Task, TrailEntry } from '../state.ts';
import type { ApplyTable } from './types.ts';
import { positionOf } from './types.ts';

type TaskEvents = 'task-created' | 'task-read' | 'task-claimed' | 'task-released' | 'task-assigned' | 'task-completed' | 'task-cancelled';

function change(state: CaseDraft, id: LocalId, values: Partial<Task>): void {
  const task = taskOf(state, id);
  state.tasks[id] = { ...task, ...values, version: task.version + 1 };
}

function taskOf(state: CaseDraft, id: LocalId): Task {
  const task = state.tasks[id];
  if (!task) throw new Error(`Expected task ${id} of the case to be open, but it was not: the journal is damaged.`);
  return task;
}

function end(state: CaseDraft, id: LocalId, entry: Omit<TrailEntry, 'element' | 'scope' | 'task' | 'seq' | 'at'>, head: EventHead): void {
  const { element, scope } = taskOf(state, id);
  delete state.tasks[id];
  state.trail.push({ element, scope, ...entry, seq: head.seq, at: head.recordedAt, task: id });
  if (state.trail.length > limits.trail) state.trail.shift();
}

/** Tasks (待办) and the trail of who did what. */
export const taskTable: ApplyTable<TaskEvents> = {
  'task-created': (state, { type: _, ...task }, head) => {
    const id = positionOf(head);
    state.tasks[id] = { id, ...task, holder: null, createdAt: head.recordedAt, version: 1 };
  },
  'task-read': (state, event, head) => {
    // Reading is not a change of the task: a page opened by one candidate stays good for the others.
    state.tasks[event.task] = { ...taskOf(state, event.task), readAt: head.recordedAt };
  },
  'task-claimed': (state, event) => change(state, event.task, { holder: event.by }),
  'task-released': (state, event) => change(state, event.task, { holder: null }),
  'task-assigned': (state, event) => change(state, event.task, { holder: event.to }),
  'task-completed': (state, event, head) => end(state, event.task, { actor: event.by }, head),
  'task-cancelled': (state, event, head) => end(state, event.task, { actor: head.actor, cancelled: true }, head),
};
