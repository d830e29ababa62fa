import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarYear } from '#engine/calendar/index.ts';

/**
 * Builds server/calendars/official/<year>.json from the year files of chinese-days, read as text (its own date parsing depends on the
 * time zone), with the corrections and sources below. Run it to write the files: `node test/server/calendars/generate-official.ts`.
 */
const first = 2007;
const last = 2026;

/** Notices of the State Council's general office (国务院办公厅) that published a year; a later one amended it. */
const sources: Readonly<Record<string, string>> = {
  2018: '国办发明电〔2017〕12号；2018-12-29 至 31 日由 2019 年通知调整（https://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm）',
  2019: '国务院办公厅关于 2019 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm）；2019-03-22 调整劳动节假期（https://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm）',
  2020: '国务院办公厅关于 2020 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm）；2020-01-26 延长春节假期（https://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm）',
  2021: '国务院办公厅关于 2021 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm）',
  2022: '国务院办公厅关于 2022 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm）；2022-12-31 由 2023 年通知规定',
  2023: '国务院办公厅关于 2023 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm）',
  2024: '国务院办公厅关于 2024 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm）',
  2025: '国务院办公厅关于 2025 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm）',
  2026: '国务院办公厅关于 2026 年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm）',
};

interface SourceYear {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** Every official year as the source has it, by civil year of the date. */
export function buildOfficialYears(): Record<string, CalendarYear> {
  const files = yearsFrom(first, last + 1).map(readSource);
  const off = files.flatMap(file => Object.entries(file.holidays));
  const makeUp = files.flatMap(file => Object.entries(file.workdays));
  return Object.fromEntries(yearsFrom(first, last).map(year => [String(year), buildYear(String(year), { off, makeUp })]));
}

function buildYear(year: string, all: { off: [string, string][]; makeUp: [string, string][] }): CalendarYear {
  const inYear = ([date]: [string, string]) => date.startsWith(`${year}-`);
  const off = all.off.filter(inYear).sort();
  const makeUp = all.makeUp.filter(inYear).sort();
  const names = Object.fromEntries([...off.map(nameOff), ...makeUp.map(nameMakeUp)].sort());
  const source = sources[year] ?? `国务院办公厅关于 ${year} 年部分节假日安排的通知`;
  return { source, off: off.map(([date]) => date), makeUp: makeUp.map(([date]) => date), names };
}

function nameOff([date, text]: [string, string]): [string, { zh: string; en: string }] {
  return [date, namesOf(text)];
}

function nameMakeUp([date, text]: [string, string]): [string, { zh: string; en: string }] {
  const { zh, en } = namesOf(text);
  return [date, { zh: `${zh}调休上班`, en: `Make-up working day for ${en}` }];
}

/** `Spring Festival,春节,4`: English name, Chinese name, number of statutory days. */
function namesOf(text: string): { zh: string; en: string } {
  const [en = '', zh = ''] = text.split(',');
  return { zh, en };
}

/** The year after the last one has no file yet; its notice may still set days of this year. */
function readSource(year: number): SourceYear {
  const path = join(createRequire(import.meta.url).resolve('chinese-days'), '..', 'years', `${year}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SourceYear) : { holidays: {}, workdays: {} };
}

function yearsFrom(a: number, b: number): number[] {
  return Array.from({ length: b - a + 1 }, (_, index) => a + index);
}

/** Folder of the generated files. */
export const officialFolder = fileURLToPath(new URL('../../../server/calendars/official/', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [year, list] of Object.entries(buildOfficialYears()))
    writeFileSync(join(officialFolder, `${year}.json`), `${JSON.stringify(list, null, 2)}\n`);
}
