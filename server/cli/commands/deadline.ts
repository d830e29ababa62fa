import { Command } from 'commander';
import type { LedgerDay } from '#engine/calendar/types.ts';
import { deadline } from '#engine/clocks/deadline.ts';
import { officialCalendar } from '../../calendars/official.ts';
import { print, printJson, refuse } from '../output.ts';

const reasons: Record<LedgerDay['why'], string> = {
  working: '工作日 working day',
  'make-up': '调休上班 make-up working day',
  weekend: '周末 weekend',
  holiday: '法定节假日 public holiday',
  'local-working': '本地上班日 local working day',
  'local-off': '本地休息日 local day off',
  paused: '暂停计时 paused',
  'start-day': '起始日，不计 start day, not counted',
  extended: '延期 extension',
};
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** `banjian deadline --from 2026-02-13 --days 5`: the due date and the day-by-day ledger (到期日与逐日台账). */
export function deadlineCommand(): Command {
  return new Command('deadline')
    .description('计算到期日并逐日说明 / the due date of a limit in working days, day by day')
    .requiredOption('--from <date>', '起始日（收件或受理日） / start day, YYYY-MM-DD; counting begins on the next day')
    .requiredOption('--days <n>', '工作日天数 / number of working days, 0 to 1000')
    .option('--json', '输出 JSON / print JSON')
    .action(({ from, days, json }: { from: string; days: string; json?: boolean }) => {
      const length = Number(days);
      const parsed = new Date(`${from}T00:00:00Z`);
      if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== from) {
        refuse({
          zh: `--from 应为存在的日期，格式 YYYY-MM-DD，实际为「${from}」。`,
          en: `Expected --from to be an existing date YYYY-MM-DD, but it was "${from}".`,
        });
        return;
      }
      if (!Number.isInteger(length) || length < 0 || length > 1000) {
        refuse({
          zh: `--days 应为 0 到 1000 的整数，实际为「${days}」。`,
          en: `Expected --days to be a whole number from 0 to 1000, but it was "${days}".`,
        });
        return;
      }
      const result = deadline({ from, days: length, calendar: officialCalendar() });
      if (json) printJson(result);
      else printLedger(from, length, result);
    });
}

function printLedger(from: string, days: number, result: ReturnType<typeof deadline>): void {
  print(`自 ${from} 起 ${days} 个工作日，到期日 ${result.due}${result.provisional ? '（暂定：该年节假日安排尚未公布）' : ''}`);
  print(
    `${days} working days from ${from} end on ${result.due}${result.provisional ? ' (provisional: the holidays of that year are not published yet)' : ''}\n`,
  );
  let nth = 0;
  for (const day of result.ledger) {
    nth += day.counted ? 1 : 0;
    const weekday = weekdays[new Date(`${day.date}T00:00:00Z`).getUTCDay()];
    print(`${day.date} 周${weekday}  ${day.counted ? `第 ${String(nth).padStart(2)} 天` : '  --   '}  ${reasons[day.why]}`);
  }
}
