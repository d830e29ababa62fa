import type { Seat, Task, TrailEntry } from '#engine/cases/state.ts';
import { previewTakeBack } from '#engine/verbs/index.ts';
import type { CaseView } from '../contract/schemas.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';
import { cancelledView, peopleOf } from './cancelled.ts';
import { contextOf } from './context.ts';
import type { Reading } from './reading.ts';

/** How many of the reader's last tasks are looked at: what lies further back has long been gone on with. */
const lookedBack = 10;

/** What the reader has done in this case and may take back now (可撤回的已办), the last one first. */
export async function takeBacksOf(store: Store, reading: Reading): Promise<CaseView['takeBacks']> {
  const { state, person, target } = reading;
  if (target.tenant !== person.tenant || state.phase !== 'running' || !person.permissions.has('task.work')) return [];
  const mine = state.trail.filter(entry => isMine(entry, person.account)).slice(-lookedBack);
  const voted = Object.values(state.tasks).filter(task => task.seats?.some(seat => hasVoted(seat, person.account)));
  if (mine.length + voted.length === 0) return [];
  const context = await contextOf(store, reading);
  const elementOf = (scope: string, element: string) => context.release(state.scopes[scope]?.content ?? '')?.process.elements[element];
  const done = mine.toReversed().flatMap(({ task, scope, element, at }) => {
    const preview = previewTakeBack(state, context, task!);
    return preview.possible ? [{ task: task!, name: elementOf(scope, element)?.name ?? element, at, cancels: preview.cancels }] : [];
  });
  const names = await findNames(store, done.flatMap(({ cancels }) => cancels).flatMap(peopleOf));
  const votes = voted.filter(task => elementOf(task.scope, task.element)?.verbs.includes('take-back') && isUnpassed(task, person.account));
  return [
    ...votes.map(({ id, name, seats }) => ({ task: id, name, at: seatOf(seats!, person.account)?.at ?? null, isVote: true, cancels: [] })),
    ...done.map(one => ({ ...one, isVote: false, cancels: one.cancels.map(cancelled => cancelledView(cancelled, reading, names)) })),
  ];
}

function isMine({ actor, task, cancelled }: TrailEntry, account: string): boolean {
  return actor === account && task !== undefined && !cancelled;
}

function hasVoted({ account, status }: Seat, reader: string): boolean {
  return account === reader && status === 'done';
}

function seatOf(seats: readonly Seat[], account: string): Seat | undefined {
  return seats.find(seat => seat.account === account);
}

/** true: nobody has acted because of the voice: the next in order, or the people added after it. */
function isUnpassed({ seats = [], signing }: Task, account: string): boolean {
  const own = seatOf(seats, account)!;
  const later =
    signing?.mode === 'order'
      ? seats.slice(seats.indexOf(own) + 1)
      : seats.filter(({ parent, place }) => parent === own.id && place === 'after');
  return !later.some(({ status }) => status === 'done');
}
