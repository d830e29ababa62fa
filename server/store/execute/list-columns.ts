import type { CaseState } from '#engine/cases/state.ts';
import type { CardLevel, ClockState } from '#engine/clocks/types.ts';
import type { Row, Value } from '../plan.ts';

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

/**
 * List columns of the table case (列表列): what registers and inboxes show without opening the snapshot. With `former`, the state before, what follows
 * from the very same parts is taken from its columns.
 */
export function listColumns(state: CaseState, former?: Listed): Row {
  const columns: Row = stateColumns(state);
  if (former !== undefined && isSameCase(state, former.state)) for (const name of caseColumns) columns[name] = former.columns[name]!;
  else Object.assign(columns, ofCase(state));
  if (former?.state.clocks === state.clocks) for (const name of clockColumns) columns[name] = former.columns[name]!;
  else Object.assign(columns, ofClocks(state));
  columns.card = former?.state.cards === state.cards ? former.columns.card! : gravest(state);
  const tasks = Object.values(state.tasks);
  columns.stage = tasks.find(task => task.stage !== undefined)?.stage ?? null;
  columns.holders = JSON.stringify(tasks.flatMap(task => (task.holder === null ? task.candidates : [`person:${task.holder}`])));
  return columns;
}

const caseColumns = ['item', 'item_title', 'unit', 'applicant_name', 'search'] as const;
const clockColumns = ['clock', 'clock_status', 'due_at', 'due_on', 'provisional'] as const;

/** true: whose case it is, and of what, has not been touched. */
function isSameCase(state: CaseState, former: CaseState): boolean {
  return (
    state.service === former.service &&
    state.applicant === former.applicant &&
    state.number === former.number &&
    state.queryCode === former.queryCode
  );
}

function ofCase(state: CaseState): Record<(typeof caseColumns)[number], Value> {
  const { service, applicant } = state;
  return {
    item: service.id,
    item_title: JSON.stringify(service.title),
    unit: service.unit,
    applicant_name: applicant.name,
    search: searchText(state),
  };
}

function ofClocks(state: CaseState): Record<(typeof clockColumns)[number], Value> {
  const clock = leadingClock(state);
  return {
    clock: clock?.key ?? null,
    clock_status: clock?.status ?? null,
    due_at: clock?.due ?? null,
    due_on: clock?.dueOn ?? null,
    provisional: clock?.provisional ? 1 : 0,
  };
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
