import type { Expression } from '../bpmn/definition.ts';
import { isStepLimit } from '../bpmn/user-tasks.ts';
import type { ClockRule, ClockUnit } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateExpression } from '../execution/values.ts';
import { kindOf } from '../expressions/kind-of.ts';
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
  const { clocks } = caseRelease(execution);
  if (clocks.length === 0 || (stage === undefined && limit === undefined)) return;
  const former = execution.state.scopes[here.scope]?.runs[here.run]?.clockOf;
  const length = stage && execution.state.service.stageLimits[stage];
  const stageRule = ruleFor(execution, 'stage');
  const key = `stage:${stage}`;
  if (stageRule && stage && length && (execution.state.clocks[key]?.status ?? 'stopped') === 'stopped') {
    const goesOn = former !== undefined && continueClock(execution, { was: key, key });
    if (!goesOn) startRun(execution, { key, rule: stageRule, length, startAt: execution.head.effectiveAt, stage });
  }
  startStepClock(execution, here, { task, former });
}

function startStepClock(execution: Execution, here: Here, { task, former }: { readonly task: LocalId; readonly former?: LocalId }): void {
  const rule = ruleFor(execution, 'step');
  if (!rule || here.element.limit === undefined) return;
  if (former !== undefined && continueClock(execution, { was: `step:${former}`, key: `step:${task}`, task })) return;
  const { length, unit } = limitOf(execution, here, here.element.limit);
  startRun(execution, { key: `step:${task}`, rule: { ...rule, unit }, length, startAt: execution.head.effectiveAt, task });
}

/** The limit of a step as it stands now (步骤时限): drawn, or what its expression gives: a number of working days or a text such as 3wd; all else is a fault. */
function limitOf(execution: Execution, here: Here, limit: Expression): { readonly length: number; readonly unit: ClockUnit } {
  const value = evaluateExpression(execution, here, limit);
  const read = typeof value === 'number' ? inDays(value) : typeof value === 'string' ? readLimit(value.trim()) : undefined;
  if (read) return read;
  const { name, id } = here.element;
  const got = kindOf(value);
  throw new Fault('step-limit-wrong', {
    zh: `「${name ?? id}」的步骤时限「${limit.text}」应得出大于零的工作日数或 3wd 这样的写法，但得到${got.zh}。请检查表达式和事项的时限。`,
    en: `Expected the limit "${limit.text}" of "${name ?? id}" to give working days above zero or a text such as 3wd, but got ${got.en}. Check it and the limits of the service item.`,
  });
}

function inDays(days: number): { length: number; unit: ClockUnit } | undefined {
  return Number.isInteger(days) && days > 0 && days < 100_000 ? { length: days, unit: 'working-day' } : undefined;
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
  const match = isStepLimit(limit) ? /^(\d+)([a-z]+)$/.exec(limit) : null;
  if (!match) return undefined;
  const [times, unit] = units[match[2]!]!;
  return { length: Number(match[1]) * times, unit };
}
