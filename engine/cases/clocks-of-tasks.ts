import type { ClockRule, ClockUnit } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { continueClock } from './clock-continuing.ts';
import { caseRelease, startRun, stopClock } from './clock-runs.ts';
import type { LocalId } from './state.ts';

/** Units of short text: how many clock units one of them is. */
const units: Readonly<Record<string, readonly [number, ClockUnit]>> = {
  wd: [1, 'working-day'],
  wh: [1, 'working-hour'],
  d: [1, 'calendar-day'],
  h: [60, 'minute'],
  min: [1, 'minute'],
};

/**
 * Start the clocks a new task brings: of its stage (环节时限), unless that runs, and of the step itself (步骤时限) from the task's `limit`. A step that is
 * done again may go on with the clocks of its former task.
 */
export function startTaskClocks(execution: Execution, here: Here, task: LocalId): void {
  const { stage, limit } = here.element;
  const former = execution.state.scopes[here.scope]?.runs[here.run]?.clockOf;
  const length = stage && execution.state.service.stageLimits[stage];
  const stageRule = ruleFor(execution, 'stage');
  const key = `stage:${stage}`;
  if (stageRule && stage && length && (execution.state.clocks[key]?.status ?? 'stopped') === 'stopped') {
    const goesOn = former !== undefined && continueClock(execution, { was: key, key });
    if (!goesOn) startRun(execution, { key, rule: stageRule, length, startAt: execution.head.effectiveAt, stage });
  }
  const stepRule = ruleFor(execution, 'step');
  const step = limit === undefined ? undefined : readLimit(limit);
  if (stepRule && step) {
    const rule = { ...stepRule, unit: step.unit };
    if (former !== undefined && continueClock(execution, { was: `step:${former}`, key: `step:${task}`, task })) return;
    startRun(execution, { key: `step:${task}`, rule, length: step.length, startAt: execution.head.effectiveAt, task });
  }
}

/** Stop stage clocks of stages that were left (another stage has tasks, this one none) and step clocks of tasks that ended. */
export function reviewStageClocks(execution: Execution): void {
  const clocks = Object.values(execution.state?.clocks ?? {});
  if (clocks.length === 0) return;
  const tasks = Object.values(execution.state.tasks);
  const open = new Set(tasks.map(({ stage }) => stage).filter(stage => stage !== undefined));
  for (const { key, stage, task, status } of clocks) {
    if (status === 'stopped') continue;
    if (task !== undefined && !execution.state.tasks[task]) stopClock(execution, key, 'step-ended');
    else if (stage !== undefined && open.size > 0 && !open.has(stage as 'accept')) stopClock(execution, key, 'stage-left');
  }
}

function ruleFor(execution: Execution, per: 'stage' | 'step'): ClockRule | undefined {
  return caseRelease(execution).clocks.find(rule => rule.per === per);
}

function readLimit(limit: string): { length: number; unit: ClockUnit } | undefined {
  const match = /^(\d+)(wd|wh|d|h|min)$/.exec(limit);
  if (!match) return undefined;
  const [times, unit] = units[match[2]!]!;
  return { length: Number(match[1]) * times, unit };
}
