import type { CancelledTask as Cancelled } from '#engine/verbs/index.ts';
import type { CancelledTask } from '../contract/schemas.ts';
import type { Names } from '../identity/names.ts';
import { holderName } from '../identity/posts.ts';
import type { Reading } from './reading.ts';

/** Accounts an open task is with. */
export function peopleOf({ holder, candidates }: Cancelled): string[] {
  const named = candidates.filter(one => one.startsWith('person:')).map(one => one.slice('person:'.length));
  return holder === null ? named : [holder];
}

/** An open task that would be cancelled, with whom it is, by name. */
export function cancelledView({ task, name, holder, candidates }: Cancelled, { organisation }: Reading, names: Names): CancelledTask {
  const people = holder === null ? candidates.map(one => holderName(one, organisation, names).name) : [names(holder).name];
  return { task, name, people };
}
