import type { Millis } from '../calendar/types.ts';
import { isBreachDue, nextReview, overlongPauses } from '../clocks/review.ts';
import type { BreachAction, ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { attempt, emit, isBody, scopeOf } from '../execution/execution.ts';
import { deliver, findCatches } from '../execution/triggers.ts';
import { limitOver } from '../execution/waits.ts';
import { raiseDue } from './clock-cards.ts';
import { openClocks, resume } from './clock-pauses.ts';
import { recompute, recomputeAll } from './clock-recomputing.ts';
import { ruleOf } from './clock-runs.ts';
import type { Actor } from './commands.ts';
import { isDeemed } from './deemed.ts';
import { lastingOf } from './lasting-pauses.ts';
import { isEmpty } from './maps.ts';
import { receiversOf, requestNotice } from './notices.ts';
import type { LocalId, Task } from './state.ts';

/** Who does what falls due (系统). */
const machine: Actor = { account: 'system', name: '系统', principals: ['system'] };

/** Whom a breach is told (逾期通知); an escalated one the window supervisor too. */
const overseers = { any: ['supervision-office'], escalate: ['window-supervisor', 'supervision-office'] } as const;

/** Bring a clock to the calendar that holds now, end pauses that last too long, raise what is due up to a moment, then act on a breach (到点处理). */
export function reviewUntil(execution: Execution, key: string, until: Millis): void {
  recompute(execution, key);
  endOverlong(execution, key, until);
  raiseDue(execution, key, until);
  breach(execution, key, until);
}

/**
 * Before a command is decided, every clock is brought up to its legal moment, in order of time: what fell due while nobody looked, the server
 * being down, is not lost because the command stops, pauses or extends the clock. The machine does it, and `settle` plays on what a breach set
 * going. A clock that cannot be judged now waits for its own review.
 */
export function catchUp(execution: Execution, settle: () => void): void {
  const { actor, state } = execution;
  if (isEmpty(state.clocks)) return;
  execution.actor = machine;
  recomputeAll(execution);
  const set = new Set<string>();
  for (let due = firstDue(execution, set); due; due = firstDue(execution, set)) {
    const { key, at } = due;
    const before = execution.events.length;
    attempt(execution, () => reviewUntil(execution, key, at));
    if (execution.events.length === before) set.add(key);
    if (execution.queue.length > 0) settle();
  }
  execution.actor = actor;
}

/** The clock with the earliest moment that has come, those set aside left out. */
function firstDue(execution: Execution, aside: ReadonlySet<string>): { readonly key: string; readonly at: Millis } | undefined {
  let first: { key: string; at: Millis } | undefined;
  for (const clock of Object.values(execution.state.clocks)) {
    const at = aside.has(clock.key) ? null : nextReview(clock, actionOf(execution, clock));
    if (at !== null && at <= execution.head.effectiveAt && (!first || at < first.at)) first = { key: clock.key, at };
  }
  return first;
}

function actionOf(execution: Execution, clock: ClockState): BreachAction {
  return clock.status === 'running' ? (ruleOf(execution, clock)?.onBreach ?? 'none') : 'none';
}

/** A pause that has lasted longer than the list allows (超过最长暂停) ends at that very moment on every clock, and the supervision office hears of it. */
function endOverlong(execution: Execution, key: string, until: Millis): void {
  const over = overlongPauses(execution.state.clocks[key]!).filter(pause => pause.until <= until);
  for (const { reason, until: at } of over) {
    for (const clock of openClocks(execution))
      if (lastingOf(clock).some(pause => pause.reason === reason && pause.until === at)) resume(execution, clock.key, { reason, at });
    const { dueOn } = execution.state.clocks[key]!;
    for (const to of receiversOf(execution, 'supervision-office'))
      requestNotice(execution, { to, text: 'pause-overlong', clock: key, reason, dueOn });
  }
}

function breach(execution: Execution, key: string, until: Millis): void {
  const clock = execution.state.clocks[key]!;
  const action = actionOf(execution, clock);
  if (!isBreachDue(clock, until, action)) return;
  emit(execution, { type: 'clock-breached', clock: key, run: clock.run, action });
  if (deliverOver(execution, clock)) return;
  const told = overseers[action === 'escalate' ? 'escalate' : 'any'].flatMap(post => receiversOf(execution, post));
  for (const to of new Set(told)) requestNotice(execution, { to, text: 'breached', clock: key, action, dueOn: clock.dueOn });
  if (isDeemed(action)) deliverDeemed(execution, action);
}

/** A timer drawn on the task that follows its limit (步骤逾期): what is drawn behind it takes the place of the general notice. False: none is drawn. */
function deliverOver(execution: Execution, { task }: ClockState): boolean {
  const open = task === undefined ? undefined : execution.state.tasks[task];
  const runs = open ? [open.run, repeatedRunOf(execution, open)] : [];
  const waits = findCatches(execution, 'message', limitOver, null).filter(({ run }) => run !== null && runs.includes(run));
  for (const wait of waits) if (execution.state.waits[wait.id]) deliver(execution, wait, {});
  return waits.length > 0;
}

/** The run of the repeated activity a task is one instance of: what is drawn on its border waits there, for the limit of each. */
function repeatedRunOf(execution: Execution, { scope }: Task): LocalId | null {
  const open = scopeOf(execution, scope);
  return isBody(execution, open) ? open.run : null;
}

/** The law follows a breach with an act (视为): where the drawing waits for the message of that name, it goes on there. */
function deliverDeemed(execution: Execution, action: BreachAction): void {
  const wait = findCatches(execution, 'message', action, null)[0];
  if (wait) deliver(execution, wait, {});
}
