import type { CaseState } from '#engine/cases/state.ts';
import type { CardLevel, ClockState } from '#engine/clocks/types.ts';
import type { Row } from '../plan.ts';
import { storable } from '../storable.ts';
import { canonicalText } from './canonical.ts';

const gravity: readonly CardLevel[] = ['warning', 'yellow', 'red'];

/** Columns of the table case that a state is read from besides its texts: the snapshot does not say them again (`CaseRow`). */
export function stateColumns(state: CaseState) {
  return {
    number: state.number,
    query_code: state.queryCode,
    content: state.content,
    pack: state.pack,
    release_number: state.releaseNumber,
    intake_type: state.intakeType,
    opened_by: state.openedBy,
    window_id: state.window,
    opened_at: state.openedAt,
    closed_at: state.closedAt,
    phase: state.phase,
    status: state.status,
  };
}

/** A state with its list columns. */
interface Listed {
  readonly state: CaseState;
  readonly columns: Row;
}

/** List columns of the table case (列表列): what registers and inboxes show without opening the snapshot. */
export function listColumns(state: CaseState): Row {
  return {
    ...stateColumns(state),
    ...ofCase(state),
    stage: stageOf(state),
    ...ofClocks(state),
    card: gravest(state),
    holders: holdersText(state),
    supplements: state.supplements.length,
    result: resultOf(state),
  };
}

/**
 * The list columns that are not as they were (变更列), so that no index is written for nothing. What follows from parts of the state that are the very
 * same as before is not even looked at.
 */
export function changedColumns(state: CaseState, former: Listed): Row {
  const { state: before, columns } = former;
  const changed: Row = {};
  if (before.status !== state.status || before.phase !== state.phase || !isSameCase(state, before)) {
    note(changed, columns, stateColumns(state));
    note(changed, columns, ofCase(state));
  }
  if (before.tasks !== state.tasks) {
    const stage = stageOf(state);
    if (stage !== columns.stage) changed.stage = stage;
    const holders = holdersText(state);
    if (holders !== columns.holders) changed.holders = holders;
  }
  if (before.clocks !== state.clocks) note(changed, columns, ofClocks(state));
  if (before.cards !== state.cards) note(changed, columns, { card: gravest(state) });
  if (before.supplements !== state.supplements) note(changed, columns, { supplements: state.supplements.length });
  if (before.acts !== state.acts) note(changed, columns, { result: resultOf(state) });
  return changed;
}

function note(changed: Row, columns: Row, now: Row): void {
  for (const column in now) if (now[column] !== columns[column]) changed[column] = now[column]!;
}

/** Stage of the oldest open task that has one. */
function stageOf({ tasks }: CaseState): string | null {
  for (const id in tasks) {
    const { stage } = tasks[id]!;
    if (stage !== undefined) return stage;
  }
  return null;
}

/** Who holds the open tasks, or may take them. */
function holdersText({ tasks }: CaseState): string {
  const holders: string[] = [];
  for (const id in tasks) {
    const { holder, candidates } = tasks[id]!;
    if (holder === null) holders.push(...candidates);
    else holders.push(`person:${holder}`);
  }
  return canonicalText(holders);
}

/** true: what the case was opened with has not been touched, nor its end. */
function isSameCase(state: CaseState, former: CaseState): boolean {
  return (
    state.service === former.service &&
    state.applicant === former.applicant &&
    state.number === former.number &&
    state.queryCode === former.queryCode &&
    state.content === former.content &&
    state.pack === former.pack &&
    state.releaseNumber === former.releaseNumber &&
    state.intakeType === former.intakeType &&
    state.openedBy === former.openedBy &&
    state.window === former.window &&
    state.openedAt === former.openedAt &&
    state.closedAt === former.closedAt
  );
}

function ofCase(state: CaseState): Row {
  const { service, applicant } = state;
  return {
    item: service.id,
    item_title: JSON.stringify(service.title),
    unit: service.unit,
    applicant_name: storable(applicant.name),
    applicant_kind: applicant.kind,
    search: storable(searchText(state)),
  };
}

function ofClocks(state: CaseState): Row {
  const clock = leadingClock(state);
  return {
    clock: clock?.key ?? null,
    clock_status: clock?.status ?? null,
    due_at: clock?.due ?? null,
    due_on: clock?.dueOn ?? null,
    provisional: clock?.provisional ? 1 : 0,
  };
}

const results: readonly string[] = ['grant', 'refuse', 'reply', 'decline', 'withdraw', 'terminate'];

/** The act that settled the case (办理结果); a case of no such act that is closed has none. */
function resultOf({ acts }: CaseState): string | null {
  return acts.findLast(({ act }) => results.includes(act))?.act ?? null;
}

/** The gravest card that stands. */
function gravest(state: CaseState): CardLevel | null {
  const cards = state.cards.filter(card => !card.revoked).map(card => gravity.indexOf(card.level));
  return cards.length === 0 ? null : gravity[Math.max(...cards)]!;
}

/** The clock a list shows: of the whole case, going before stopped, promised before statutory before the nearest due. */
export function leadingClock(state: CaseState): ClockState | undefined {
  const rank = (clock: ClockState): number =>
    (clock.status === 'stopped' ? 10 : 0) + (clock.rule === 'promised' ? 0 : clock.rule === 'statutory' ? 1 : 2);
  return Object.values(state.clocks)
    .filter(clock => clock.stage === undefined && clock.task === undefined)
    .toSorted((a, b) => rank(a) - rank(b) || a.due - b.due)[0];
}

function searchText(state: CaseState): string {
  const { title } = state.service;
  return [state.number, state.queryCode, state.applicant.name, title.zh, title.en].join(' ').toLowerCase();
}
