import { dateOfDay, dayMs } from '#engine/calendar/index.ts';
import type { Organisation } from '#engine/cases/context.ts';
import { stages } from '#engine/bpmn/definition.ts';
import type { Statistics } from '../contract/statistics.ts';
import type { Counts } from './count.ts';
import { daysOf, monthsOf, type Period } from './period.ts';
import { cards, none, sumBy, sumOf, timeliness } from './tally.ts';
import type { Fact } from './facts.ts';

/** What the numbers are put into words with. */
export interface Frame {
  readonly period: Period;
  readonly now: number;
  /** Centres that may be asked for, and those counted, the own one first. */
  readonly allowed: readonly Organisation[];
  readonly counted: readonly Organisation[];
}

/** Types by registration (登记类型), in the order of the register. */
const types = ['instant', 'promised', 'joint', 'escalated', 'reply'] as const;
/** The two types by what happened (补办件、退办件). */
const happenings = ['supplement', 'rejection'] as const;
/** Longest period whose days are shown each. */
const daysAtMost = 92;
/** A level from here up is 满意 (基本满意 3, 满意 4, 非常满意 5); 1 and 2 are 差评. */
const satisfiedFrom = 3;

/** The answer with every breakdown (统计结果). */
export function answerOf(counts: Counts, frame: Frame): Statistics {
  const { period, now, allowed, counted } = frame;
  return {
    from: period.from,
    to: period.to,
    until: period.until,
    now,
    centres: allowed.map(({ centre: { id, title } }) => ({ id, title })),
    totals: totalsOf(counts),
    byType: byType(counts),
    byStage: byStage(counts.facts),
    byWindow: byWindow(counts.facts),
    byUnit: byUnit(counts.facts, counted),
    byCentre: byCentre(counts.facts, counted),
    byMonth: byMonth(counts.facts, period),
    byDay: byDay(counts.facts, period),
    byRating: [5, 4, 3, 2, 1].map(level => ({ level, count: counts.ratings.find(one => one.level === level)?.count ?? 0 })),
  };
}

function totalsOf({ facts, supplements, firstContacts, ratings }: Counts): Statistics['totals'] {
  const sums = sumOf(facts);
  const { opened, closed, open, overdue, refused } = sums;
  const rated = (from: number) => ratings.reduce((sum, { level, count }) => sum + (level >= from ? count : 0), 0);
  return {
    ...{ opened, closed, open, overdue, refused, supplements: supplements.rounds, firstContacts },
    ...{ rated: rated(1), satisfied: rated(satisfiedFrom) },
    ...timeliness(sums),
    ...cards(sums),
  };
}

function byType({ facts, supplements }: Counts): Statistics['byType'] {
  const sums = sumBy(
    facts,
    ({ type, supplemented, rejected }) => [type, ...(supplemented ? ['supplement'] : []), ...(rejected ? ['rejection'] : [])],
    [...types, ...happenings],
  );
  return [...sums].map(([type, sum]) => {
    const opened = type === 'supplement' ? supplements.cases : type === 'rejection' ? sum.closed : sum.opened;
    return { type, opened, closed: sum.closed, ...timeliness(sum) };
  });
}

function byStage(facts: readonly Fact[]): Statistics['byStage'] {
  const open = facts.filter(({ stage }) => stage !== undefined);
  const sums = sumBy(open, ({ stage }) => [stage!], [...stages, 'none']);
  return [...sums].map(([stage, sum]) => ({ stage, open: sum.open, overdue: sum.overdue }));
}

/** Something happened there in the period, or something is open: else it is no row. */
const isAlive = (sum: ReturnType<typeof none>) => Object.values(sum).some(n => n > 0);

function byWindow(facts: readonly Fact[]): Statistics['byWindow'] {
  const sums = sumBy(facts, ({ tenant, window }) => [JSON.stringify([tenant, window])]);
  return [...sums]
    .filter(([, sum]) => isAlive(sum))
    .map(([key, sum]) => {
      const [centre, window] = JSON.parse(key) as [string, string];
      return { centre, window, opened: sum.opened, closed: sum.closed, ...timeliness(sum), ...cards(sum) };
    })
    .toSorted((a, b) => b.opened - a.opened || a.window.localeCompare(b.window, 'zh'));
}

function byUnit(facts: readonly Fact[], counted: readonly Organisation[]): Statistics['byUnit'] {
  const sums = sumBy(facts, ({ tenant, unit }) => [JSON.stringify([tenant, unit])]);
  return [...sums]
    .filter(([, sum]) => isAlive(sum))
    .map(([key, sum]) => {
      const [centre, unit] = JSON.parse(key) as [string, string];
      const units = counted.find(one => one.centre.id === centre)?.units ?? [];
      const title = units.find(({ id }) => id === unit)?.title ?? { zh: unit, en: unit };
      const { opened, closed, open } = sum;
      return { centre, unit, title, opened, closed, open, ...timeliness(sum), ...cards(sum) };
    })
    .toSorted((a, b) => b.opened - a.opened || a.title.zh.localeCompare(b.title.zh, 'zh'));
}

function byCentre(facts: readonly Fact[], counted: readonly Organisation[]): Statistics['byCentre'] {
  const sums = sumBy(facts, ({ tenant }) => [tenant]);
  return counted.map(({ centre: { id, title } }) => {
    const sum = sums.get(id) ?? none();
    const { opened, closed, open } = sum;
    return { centre: id, title, opened, closed, open, ...timeliness(sum), ...cards(sum) };
  });
}

function byMonth(facts: readonly Fact[], period: Period): Statistics['byMonth'] {
  const sums = sumBy(facts, ({ day }) => (day === null ? [] : [dateOfDay(day).slice(0, 7)]), monthsOf(period));
  return [...sums].map(([month, sum]) => ({ month, ...flow(sum) }));
}

function byDay(facts: readonly Fact[], period: Period): Statistics['byDay'] {
  if (period.end - period.start > daysAtMost * dayMs) return [];
  const sums = sumBy(facts, ({ day }) => (day === null ? [] : [dateOfDay(day)]), daysOf(period));
  return [...sums].map(([day, sum]) => ({ day, ...flow(sum) }));
}

function flow(sum: ReturnType<typeof none>) {
  return { opened: sum.opened, closed: sum.closed, ...timeliness(sum), ...cards(sum) };
}
