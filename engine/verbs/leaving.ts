import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import type { LocalId } from '../cases/state.ts';

/**
 * Note what completing a task led to (撤回依据), once everything stands still: the runs of this command that are open. Nothing is noted where the step
 * offers no take-back, nor where the case has closed.
 */
export function noteLeft(execution: Execution): void {
  const { state, head } = execution;
  const task = completedTask(execution);
  if (task === undefined || state.phase === 'closed') return;
  const prefix = `${head.seq}.`;
  const opened: LocalId[] = [];
  for (const { runs } of Object.values(state.scopes)) for (const run of Object.keys(runs)) if (run.startsWith(prefix)) opened.push(run);
  if (opened.length > 0) emit(execution, { type: 'task-left', task, opened });
}

function completedTask({ before, events, state, context }: Execution): LocalId | undefined {
  // Whatever ends a task is written to the trail.
  if (state.trail.length === 0 || state.trail === before?.trail) return undefined;
  const done = events.find(({ type }) => type === 'task-completed');
  const entry = done?.type === 'task-completed' ? state.trail.findLast(({ task }) => task === done.task) : undefined;
  const content = state.scopes[entry?.scope ?? '']?.content;
  const element = content === undefined ? undefined : context.release(content)?.process.elements[entry!.element];
  return element?.verbs.includes('take-back') && !element.countersign ? entry?.task : undefined;
}
