import type { EventDefinition } from '../bpmn/definition.ts';
import type { Duration } from '../bpmn/iso8601.ts';
import { readCycle, readDuration, readMoment } from '../bpmn/iso8601.ts';
import type { Millis } from '../calendar/types.ts';
import type { Wait } from '../cases/state.ts';
import { limits } from '../limits.ts';
import type { Text } from '../problem.ts';
import { kindOf } from '../expressions/kind-of.ts';
import type { Reckoning } from './durations.ts';
import { addDuration } from './durations.ts';
import type { Execution } from './execution.ts';
import { Fault } from './fault.ts';
import type { Place } from './values.ts';
import { evaluateExpression } from './values.ts';

type TimerDefinition = Extract<EventDefinition, { type: 'timer' }>;
type TimerWait = Extract<Wait, { kind: 'timer' }>;

/** When a timer fires first, and how it repeats. */
export type Timing = Pick<TimerWait, 'due' | 'repeat' | 'stopsWithClock'>;

/**
 * Evaluate a timer definition at a place (定时器). A value that is no ISO 8601 text of its kind is a fault, and so is a cycle that is over before it
 * fires once, unless what it repeats goes on `beside` the rest: then null, it never fires.
 */
export function timingOf(execution: Execution, place: Place, timer: TimerDefinition, beside: boolean): Timing | null {
  const timing = firstTiming(execution, place, timer);
  if (timing === null && !beside) throw over(timer);
  return timing;
}

function firstTiming(execution: Execution, place: Place, timer: TimerDefinition): Timing | null {
  const value = evaluateExpression(execution, place, timer.value);
  if (typeof value !== 'string') {
    const got = kindOf(value);
    throw wrong({
      zh: `定时器应为文字，例如 P5D，但得到${got.zh}。`,
      en: `Expected the timer to be a text such as P5D, but it was ${got.en}.`,
    });
  }
  try {
    return reckon(execution, timer, value);
  } catch (error) {
    throw error instanceof Fault && timer.value.feel ? unreadable(timer) : error;
  }
}

function reckon(execution: Execution, timer: TimerDefinition, value: string): Timing | null {
  const reckoning = { working: timer.working, calendar: execution.context.calendar };
  const timing =
    timer.kind === 'date' ? { due: read(readMoment(value)) } : relative(execution.context.now, { ...timer, text: value }, reckoning);
  if (timing === null) return null;
  if (!Number.isFinite(timing.due)) throw tooFar(value);
  return { ...timing, stopsWithClock: timer.stopsWithClock };
}

function relative(
  now: Millis,
  { kind, text }: TimerDefinition & { text: string },
  reckoning: Reckoning,
): Omit<Timing, 'stopsWithClock'> | null {
  // A bare duration is what people write for an endless repetition.
  if (kind === 'duration') return { due: add(now, read(readDuration(text)), 1, reckoning) };
  const cycle = read(readCycle(text.startsWith('P') ? `R/${text}` : text));
  const start = cycle.start === undefined ? undefined : read(readMoment(cycle.start));
  // The grid begins at the drawn start, which is the first firing, or now, one period before it: counted from the first, a month would lose its 31st.
  const from = start ?? now;
  const due = start ?? add(now, cycle.every, 1, reckoning);
  const every = text.split('/').find(part => part.startsWith('P'))!;
  const end = cycle.end === undefined ? Number.POSITIVE_INFINITY : read(readMoment(cycle.end));
  if (Number.isFinite(due) && due > end) return null;
  const grid = at(from, cycle.every, reckoning);
  const ends = Number.isFinite(end) ? firstAfter(end, grid) - (start === undefined ? 2 : 1) : Number.POSITIVE_INFINITY;
  const left = Math.min((cycle.repetitions ?? Number.POSITIVE_INFINITY) - 1, ends);
  if (Number.isFinite(due) && endsUnseen(grid, Math.max(now, due), start === undefined ? left + 1 : left))
    return { due: Number.POSITIVE_INFINITY };
  return { due, repeat: { left: Number.isFinite(left) ? Math.max(0, left) : null, every, working: reckoning.working, from } };
}

function read<Value>(result: { ok: true; value: Value } | { ok: false; message: Text }): Value {
  if (result.ok) return result.value;
  throw wrong(result.message);
}

function wrong(text: Text): Fault {
  return new Fault('timer-value-wrong', text);
}

const examples = { date: '2026-03-01T09:00:00', duration: 'P5D', cycle: 'R3/P1D' } as const;

/** A computed value may be personal: the sentence names its text and not what it came to. */
function unreadable({ kind, value: { text } }: TimerDefinition): Fault {
  return wrong({
    zh: `定时器的表达式「${text}」应得出 ${examples[kind]} 这样的文字，且不能太远，但不是。`,
    en: `Expected the timer expression "${text}" to give a text such as ${examples[kind]}, not too far away, but it does not.`,
  });
}

function over({ value: { text } }: TimerDefinition): Fault {
  return wrong({
    zh: `定时器的循环「${text}」应在结束之前至少触发一次，但它已经结束。`,
    en: `Expected the cycle "${text}" to fire at least once before its end, but it is over.`,
  });
}

function tooFar(value: string): Fault {
  return wrong({
    zh: `定时器「${value}」应在 ${limits.calendarWalk} 天以内，但超出了范围。`,
    en: `Expected the timer "${value}" to lie within ${limits.calendarWalk} days, but it does not.`,
  });
}

/** What follows a firing: next moment on the original grid after now, and firings left. Moments missed meanwhile are made good by this one firing. */
export function nextOccurrence(execution: Execution, wait: TimerWait): { next: Millis | null; left: number | null } {
  const { repeat } = wait;
  const every = repeat && readDuration(repeat.every);
  if (!repeat || !every?.ok || repeat.left === 0) return { next: null, left: repeat ? 0 : null };
  const grid = at(repeat.from, every.value, { working: repeat.working, calendar: execution.context.calendar });
  const steps = firstAfter(Math.max(execution.context.now, wait.due), grid);
  const missed = steps - firstAfter(wait.due, grid);
  const left = repeat.left === null ? null : repeat.left - 1 - missed;
  const next = grid(steps);
  return !Number.isFinite(next) || (left !== null && left < 0) ? { next: null, left: 0 } : { next, left };
}

/** true: of the moments up to the last one, the next is too far from the beginning to be reckoned; the repetition would end there without a word. */
function endsUnseen(grid: (nth: number) => Millis, moment: Millis, last: number): boolean {
  const next = firstAfter(moment, grid);
  return next <= last && !Number.isFinite(grid(next));
}

/** The grid of a repetition: moment n lies n periods after its beginning. */
function at(from: Millis, every: Duration, reckoning: Reckoning): (nth: number) => Millis {
  return nth => add(from, every, nth, reckoning);
}

/** Smallest n of 1 or more with grid(n) later than `moment`, by doubling and halving; the grid only rises. */
function firstAfter(moment: Millis, grid: (nth: number) => Millis): number {
  let high = 1;
  while (grid(high) <= moment) high *= 2;
  let low = Math.floor(high / 2);
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (grid(middle) <= moment) low = middle;
    else high = middle;
  }
  return high;
}

function add(from: Millis, duration: Duration, times: number, reckoning: Reckoning): Millis {
  try {
    return addDuration(from, duration, times, reckoning);
  } catch (error) {
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
