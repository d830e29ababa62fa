import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { idAt, isLater } from '../cases/local-ids.ts';
import type { LocalId } from '../cases/state.ts';

/**
 * Note what completing a task led to (撤回依据), once everything stands still: the runs begun since that are open. Nothing is noted where the step
 * offers no take-back, nor where the case has closed.
 */
export function noteLeft(execution: Execution): void {
  const { state, head } = execution;
  const done = doneByActor(execution);
  if (done < 0 || state.phase === 'closed') return;
  const task = takeableAt(execution, done);
  if (task === undefined) return;
  const prefix = `${head.seq}.`;
  const since = idAt(head.seq, done);
  const opened: LocalId[] = [];
  for (const scope in state.scopes)
    for (const run in state.scopes[scope]!.runs) if (run.startsWith(prefix) && isLater(run, since)) opened.push(run);
  if (opened.length > 0) emit(execution, { type: 'task-left', task, opened });
}

/** Place of the event by which the actor completed a task; what the machine did before, as what had fallen due, is nobody's to take back. */
function doneByActor({ before, events, state, actor }: Execution): number {
  // Whatever ends a task is written to the trail.
  if (state.trail.length === 0 || state.trail === before?.trail) return -1;
  return events.findIndex(event => event.type === 'task-completed' && event.by === actor.account);
}

function takeableAt({ events, state, context }: Execution, done: number): LocalId | undefined {
  const event = events[done];
  const entry = event?.type === 'task-completed' ? state.trail.findLast(({ task }) => task === event.task) : undefined;
  const content = state.scopes[entry?.scope ?? '']?.content;
  const element = content === undefined ? undefined : context.release(content)?.process.elements[entry!.element];
  return element?.verbs.includes('take-back') && !element.countersign ? entry?.task : undefined;
}
