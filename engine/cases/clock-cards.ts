import type { Millis } from '../calendar/types.ts';
import { dueMilestones } from '../clocks/review.ts';
import type { ClockState, Milestone } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit, releaseOf } from '../execution/execution.ts';
import { holdersOf, receiversOf, requestNotice } from './notices.ts';
import type { Task } from './state.ts';

/** Raise every warning and card (预警、黄牌、红牌) of a clock that is due and not raised yet; each once a run, with its true moment. */
export function raiseDue(execution: Execution, key: string, until: Millis = execution.context.now): void {
  for (const milestone of dueMilestones(execution.state.clocks[key]!, until)) raise(execution, execution.state.clocks[key]!, milestone);
}

function raise(execution: Execution, clock: ClockState, milestone: Milestone): void {
  const { rule, level, at, on } = milestone;
  const tasks = tasksOf(execution, clock);
  const to = receivers(execution, clock, rule, tasks);
  emit(execution, {
    type: level === 'warning' ? 'warning-raised' : 'card-issued',
    clock: clock.key,
    run: clock.run,
    level,
    rule,
    at,
    on,
    dueOn: clock.dueOn,
    holders: [...new Set(tasks.flatMap(task => (task.holder === null ? task.candidates : [task.holder])))],
    to,
    ...(clock.stage ? { stage: clock.stage } : {}),
  });
  for (const principal of to) {
    requestNotice(execution, {
      to: principal,
      text: level,
      clock: clock.key,
      level,
      on,
      dueOn: clock.dueOn,
    });
  }
}

/** Open tasks the clock is about: all, those of its stage, or its own. */
function tasksOf(execution: Execution, { stage, task }: ClockState): Task[] {
  const tasks = Object.values(execution.state.tasks);
  if (task !== undefined) return tasks.filter(({ id }) => id === task);
  return stage === undefined ? tasks : tasks.filter(open => open.stage === stage);
}

/** Whom the rule names; a warning before a due date that is still provisional (暂定) also alerts the supervision office. */
function receivers(execution: Execution, { provisional }: ClockState, ruleId: string, tasks: readonly Task[]): string[] {
  const { cards, roles } = releaseOf(execution, execution.state.content);
  const named = cards?.rules.find(({ id }) => id === ruleId)?.to ?? [];
  const to = provisional ? [...named, 'supervision-office'] : named;
  return [...new Set(to.flatMap(one => (one === 'handler' ? tasks.flatMap(holdersOf) : receiversOf(execution, one, roles))))];
}
