import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { setVariable } from '../../execution/variables.ts';
import type { Answers, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Completes a task (办理): by its holder, or by any candidate while nobody has claimed it. Answers go to its form, without one to variables. */
export const completeTask: CommandHandler<'complete-task'> = (x, { task: id, version, answers, opinion }) => {
  const { task, rejection } = findTask(x, id, version);
  if (!task) return rejection;
  const refused = mayHandle(x, task);
  if (refused) return refused;
  const by = x.actor.account;
  emit(x, { type: 'task-completed', task: id, by, private: opinion === undefined ? {} : { opinion } });
  keepAnswers(x, task, answers);
  const { element, scope, run } = task;
  const said = opinion ?? answers.opinion;
  x.task = { element, actor: by, opinion: typeof said === 'string' ? said : null, outcome: answers.result ?? null };
  refuseExtension(x, task, answers);
  x.queue.push({ do: 'complete', scope, run, by });
  return undefined;
};

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
