import type { Execution } from '../../execution/execution.ts';
import { emit, findHere } from '../../execution/execution.ts';
import { setVariable } from '../../execution/variables.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Answers, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Completes a task (办理): by its holder, or by any candidate while nobody has claimed it. Answers go to its form, without one to variables. */
export const completeTask: CommandHandler<'complete-task'> = (execution, { task: id, version, answers, opinion }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused = mayHandle(execution, task);
  if (refused) return refused;
  const said = (opinion ?? answers.opinion) || null;
  if (said === null && needsOpinion(execution, task)) return opinionMissing(task);
  const by = execution.actor.account;
  emit(execution, { type: 'task-completed', task: id, by, private: opinion === undefined ? {} : { opinion } });
  keepAnswers(execution, task, answers);
  const { element, scope, run } = task;
  execution.task = { element, actor: by, opinion: typeof said === 'string' ? said : null, outcome: answers.result ?? null };
  refuseExtension(execution, task, answers);
  execution.queue.push({ do: 'complete', scope, run, by });
  return undefined;
};

function needsOpinion(execution: Execution, { scope, run }: Task): boolean {
  return findHere(execution, scope, run)?.element.opinion === 'required';
}

function opinionMissing(task: Task): Rejection {
  return reject('opinion-missing', {
    zh: `办理「${task.name}」应填写意见，但没有填写。`,
    en: `Expected an opinion when completing "${task.name}", but there is none.`,
  });
}

/** A refused extension (不同意延期) is told in the journal; an approved one is told by its clocks. */
function refuseExtension(execution: Execution, { form }: Task, { result, reason }: Answers): void {
  if (form !== 'extension' || result !== 'refuse') return;
  emit(execution, {
    type: 'extension-refused',
    by: execution.actor.account,
    private: { reason: typeof reason === 'string' ? reason : '' },
  });
}

function keepAnswers(execution: Execution, { scope, form }: Task, answers: Answers): void {
  if (form === undefined) {
    for (const [name, value] of Object.entries(answers)) setVariable(execution, scope, { name, value });
    return;
  }
  const round = execution.state.data.filter(entry => entry.scope === scope && entry.form === form).length + 1;
  emit(execution, { type: 'data-changed', scope, form, schema: form, round, private: { answers } });
}
