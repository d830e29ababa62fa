import { matchesAny } from '#engine/cases/principals.ts';
import type { Task } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { TaskView } from '../contract/schemas.ts';
import type { Reading } from '../cases/reading.ts';
import { findNames } from '../identity/names.ts';
import { holderName } from '../identity/posts.ts';
import { findContent, formOf } from '../releases/content.ts';
import type { Store } from '../store/types.ts';
import { taskOf } from '../cases/view.ts';
import { findDraft } from './drafts.ts';

/** A task as its page shows it (待办页): form, draft or answers to start from, what may be done, and why it came to this reader. */
export async function viewTask(store: Store, reading: Reading, task: Task): Promise<TaskView> {
  const { state, person } = reading;
  const scope = state.scopes[task.scope];
  const content = scope?.content ?? state.content;
  const [release, parts] = [await store.release(content), await findContent(store, content)];
  const draft = await findDraft(store, person, `task:${state.caseId}:${task.id}`);
  const names = await findNames(store, task.holder ? [task.holder] : []);
  const blocked = blockOf(
    reading,
    task,
    task.candidates.map(candidate => holderName(candidate, reading.organisation, names).name),
  );
  return {
    row: taskOf(task, reading, names),
    form: formOf(parts, task.form),
    answers: draft.at === null ? startOf(reading, task) : draft.answers,
    draftAt: draft.at,
    opinion: release?.process.elements[task.element]?.opinion ?? 'none',
    verbs: taskVerbs(reading, task, blocked),
    why: task.why,
    blocked,
  };
}

/** Answers to start from: the last round of the same form in the same scope, when the task comes again. */
function startOf({ state }: Reading, task: Task): Record<string, unknown> {
  const last = state.data.findLast(entry => entry.scope === task.scope && entry.schema === task.form);
  return { ...last?.answers };
}

function blockOf({ state, person, target }: Reading, task: Task, candidates: readonly string[]): Text | null {
  if (target.tenant !== person.tenant)
    return { zh: '这是其他中心的办件，只能查看。', en: 'This case belongs to another centre; you may only read it.' };
  if (state.phase === 'suspended')
    return { zh: '办件已挂起，恢复后才能办理。', en: 'The case is suspended; it can be worked on after it is resumed.' };
  if (task.holder !== null && task.holder !== person.account)
    return { zh: '这项待办已由他人签收。', en: 'Somebody else has claimed this task.' };
  if (task.holder === null && !matchesAny(task.candidates, person.actor.principals)) {
    return { zh: `这项待办由${candidates.join('、')}办理。`, en: `This task is for ${candidates.join(', ')}.` };
  }
  return null;
}

function taskVerbs(reading: Reading, task: Task, blocked: Text | null): string[] {
  const { person, target, state } = reading;
  const may = (verb: string, ok: boolean) => (ok ? [verb] : []);
  return [
    ...may('complete-task', blocked === null),
    ...may('claim-task', blocked === null && task.holder === null),
    ...may('release-task', blocked === null && task.holder === person.account),
    ...may('assign-task', person.permissions.has('task.assign') && target.tenant === person.tenant && state.phase === 'running'),
  ];
}
