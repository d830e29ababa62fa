import type { Answers, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { findHere } from '../execution/execution.ts';
import { endTask } from './finish.ts';
import { isRefusing, resultOfItself } from './results.ts';
import { answersOf } from './seat-answers.ts';
import { tally } from './tally.ts';

/** How a task with seats ends. */
export interface SeatedFinish {
  readonly result: 'agree' | 'refuse';
  /** Whose act decided it; `system` where nobody had to be asked. */
  readonly by: string;
}

/**
 * End a task its seats have decided. Its result goes where a completed task's answers go, for a drawn gateway: a countersign gives result
 * (agree or refuse) and how many agreed, refused, abstained; a task with added signers keeps its holder's result unless others refused it: then it
 * says no in a word its form offers.
 */
export function finishSeated(execution: Execution, task: Task, { result, by }: SeatedFinish): void {
  const given = answersOf(execution.state, task);
  const decided = task.signing ? counted(task, result) : result === 'refuse' && !isRefusing(given.result) ? refused(execution, task) : {};
  endTask(execution, task, { by, answers: { ...given, ...decided } });
}

function counted({ seats = [] }: Task, result: 'agree' | 'refuse'): Answers {
  const { agree, refuse, abstain } = tally(seats).heads;
  return { result, agree, refuse, abstain };
}

function refused(execution: Execution, { scope, run }: Task): Answers {
  const here = findHere(execution, scope, run);
  return { result: here ? resultOfItself(here, 'refuse') : 'refuse' };
}
