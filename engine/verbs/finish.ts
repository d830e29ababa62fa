import type { Execution } from '../execution/execution.ts';
import { emit, isBody, scopeOf } from '../execution/execution.ts';
import { setVariable } from '../execution/variables.ts';
import type { CaseEvent } from '../cases/events.ts';
import { forgetting } from '../cases/forgetting.ts';
import type { Answers, LocalId, Task } from '../cases/state.ts';

/** How a task ends: with what answers and words, by whom (absent: the actor). */
export interface Finish {
  readonly by?: string;
  readonly answers: Answers;
  readonly opinion?: string;
}

/** End a task as done (办结任务) and complete its run. */
export function endTask(execution: Execution, task: Task, finish: Finish): void {
  finishTask(execution, task, finish);
  execution.queue.push({ do: 'complete', scope: task.scope, run: task.run, by: finish.by ?? execution.actor.account });
}

/** End a task as done: answers go to its form, without one to variables, and FEEL reads it as `task`. What becomes of its run is the caller's. */
export function finishTask(execution: Execution, task: Task, { by: other, answers, opinion }: Finish): void {
  const by = other ?? execution.actor.account;
  const done: CaseEvent = { type: 'task-completed', task: task.id, by, ...forgetting(execution.state), ...aroundOf(execution, task) };
  if (opinion !== undefined) done.private = { opinion };
  emit(execution, done);
  keepAnswers(execution, task, answers);
  execution.task = { element: task.element, actor: by, opinion: wordsOf(opinion, answers), outcome: answers.result ?? null };
  refuseExtension(execution, task, { by, answers });
}

/** Instances and turns stand in a scope of their own, which goes when they are through: where they belong is told with them. */
function aroundOf(execution: Execution, { scope }: Task): { readonly around?: LocalId } {
  const open = scopeOf(execution, scope);
  return open.parent !== null && isBody(execution, open) ? { around: open.parent } : {};
}

/** The opinion (意见) given with a verb: typed on the page, or a field of the form; null when there is none. */
export function wordsOf(opinion: string | undefined, answers: Answers = {}): string | null {
  const said = opinion || answers.opinion;
  return typeof said === 'string' && said !== '' ? said : null;
}

/** A refused extension (不同意延期) is told in the journal; an approved one is told by its clocks. */
function refuseExtension(
  execution: Execution,
  { form }: Task,
  { by, answers: { result, reason } }: Finish & { readonly by: string },
): void {
  if (form !== 'extension' || result !== 'refuse') return;
  emit(execution, { type: 'extension-refused', by, private: { reason: typeof reason === 'string' ? reason : '' } });
}

function keepAnswers(execution: Execution, { scope, form }: Task, answers: Answers): void {
  if (form === undefined) {
    for (const [name, value] of Object.entries(answers)) setVariable(execution, scope, { name, value });
    return;
  }
  keepForm(execution, { scope, form, schema: form }, answers);
}

/** Keep one more round of answers under a form's name. */
export function keepForm(execution: Execution, at: { scope: string; form: string; schema: string }, answers: Answers): void {
  const round = execution.state.data.filter(entry => entry.scope === at.scope && entry.form === at.form).length + 1;
  emit(execution, { type: 'data-changed', ...at, round, private: { answers } });
}
