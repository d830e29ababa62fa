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
  const own = former !== undefined && isSameCase(state, former.state) ? former.columns : ofCase(state);
  const clock = former?.state.clocks === state.clocks ? former.columns : ofClocks(state);
  return {
    ...stateColumns(state),
    item: own.item!,
    item_title: own.item_title!,
    unit: own.unit!,
    applicant_name: own.applicant_name!,
    stage: stageOf(state),
    clock: clock.clock!,
    clock_status: clock.clock_status!,
    due_at: clock.due_at!,
    due_on: clock.due_on!,
    provisional: clock.provisional!,
    card: former?.state.cards === state.cards ? former.columns.card! : gravest(state),
    holders: JSON.stringify(holdersOf(state)),
    search: own.search!,
    supplements: state.supplements.length,
    result: former?.state.acts === state.acts ? former.columns.result! : resultOf(state),
  };
}

/** Stage of the oldest open task that has one. */
function stageOf({ tasks }: CaseState): string | null {
  for (const { stage } of Object.values(tasks)) if (stage !== undefined) return stage;
  return null;
}

/** Who holds the open tasks, or may take them. */
function holdersOf({ tasks }: CaseState): string[] {
  const holders: string[] = [];
  for (const { holder, candidates } of Object.values(tasks)) {
    if (holder === null) holders.push(...candidates);
    else holders.push(`person:${holder}`);
  }
  return holders;
}

/** true: whose case it is, and of what, has not been touched. */
function isSameCase(state: CaseState, former: CaseState): boolean {
  return (
    state.service === former.service &&
    state.applicant === former.applicant &&
    state.number === former.number &&
    state.queryCode === former.queryCode
  );
}

function ofCase(state: CaseState): Row {
  const { service, applicant } = state;
  return {
    item: service.id,
    item_title: JSON.stringify(service.title),
    unit: service.unit,
    applicant_name: applicant.name,
    search: searchText(state),
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
