import { type Problem, problem } from '../problem.ts';
import { isPlainDate, yearOf } from './dates.ts';

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Check a calendar read from a file or a person (工作日历检查): shape, real dates, each in its year, hours in order. */
export function checkCalendar(value: unknown): Problem[] {
  if (!isValues(value)) return [wrong('', '应为一个日历对象', 'Expected a calendar object')];
  return [...checkHead(value), ...checkYears(value.years), ...checkHours(value.hours), ...checkLocal(value.local)];
}

/** Check one layer of a calendar (日历层检查): as `checkCalendar`, but hours may be left to the layer above, and a year may be partial. */
export function checkLayer(value: unknown): Problem[] {
  if (!isValues(value)) return [wrong('', '应为一个日历对象', 'Expected a calendar object')];
  const hours = value.hours === undefined ? [] : checkHours(value.hours);
  return [...checkHead(value), ...checkYears(value.years), ...hours, ...checkLocal(value.local)];
}

function checkHead(value: Values): Problem[] {
  const problems: Problem[] = [];
  if (typeof value.id !== 'string' || value.id === '') problems.push(wrong('/id', '应填写日历编号', 'Expected an id'));
  if (!Number.isInteger(value.version) || (value.version as number) < 1)
    problems.push(wrong('/version', '版本应为正整数', 'Expected a version of 1 or more'));
  return problems;
}

function checkYears(years: unknown): Problem[] {
  if (!isValues(years)) return [wrong('/years', '应为按年份列出的假日表', 'Expected the lists by year')];
  return Object.entries(years).flatMap(([year, list]) => checkYear(year, list));
}

function checkYear(year: string, list: unknown): Problem[] {
  const at = `/years/${year}`;
  if (!/^[1-9]\d{3}$/.test(year))
    return [wrong(at, `年份应为四位数字，现为「${year}」`, `Expected a year of four digits, found "${year}"`)];
  if (!isValues(list)) return [wrong(at, '应有 off（放假）和 makeUp（调休上班）两个日期列表', 'Expected the lists off and makeUp')];
  const problems = [...checkDates(list.off, { year, at: `${at}/off` }), ...checkDates(list.makeUp, { year, at: `${at}/makeUp` })];
  if (list.partial !== undefined && list.partial !== true) problems.push(wrong(`${at}/partial`, 'partial 只能为 true', 'Expected true'));
  if (list.normal !== undefined) problems.push(...checkDates(list.normal, { year, at: `${at}/normal` }));
  if (problems.length > 0) return problems;
  const off = list.off as string[];
  if (off.length === 0 && list.partial !== true) return [emptyYear(year, at)];
  return (list.makeUp as string[])
    .filter(date => off.includes(date))
    .map(date => wrong(`${at}/makeUp`, `${date} 同时列为放假和上班，请只保留一项`, `${date} is listed as off and as worked, keep one`));
}

function emptyYear(year: string, at: string): Problem {
  const message = {
    zh: `${year} 年的放假日为空，按尚未公布处理，期限为暂定`,
    en: `${year} has no day off, so it counts as not published and limits stay provisional`,
  };
  return problem('calendar-year-empty', message, { pointer: at, severity: 'warning' });
}

function checkDates(dates: unknown, place: { year: string; at: string }): Problem[] {
  if (!Array.isArray(dates)) return [wrong(place.at, '应为日期列表', 'Expected a list of dates')];
  const seen = new Set<unknown>();
  return dates.flatMap((date: unknown, index) => {
    const at = `${place.at}/${index}`;
    if (!isPlainDate(date))
      return [wrong(at, `应为 YYYY-MM-DD 的真实日期，现为「${String(date)}」`, `Expected a real date YYYY-MM-DD, found "${String(date)}"`)];
    if (yearOf(date) !== place.year)
      return [wrong(at, `${date} 不属于 ${place.year} 年，请放到它自己的年份`, `${date} is not in ${place.year}, move it to its own year`)];
    if (seen.has(date)) return [wrong(at, `${date} 重复`, `${date} is listed twice`)];
    seen.add(date);
    return [];
  });
}

function checkHours(hours: unknown): Problem[] {
  const periods = isValues(hours) ? hours.periods : undefined;
  if (!Array.isArray(periods) || periods.length === 0)
    return [wrong('/hours/periods', '应至少有一段办公时间', 'Expected at least one period of office hours')];
  let last = 0;
  return periods.flatMap((period: unknown, index) => {
    const { from, to } = isValues(period) ? period : {};
    const good =
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      (from as number) >= last &&
      (from as number) < (to as number) &&
      (to as number) <= 1440;
    if (good) last = to as number;
    return good
      ? []
      : [
          wrong(
            `/hours/periods/${index}`,
            '办公时间应按先后排列，以当天的分钟数表示（0 至 1440）',
            'Expected periods in order, as minutes of the day (0 to 1440)',
          ),
        ];
  });
}

function checkLocal(local: unknown): Problem[] {
  if (local === undefined) return [];
  if (!isValues(local)) return [wrong('/local', '应为按日期列出的本地安排', 'Expected local days by date')];
  return Object.entries(local).flatMap(([date, day]) => {
    if (!isPlainDate(date)) return [wrong(`/local/${date}`, `应为真实日期，现为「${date}」`, `Expected a real date, found "${date}"`)];
    const good = isValues(day) && typeof day.working === 'boolean' && typeof day.why === 'string';
    return good ? [] : [wrong(`/local/${date}`, '应写明是否上班（working）和原因（why）', 'Expected working and why')];
  });
}

function wrong(pointer: string, zh: string, en: string): Problem {
  return problem('calendar-invalid', { zh: `${zh}。`, en: `${en}.` }, { pointer });
}
