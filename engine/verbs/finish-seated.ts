import type { Answers, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { endTask } from './finish.ts';
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
 * (agree or refuse) and how many agreed, refused, abstained; a task with added signers keeps its holder's result unless it was refused.
 */
export function finishSeated(execution: Execution, task: Task, { result, by }: SeatedFinish): void {
  const answers = { ...answersOf(execution.state, task), ...resultOf(task, result) };
  endTask(execution, task, { by, answers });
}

function resultOf({ seats, signing }: Task, result: 'agree' | 'refuse'): Answers {
  if (!signing) return result === 'refuse' ? { result } : {};
  const { agree, refuse, abstain } = tally(seats ?? []).heads;
  return { result, agree, refuse, abstain };
}
