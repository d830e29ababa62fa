import type { CaseState } from '#engine/cases/state.ts';
import type { CardLevel, ClockState } from '#engine/clocks/types.ts';
import type { Row } from '../plan.ts';

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

/** List columns of the table case (列表列): what registers and inboxes show without opening the snapshot. */
export function listColumns(state: CaseState): Row {
  const clock = leadingClock(state);
  const tasks = Object.values(state.tasks);
  const cards = state.cards.filter(card => !card.revoked).map(card => gravity.indexOf(card.level));
  return {
    ...stateColumns(state),
    item: state.service.id,
    item_title: JSON.stringify(state.service.title),
    unit: state.service.unit,
    applicant_name: state.applicant.name,
    stage: tasks.find(task => task.stage !== undefined)?.stage ?? null,
    clock: clock?.key ?? null,
    clock_status: clock?.status ?? null,
    due_at: clock?.due ?? null,
    due_on: clock?.dueOn ?? null,
    provisional: clock?.provisional ? 1 : 0,
    card: cards.length === 0 ? null : gravity[Math.max(...cards)]!,
    holders: JSON.stringify(tasks.flatMap(task => (task.holder === null ? task.candidates : [`person:${task.holder}`]))),
    search: searchText(state),
  };
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
