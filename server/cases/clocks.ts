import { urgingClock, urgingTitle } from '#engine/cards/milestones.ts';
import { dateOf } from '#engine/calendar/index.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { CaseState, Task } from '#engine/cases/state.ts';
import { type ClockState, ledgerOf } from '#engine/clocks/index.ts';
import type { Text } from '#engine/problem.ts';
import type { Clock, TimeChip } from '../contract/schemas.ts';
import { leadingClock } from '../store/execute/list-columns.ts';
import type { Reading } from './reading.ts';
import { timeChip } from './time.ts';

/** Clocks of a case with titles, milestones and day-by-day ledgers (时限与台账), whole-case clocks first. */
export function clocksOf(reading: Reading, release: ReleaseDefinition | undefined, steps: ReadonlyMap<string, string>): Clock[] {
  return Object.values(reading.state.clocks)
    .toSorted((a, b) => rank(a) - rank(b) || a.startAt - b.startAt)
    .map(clock => clockOf(clock, reading, { release, step: clock.task === undefined ? undefined : steps.get(clock.task) }));
}

/** Names of all tasks there ever were by their id (步骤名称): what a clock of a step is about. */
export function stepNames(entries: readonly Entry[]): Map<string, string> {
  const named = entries.flatMap(({ seq, events }) =>
    events.flatMap((event, place) => (event.type === 'task-created' ? [[`${seq}.${place}`, event.name] as const] : [])),
  );
  return new Map(named);
}

/** A clock of a step says which step, of several of one element only what tells them apart. */
function titleOf(title: Text, step: string | undefined): Text {
  if (step === undefined) return title;
  const which = step.split(' · ').at(-1)!;
  return { zh: `${title.zh} · ${which}`, en: `${title.en} · ${which}` };
}

interface Described {
  readonly release: ReleaseDefinition | undefined;
  readonly step: string | undefined;
}

function rank(clock: ClockState): number {
  return clock.task ? 2 : clock.stage ? 1 : 0;
}

function clockOf(clock: ClockState, { state, calendar, now }: Reading, { release, step }: Described): Clock {
  const rule = release?.clocks.find(({ id }) => id === clock.rule);
  const late = clock.status === 'running' && dateOf(now) > clock.dueOn ? dateOf(now) : undefined;
  return {
    key: clock.key,
    rule: clock.rule,
    title: titleOf(rule?.title ?? (clock.rule === urgingClock ? urgingTitle : { zh: clock.rule, en: clock.rule }), step),
    stage: clock.stage ?? null,
    run: clock.run,
    status: clock.status,
    startAt: clock.startAt,
    startOn: clock.startOn,
    length: clock.length,
    unit: clock.unit,
    ...(rule ? { supplement: rule.supplement.clock } : {}),
    due: clock.due,
    dueOn: clock.dueOn,
    provisional: clock.provisional,
    stoppedAt: clock.stoppedAt ?? null,
    pauses: [...clock.pauses],
    extensions: [...clock.extensions],
    milestones: clock.milestones.map(milestone => ({ ...milestone, raised: milestone.raised ?? false })),
    time: chipOfClock(state, clock, { now, calendar }),
    calendar: clock.calendar,
    ledger: [...ledgerOf(clock, calendar, late).days],
  };
}

function chipOfClock(state: CaseState, clock: ClockState, at: Pick<Reading, 'now' | 'calendar'>): TimeChip {
  const pause = clock.pauses.find(({ to }) => to === null);
  return timeChip(
    { phase: state.phase, status: clock.status === 'running' ? '' : state.status, clock: { ...clock, ...(pause ? { pause } : {}) } },
    at.now,
    at.calendar,
  );
}

/** Chip of a task: of its own clock where it has one, of urging where a superior has the case and it is of no stage, else of the case. */
export function chipOfTask({ id, stage }: Pick<Task, 'id' | 'stage'>, reading: Reading): TimeChip {
  const { clocks } = reading.state;
  const urging = stage === undefined ? clocks[urgingClock] : undefined;
  const clock = urging && urging.status !== 'stopped' ? urging : clocks[`step:${id}`];
  return clock && clock.status !== 'stopped' ? chipOfClock(reading.state, clock, reading) : chipOfCase(reading);
}

/** Chip of the whole case, from its leading clock. */
export function chipOfCase({ state, now, calendar }: Reading): TimeChip {
  const clock = leadingClock(state);
  const pause = clock?.pauses.find(({ to }) => to === null);
  return timeChip(
    { phase: state.phase, status: state.status, clock: clock ? { ...clock, ...(pause ? { pause } : {}) } : null },
    now,
    calendar,
  );
}
