import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { Task } from '#engine/cases/state.ts';
import type { TaskView } from '../contract/schemas.ts';
import type { Reading } from '../cases/reading.ts';
import { maskData } from '../identity/masking.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';

/** What somebody said when they gave the task on. */
interface Said {
  readonly kind: TaskView['said'][number]['kind'];
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** Words with which a task came to who has it now (交办说明): why it was returned or passed on, what a delegate or signer is asked; oldest first. */
export async function saidOf(store: Store, { state, person, unmasked }: Reading, task: Task): Promise<TaskView['said']> {
  if (!mayHaveWords(state.returns, task)) return [];
  const entries = await store.withScope({ tenants: person.tenants, actor: person.account }, reader => reader.journal('case', state.caseId));
  const said = entries.flatMap(entry => entry.events.flatMap(event => wordsIn(event, entry, task)));
  const names = await findNames(
    store,
    said.map(({ by }) => by),
  );
  return said.map(one => ({ ...one, by: names(one.by), text: unmasked ? one.text : maskData({ text: one.text }, state.applicant).text }));
}

/** true: the journal is worth reading; a plain task that came along the flow has no words. */
function mayHaveWords(returns: Reading['state']['returns'], { chain, delegatedBy, seats, element }: Task): boolean {
  const isPassed = (chain?.length ?? 0) + (delegatedBy?.length ?? 0) > 0;
  return isPassed || (seats?.some(({ addedBy }) => addedBy !== undefined) ?? false) || returns.some(({ to }) => to === element);
}

function wordsIn(event: CaseEvent, { seq, recordedAt }: Entry, task: Task): Said[] {
  const kind = kinds[event.type];
  if (!kind || !('private' in event) || !('by' in event) || typeof event.by !== 'string') return [];
  // A return made this task: both stand in one entry.
  const isMine = event.type === 'task-returned' ? task.id.startsWith(`${seq}.`) : 'task' in event && event.task === task.id;
  const text = (event.private as { readonly reason?: string } | undefined)?.reason ?? '';
  return isMine && text !== '' ? [{ kind, by: event.by, at: recordedAt, text }] : [];
}

const kinds: Readonly<Partial<Record<CaseEvent['type'], Said['kind']>>> = {
  'task-returned': 'returned',
  'task-transferred': 'transferred',
  'task-delegated': 'delegated',
  'signers-added': 'signers-added',
};
