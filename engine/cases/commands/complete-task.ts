import type { Execution } from '../../execution/execution.ts';
import { emit, findHere } from '../../execution/execution.ts';
import { setVariable } from '../../execution/variables.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Answers, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Completes a task (办理): by its holder, or by any candidate while nobody has claimed it. Answers go to its form, without one to variables. */
export const completeTask: CommandHandler<'complete-task'> = (x, { task: id, version, answers, opinion }) => {
  const { task, rejection } = findTask(x, id, version);
  if (!task) return rejection;
  const refused = mayHandle(x, task);
  if (refused) return refused;
  const said = (opinion ?? answers.opinion) || null;
  if (said === null && needsOpinion(x, task)) return opinionMissing(task);
  const by = x.actor.account;
  emit(x, { type: 'task-completed', task: id, by, private: opinion === undefined ? {} : { opinion } });
  keepAnswers(x, task, answers);
  const { element, scope, run } = task;
  x.task = { element, actor: by, opinion: typeof said === 'string' ? said : null, outcome: answers.result ?? null };
  refuseExtension(x, task, answers);
  x.queue.push({ do: 'complete', scope, run, by });
  return undefined;
};

function needsOpinion(x: Execution, { scope, run }: Task): boolean {
  return findHere(x, scope, run)?.element.opinion === 'required';
}

function opinionMissing(task: Task): Rejection {
  return reject('opinion-missing', {
    zh: `办理「${task.name}」应填写意见，但没有填写。`,
    en: `Expected an opinion when completing "${task.name}", but there is none.`,
  });
}

/** A refused extension (不同意延期) is told in the journal; an approved one is told by its clocks. */
function refuseExtension(x: Execution, { form }: Task, { result, reason }: Answers): void {
  if (form !== 'extension' || result !== 'refuse') return;
  emit(x, { type: 'extension-refused', by: x.actor.account, private: { reason: typeof reason === 'string' ? reason : '' } });
}

function keepAnswers(x: Execution, { scope, form }: Task, answers: Answers): void {
  if (form === undefined) {
    for (const [name, value] of Object.entries(answers)) setVariable(x, scope, { name, value });
    return;
  }
  const round = x.state.data.filter(entry => entry.scope === scope && entry.form === form).length + 1;
  emit(x, { type: 'data-changed', scope, form, schema: form, round, private: { answers } });
}
