import { Command } from 'commander';
import { exitCodes, printJson, printProblems, refuse } from '../output.ts';
import { databaseOption } from '../database.ts';
import { type DeadlineOptions, questionOf } from '../deadline/options.ts';
import { findCalendar } from '../deadline/calendar.ts';
import { printLedger } from '../deadline/print.ts';

/** Collects an option that may be given several times. */
const many = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** `banjian deadline --from 2026-02-13 --days 5`: the due date and the day-by-day ledger (到期日与逐日台账), with all that the law lets bear on it. */
export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('计算到期日并逐日说明 / the due date of a limit, day by day')
    .requiredOption('--from <date>', '起始日或时刻（收件或受理） / start day YYYY-MM-DD, or moment YYYY-MM-DDTHH:mm')
    .requiredOption('--days <n>', '时限，工作日数或 --unit 的单位数 / length: working days, or units of --unit, 0 to 1000')
    .option('--unit <unit>', '单位 / working-day, working-hour, calendar-day or minute', 'working-day')
    .option('--count <rule>', '次日或当日起算 / next-day or same-day', 'next-day')
    .option('--off-day <rule>', '非工作日收件 / start on a day off: as-is or next-working-day', 'as-is')
    .option('--after-close <rule>', '下班后收件 / start after closing time: as-is or next-working-day', 'as-is')
    .option('--pause <span>', '暂停计时，可多次 / FROM..TO[:reason], both days with; may be repeated', many)
    .option('--extend <n>', '延期的天数 / units of an extension', '0')
    .option('--supplement <span>', '补正，可多次 / NOTICE..RECEIPT[:cause]; may be repeated', many)
    .option('--supplement-clock <rule>', '补正期间重新计算或暂停 / restart or pause', 'restart')
    .option('--penalise-omission', '告知有遗漏时自首次补正之日起算（默认） / after an omission count from the first receipt (default)')
    .option('--no-penalise-omission', '一律自最后补正之日起算 / always count from the last receipt')
    .option('--calendar <file>', '日历文件（JSON） / a calendar from a JSON file')
    .option('--calendar-version <n>', '使用数据库中的该版本 / this version from the database')
    .option('--centre <id>', '该中心的日历，须有数据库 / the calendar of this centre, from the database')
    .option(...databaseOption)
    .option('--json', '输出 JSON / print JSON')
    .action(answer);
}

async function answer(options: DeadlineOptions): Promise<void> {
  const question = questionOf(options);
  if ('refused' in question) return refuse(question.refused);
  const found = await findCalendar(options);
  if (found === undefined) return;
  if (found.problems.length > 0 && printProblems(found.problems, options.json ?? false)) {
    process.exitCode = exitCodes.refused;
    return;
  }
  const { reckonLimit } = await import('#engine/clocks/question.ts');
  try {
    const { days, dueOn, due, ...rest } = reckonLimit(question, found.calendar);
    if (options.json) printJson({ due: dueOn, dueAt: due, ...rest, ledger: days });
    else printLedger({ days, dueOn, due, ...rest }, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse({
      zh: '到期日超出可推算的范围，请检查 --days 和 --pause。',
      en: 'Expected the due day to be within reach, but it is not; check --days and --pause.',
    });
  }
}
