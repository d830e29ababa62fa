import type { Execution } from '../../execution/execution.ts';
import { refuseBarred } from '../../verbs/people.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { notCandidate, taskGone, taskHeld, taskStale } from '../rejections.ts';
import type { LocalId, Task } from '../state.ts';

/** An open task, or why it may not be touched. */
export type Access = { readonly task: Task; readonly rejection?: undefined } | { readonly task?: undefined; readonly rejection: Rejection };

/** Find an open task at the version the page shows. */
export function findTask(execution: Execution, id: LocalId, version?: number): Access {
  const task = Object.hasOwn(execution.state.tasks, id) ? execution.state.tasks[id] : undefined;
  if (!task) return { rejection: taskGone(execution.state, id) };
  if (version !== undefined && version !== task.version) return { rejection: taskStale(task, version) };
  return { task };
}

/** Why the actor may not handle a task: it is another's, they are none of its candidates, or they have meanwhile done what does not go with it. */
export function mayHandle(execution: Execution, task: Task): Rejection | undefined {
  if (task.holder !== null) return task.holder === execution.actor.account ? undefined : taskHeld(task);
  if (!matchesAny(task.candidates, execution.actor.principals)) return notCandidate(task);
  return refuseBarred(execution, task, execution.actor.account);
}
