import { attempt, emit, findHere, raiseIncident } from '../../execution/execution.ts';
import { evaluateMappings } from '../../execution/values.ts';
import { setVariable } from '../../execution/variables.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Takes the result of a job (作业) a run waits for; its output is mapped by the action's `bj:out`. */
export const completeJob: CommandHandler<'complete-job'> = (execution, { job, output }) => {
  const wait = Object.hasOwn(execution.state.waits, job) ? execution.state.waits[job] : undefined;
  const here = wait?.kind === 'job' ? findHere(execution, wait.scope, wait.run) : undefined;
  if (!here) return notAwaited();
  emit(execution, { type: 'job-completed', job, private: { output } });
  const { scope, run, element } = here;
  const fault = attempt(execution, () => {
    const values = evaluateMappings(execution, { scope, run, extra: output }, element.action?.out ?? []);
    for (const [name, value] of Object.entries(values)) setVariable(execution, scope, { name, value });
    execution.queue.push({ do: 'complete', scope, run });
  });
  if (fault) raiseIncident(execution, { scope, run, element: element.id, phase: 'enter' }, fault);
  return undefined;
};

/** No run waits for that job. */
export function notAwaited(): Rejection {
  return reject('job-not-awaited', {
    zh: '应有环节在等待该作业，但没有：可能已完成或已取消。',
    en: 'Expected a step to wait for the job, but none does: it is done or was cancelled.',
  });
}
