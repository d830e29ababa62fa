import type { Text } from '../problem.ts';

/** Holidays of the State Council's notices (法定节假日): how a notice may call them, how the calendar does, in English. */
const holidays: readonly (Text & { readonly calls: RegExp })[] = [
  { calls: /元旦|新年/, zh: '元旦', en: "New Year's Day" },
  { calls: /春节|除夕/, zh: '春节', en: 'Spring Festival' },
  { calls: /清明/, zh: '清明', en: 'Tomb-sweeping Day' },
  { calls: /劳动节|五一/, zh: '劳动节', en: 'Labour Day' },
  { calls: /端午/, zh: '端午', en: 'Dragon Boat Festival' },
  { calls: /国庆/, zh: '国庆节', en: 'National Day' },
  { calls: /中秋/, zh: '中秋', en: 'Mid-autumn Festival' },
];

/** Name of a day off as the calendar shows it (节日名称): the usual name of a known holiday, the notice's own words otherwise. */
export function holidayText(name: string): Text {
  const known = holidays.find(({ calls }) => calls.test(name));
  return known ? { zh: known.zh, en: known.en } : { zh: name, en: name };
}

/** Name of a make-up working day of a holiday (调休上班). */
export function makeUpText(name: string): Text {
  const { zh, en } = holidayText(name.replace(/(调休)?(上班|补班)$/, ''));
  return { zh: `${zh}调休上班`, en: `Make-up working day for ${en}` };
}

/** true: a text names one of the State Council's holidays. */
export function namesHoliday(text: string): boolean {
  return holidays.some(({ calls }) => calls.test(text));
}

/** Holidays of a year that a text of names does not name (缺少的节假日). 清明、端午 and 中秋 are public holidays from 2008 on. */
export function missingHolidays(names: string, year: number): readonly Text[] {
  const since2008 = ['清明', '端午', '中秋'];
  return holidays.filter(({ zh, calls }) => !calls.test(names) && (year >= 2008 || !since2008.includes(zh)));
}
