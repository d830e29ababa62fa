import { checkCards } from '#engine/cards/rules.ts';
import { dayMs, startOfDay } from '#engine/calendar/index.ts';
import type { Calendar, CalendarLayer, Millis } from '#engine/calendar/types.ts';
import { type ClockRelease, recomputedFigures } from '#engine/cases/recomputed-figures.ts';
import { type CardLevel, checkClocks, type ClockFigures, type ClockState } from '#engine/clocks/index.ts';
import type { Text } from '#engine/problem.ts';
import type { Impact } from '../contract/calendars.ts';
import { resolveContent } from '../store/contents.ts';
import { readClocks } from '../store/execute/snapshot.ts';
import { type Ask, calendarOf, readLayers, readTree, withLayer } from './layers.ts';

/** What the open cases are looked at for (影响预览): one layer as it would be (null: not there at all), at a moment. */
export interface ImpactOrder {
  readonly id: string;
  readonly layer: CalendarLayer | null;
  readonly now: Millis;
  /** Centres whose cases may be named; those of others are only counted. */
  readonly visible: readonly string[];
}

/** Cases read by one statement. */
const casesAtOnce = 500;
/** Cases named at most. */
const named = 100;

type Row = Impact['rows'][number];
type Counts = { -readonly [K in Exclude<keyof Impact, 'rows' | 'shifts' | 'now'>]: number };

interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly itemTitle: string;
  readonly content: string;
  readonly openedAt: Millis;
  readonly snapshot: string;
}

/** What is being counted. */
interface Tally {
  readonly counts: Counts;
  readonly shifts: Map<number, number>;
  /** Rows whose colour changes, and rows that only move. */
  readonly coloured: Row[];
  readonly moved: Row[];
  readonly releases: Map<string, ClockRelease>;
}

/**
 * What a calendar would do to the open cases of every centre it reaches: each clock is computed as `recompute-clocks` would, from its own start,
 * length, pauses and the card rules of its case's release. Stores nothing.
 */
export async function impactOf(ask: Ask, order: ImpactOrder): Promise<Impact> {
  const tree = await readTree(ask);
  const tally = newTally();
  for (const tenant of tree.reached(order.id)) {
    const layers = await readLayers(ask, tree.chain(tenant));
    const calendar = calendarOf(withLayer(layers, { id: order.id, layer: order.layer ?? undefined }));
    await countCentre(ask, tally, { tenant, calendar, now: order.now, isNamed: order.visible.includes(tenant) });
  }
  const shifts = [...tally.shifts].sort(([a], [b]) => a - b).map(([days, clocks]) => ({ days, clocks }));
  return { ...tally.counts, rows: [...tally.coloured, ...tally.moved].slice(0, named), shifts, now: order.now };
}

function newTally(): Tally {
  const counts = { cases: 0, clocks: 0, moved: 0, later: 0, earlier: 0, firm: 0, unfirm: 0 };
  const colours = { toWarning: 0, toYellow: 0, toRed: 0, back: 0 };
  return { counts: { ...counts, ...colours }, shifts: new Map(), coloured: [], moved: [], releases: new Map() };
}

/** One centre with the calendar it would work by. */
interface Centre {
  readonly tenant: string;
  readonly calendar: Calendar;
  readonly now: Millis;
  readonly isNamed: boolean;
}

async function countCentre(ask: Ask, tally: Tally, centre: Centre): Promise<void> {
  const open = await ask<{ id: string }>(`select distinct case_id as id from clock where tenant = ? and status in ('running', 'paused')`, [
    centre.tenant,
  ]);
  for (let from = 0; from < open.length; from += casesAtOnce) {
    const ids = open.slice(from, from + casesAtOnce).map(({ id }) => id);
    const cases = await ask<CaseRow>(
      `select id, number, item_title as "itemTitle", content, opened_at as "openedAt", snapshot from "case"
       where tenant = ? and id in (${ids.map(() => '?').join(', ')}) order by id`,
      [centre.tenant, ...ids],
    );
    for (const row of cases) countCase(tally, centre, row, await releaseOf(ask, tally, row.content));
  }
}

/** Rules of the release a case runs on. */
async function releaseOf(ask: Ask, { releases }: Tally, content: string): Promise<ClockRelease> {
  const known = releases.get(content);
  if (known !== undefined) return known;
  const found = await resolveContent(content, async of => {
    const [row] = await ask<{ parts: string }>('select parts from release_content where content = ?', [of]);
    return row?.parts;
  });
  const { pack } = found ?? { pack: { clocks: { clocks: [] }, cards: null } };
  const release = { clocks: checkClocks(pack.clocks).rules, cards: checkCards(pack.cards).rules };
  releases.set(content, release);
  return release;
}

function countCase(tally: Tally, centre: Centre, row: CaseRow, release: ClockRelease): void {
  const open = Object.values(readClocks(row)).filter(({ status }) => status !== 'stopped');
  if (open.length > 0) tally.counts.cases += 1;
  tally.counts.clocks += open.length;
  for (const clock of open) {
    const figures = attempt(() => recomputedFigures(clock, release, centre.calendar));
    if (figures !== undefined) countClock(tally, { row, clock, figures, ...centre });
  }
}

/** A clock that cannot be reckoned keeps its figures, as it would at the recomputation. */
function attempt(figures: () => ClockFigures): ClockFigures | undefined {
  try {
    return figures();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Change extends Centre {
  readonly row: CaseRow;
  readonly clock: ClockState;
  readonly figures: ClockFigures;
}

/** Counts one clock with the figures it would have. */
function countClock({ counts, shifts, coloured, moved }: Tally, change: Change): void {
  const { clock, figures, now, isNamed } = change;
  const days = Math.round((startOfDay(figures.dueOn) - startOfDay(clock.dueOn)) / dayMs);
  const [from, to] = clock.status === 'running' ? [levelAt(clock, now), levelAt(figures, now)] : [null, null];
  if (days !== 0) {
    counts.moved += 1;
    counts[days > 0 ? 'later' : 'earlier'] += 1;
    shifts.set(days, (shifts.get(days) ?? 0) + 1);
  }
  if (clock.provisional !== figures.provisional) counts[clock.provisional ? 'firm' : 'unfirm'] += 1;
  if (from !== to) counts[columnOf(from, to)] += 1;
  const list = from === to ? moved : coloured;
  if (isNamed && (days !== 0 || from !== to) && list.length < named) list.push(rowOf(change, from, to));
}

const ranks: readonly (CardLevel | null)[] = [null, 'warning', 'yellow', 'red'];

/** Colour of a running clock at a moment (时限颜色): the highest milestone that has come. While provisional only warnings count. */
function levelAt({ milestones, provisional }: ClockFigures, now: Millis): CardLevel | null {
  let level: CardLevel | null = null;
  for (const milestone of milestones) {
    const counts = milestone.at <= now && (milestone.level === 'warning' || !(provisional || milestone.provisional));
    if (counts && ranks.indexOf(milestone.level) > ranks.indexOf(level)) level = milestone.level;
  }
  return level;
}

function columnOf(from: CardLevel | null, to: CardLevel | null): 'toWarning' | 'toYellow' | 'toRed' | 'back' {
  if (ranks.indexOf(to) < ranks.indexOf(from)) return 'back';
  return to === 'red' ? 'toRed' : to === 'yellow' ? 'toYellow' : 'toWarning';
}

function rowOf({ row, clock, figures }: Change, levelFrom: CardLevel | null, levelTo: CardLevel | null): Row {
  const { zh, en } = JSON.parse(row.itemTitle) as Text;
  return {
    caseId: row.id,
    caseNumber: row.number,
    itemTitle: { zh, en },
    clock: clock.key,
    from: clock.dueOn,
    to: figures.dueOn,
    levelFrom,
    levelTo,
  };
}
