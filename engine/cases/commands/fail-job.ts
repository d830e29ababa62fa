import { emit, findHere, raiseIncident } from '../../execution/execution.ts';
import { notAwaited } from './complete-job.ts';
import type { CommandHandler } from './types.ts';

/**
 * Notes that a job has finally failed (作业失败): an incident somebody can see and retry. Where no run waits for the job, it is the job that is sent
 * again; one that a run did wait for is refused once that run was left.
 */
export const failJob: CommandHandler<'fail-job'> = (execution, { job, error, awaited }) => {
  const wait = Object.hasOwn(execution.state.waits, job) ? execution.state.waits[job] : undefined;
  const here = wait?.kind === 'job' ? findHere(execution, wait.scope, wait.run) : undefined;
  if (awaited && !here) return notAwaited();
  emit(execution, { type: 'job-failed', job, error });
  const at = here
    ? { scope: here.scope, run: here.run, element: here.element.id, phase: 'enter' as const }
    : { scope: null, run: null, element: null };
  raiseIncident(execution, at, {
    code: 'job-failed',
    ...(wait ? {} : { job }),
    text: { zh: `作业应完成，但多次重试后仍失败：${error}`, en: `Expected the job to succeed, but it failed after retries: ${error}` },
  });
  return undefined;
};
