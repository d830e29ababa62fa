import { type Problem, problem } from '../problem.ts';
import { checkLayer } from './check.ts';
import { yearOf } from './dates.ts';
import { holidayText, makeUpText } from './holidays.ts';
import type { CalendarChange, CalendarLayer, CalendarYear, NoticeDay, PlainDate } from './types.ts';

/** A layer after a change, and what is wrong with it: an error forbids it, a warning wants to be read. */
export interface ChangedLayer {
  readonly layer: CalendarLayer;
  readonly problems: readonly Problem[];
}

type Notice = NonNullable<CalendarChange['notice']>;

/**
 * A layer as it is after a change (日历变更), under a new version. `replace`: the notice's year is exactly the days it names, days in other years
 * are added to what stands there or stand instead of it; `amend`: only the named days change. In a year of which the layer has no list the named
 * days alone are kept (a partial year), never a list of a few days that would pass for the whole year.
 */
export function applyChange(layer: CalendarLayer, change: CalendarChange, version: number): ChangedLayer {
  const { notice } = change;
  const { hours: oldHours, local: oldLocal, ...head } = layer;
  const hours = change.hours === undefined ? oldHours : (change.hours ?? undefined);
  const local = changedLocal(oldLocal, change.local);
  const changed: CalendarLayer = {
    ...head,
    version,
    years: notice ? changedYears(layer.years, notice) : layer.years,
    ...(hours ? { hours } : {}),
    ...(local ? { local } : {}),
  };
  return { layer: changed, problems: [...(notice ? checkNotice(layer, notice) : []), ...checkLayer(changed)] };
}

function changedLocal(old: CalendarLayer['local'], change: CalendarChange['local']): CalendarLayer['local'] {
  const local = { ...old };
  for (const [date, day] of Object.entries(change ?? {})) {
    if (day === null) delete local[date];
    else local[date] = day;
  }
  return Object.keys(local).length === 0 ? undefined : local;
}

function changedYears(years: CalendarLayer['years'], notice: Notice): CalendarLayer['years'] {
  const changed: Record<string, CalendarYear> = { ...years };
  const named = Map.groupBy(notice.days, day => yearOf(day.date));
  for (const [year, days] of named) changed[year] = amendedYear(changed[year] ?? bareYear, days, notice.source);
  if (notice.mode === 'replace')
    changed[notice.year] = { ...amendedYear({ off: [], makeUp: [] }, named.get(notice.year) ?? [], notice.source) };
  return changed;
}

const bareYear: CalendarYear = { off: [], makeUp: [], partial: true, normal: [] };

function amendedYear(year: CalendarYear, days: readonly NoticeDay[], source: string): CalendarYear {
  const last = new Map(days.map(day => [day.date, day]));
  const rest = (dates: readonly PlainDate[] = []) => dates.filter(date => !last.has(date));
  const of = (kind: NoticeDay['kind']) => [...last.values()].filter(day => day.kind === kind).map(day => day.date);
  const names = Object.fromEntries(Object.entries(year.names ?? {}).filter(([date]) => !last.has(date)));
  for (const day of last.values()) {
    if (day.name && day.kind !== 'normal') names[day.date] = day.kind === 'off' ? holidayText(day.name) : makeUpText(day.name);
  }
  const sources = year.source?.includes(source) ? year.source : [year.source, source].filter(Boolean).join('；');
  return {
    ...(year.partial ? { partial: true, normal: [...rest(year.normal), ...of('normal')].sort() } : {}),
    off: [...rest(year.off), ...of('off')].sort(),
    makeUp: [...rest(year.makeUp), ...of('make-up')].sort(),
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(sources ? { source: sources } : {}),
  };
}

function checkNotice(layer: CalendarLayer, notice: Notice): Problem[] {
  return [...checkTwice(notice), ...checkWhole(notice), ...checkBase(layer, notice)];
}

function checkTwice({ days }: Notice): Problem[] {
  const kinds = new Map<PlainDate, NoticeDay['kind']>();
  return days.flatMap(({ date, kind }, index) => {
    const before = kinds.get(date);
    kinds.set(date, kind);
    if (before === undefined || before === kind) return [];
    const message = {
      zh: `通知对 ${date} 有两种不同的安排，请只保留一种。`,
      en: `Expected one word about ${date} in the notice, but found two different ones.`,
    };
    return [problem('notice-day-twice', message, { pointer: `/notice/days/${index}` })];
  });
}

/** A whole list without a day off would leave the year unpublished: hardly what the notice says. */
function checkWhole({ mode, year, days }: Notice): Problem[] {
  if (mode !== 'replace' || days.some(day => day.kind === 'off' && yearOf(day.date) === year)) return [];
  const message = {
    zh: `通知没有列出 ${year} 年的任何放假日，该年将按尚未公布处理。`,
    en: `Expected days off in ${year}, but the notice names none: the year would count as not published.`,
  };
  return [problem('notice-year-empty', message, { pointer: '/notice/days' })];
}

/** An amendment of a year without a list leaves it without one. */
function checkBase({ years }: CalendarLayer, { mode, year }: Notice): Problem[] {
  const base = years[year];
  if (mode !== 'amend' || (base && !base.partial && base.off.length > 0)) return [];
  const message = {
    zh: `本日历没有 ${year} 年的安排，只保留通知列出的日期；上级日历也没有时，该年仍按尚未公布处理。`,
    en: `This calendar has no list of ${year}: only the days of the notice are kept, and without a list above the year stays unpublished.`,
  };
  return [problem('notice-year-not-here', message, { pointer: '/notice/year', severity: 'warning' })];
}
