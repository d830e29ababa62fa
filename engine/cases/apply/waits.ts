import type { CaseDraft } from '../draft.ts';
import type { LocalId, Wait } from '../state.ts';
import { remove } from '../maps.ts';
import type { ApplyTable } from './types.ts';
import { positionOf } from './types.ts';

type WaitEvents =
  | 'timer-set'
  | 'timer-fired'
  | 'timer-stood'
  | 'timer-moved'
  | 'message-awaited'
  | 'message-received'
  | 'condition-awaited'
  | 'condition-changed'
  | 'wait-cleared'
  | 'job-requested'
  | 'job-completed'
  | 'job-failed'
  | 'incident-raised'
  | 'incident-resolved';
type Timer = Extract<Wait, { kind: 'timer' }>;

function changeTimer(state: CaseDraft, id: LocalId, next: (timer: Timer) => Timer): void {
  const wait = state.waits[id];
  if (wait?.kind !== 'timer') throw new Error(`Expected timer ${id} of the case to be set, but it was not: the journal is damaged.`);
  state.waits[id] = next(wait);
}

function withoutLeft({ leftMs: _, ...timer }: Timer): Timer {
  return timer;
}

const drop = (state: CaseDraft, id: LocalId) => {
  state.waits = remove(state.waits, id);
};

/** What the case waits for other than a person, and its incidents (异常). */
export const waitTable: ApplyTable<WaitEvents> = {
  'timer-set': (state, { wait }, head) => {
    const id = positionOf(head);
    state.waits[id] = { id, ...wait };
  },
  'timer-fired': (state, { wait, next, left }) => {
    if (next === null) return drop(state, wait);
    changeTimer(state, wait, timer => ({
      ...timer,
      due: next,
      occurrence: timer.occurrence + 1,
      ...(timer.repeat ? { repeat: { ...timer.repeat, left } } : {}),
    }));
  },
  'timer-stood': (state, { wait, leftMs }) => changeTimer(state, wait, timer => ({ ...timer, leftMs })),
  'timer-moved': (state, { wait, due }) => changeTimer(state, wait, timer => ({ ...withoutLeft(timer), due })),
  'message-awaited': (state, { wait }, head) => {
    const id = positionOf(head);
    state.waits[id] = { id, ...wait };
  },
  'message-received': () => {},
  'condition-awaited': (state, { wait }, head) => {
    const id = positionOf(head);
    state.waits[id] = { id, ...wait };
  },
  'condition-changed': (state, { wait: id, holds }) => {
    const wait = state.waits[id];
    if (wait?.kind !== 'condition')
      throw new Error(`Expected condition ${id} of the case to be awaited, but it was not: the journal is damaged.`);
    state.waits[id] = { ...wait, holds };
  },
  'wait-cleared': (state, { wait }) => drop(state, wait),
  'job-requested': (state, { wait, scope, run, element, job }, head) => {
    const id = positionOf(head);
    if (wait && scope !== null && run !== null && element !== null) state.waits[id] = { kind: 'job', id, scope, run, element, job };
  },
  'job-completed': (state, { job }) => drop(state, job),
  'job-failed': (state, { job }) => drop(state, job),
  'incident-raised': (state, { type: _, ...incident }, head) => {
    const id = positionOf(head);
    state.incidents[id] = { id, ...incident, raisedAt: head.recordedAt };
  },
  'incident-resolved': (state, { incident }) => {
    state.incidents = remove(state.incidents, incident);
  },
};
