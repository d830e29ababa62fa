import { formatLocal, weekdayOf } from '#engine/calendar/dates.ts';
import type { LedgerDay } from '#engine/calendar/types.ts';
import type { LimitAnswer } from '#engine/clocks/question.ts';
import { pauseTitle } from '#engine/clocks/procedures.ts';
import { print } from '../output.ts';
import type { DeadlineOptions } from './options.ts';

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
const units = {
  'working-day': ['个工作日', 'working days'],
  'working-hour': ['个工作小时', 'working hours'],
  'calendar-day': ['个自然日', 'calendar days'],
  minute: ['分钟', 'minutes'],
} as const;

/** Print the answer: the due day in both languages, then every day with whether and why it counts (逐日台账). */
export function printLedger(answer: LimitAnswer, { from }: Pick<DeadlineOptions, 'from'>): void {
  const { unit, length, dueOn, due, provisional, startOn } = answer;
  const [zh, en] = units[unit];
  const end = unit === 'working-hour' || unit === 'minute' ? formatLocal(due) : dueOn;
  const day0 = startOn === from.slice(0, 10) ? { zh: '', en: '' } : { zh: `（起算日 ${startOn}）`, en: ` (day 0 is ${startOn})` };
  print(`自 ${from} 起 ${length} ${zh}，到期日 ${end}${provisional ? '（暂定：该年节假日安排尚未公布）' : ''}${day0.zh}`);
  print(
    `${length} ${en} from ${from} end on ${end}${provisional ? ' (provisional: the holidays of that year are not published yet)' : ''}${day0.en}\n`,
  );
  for (const day of answer.days) print(lineOf(day));
}

function lineOf(day: LedgerDay): string {
  const nth = Number.isInteger(day.nth) ? String(day.nth) : day.nth.toFixed(2);
  const counted = day.counted ? `第 ${nth.padStart(2)} 天` : '  --   ';
  return `${day.date} 周${'日一二三四五六'[weekdayOf(day.date)]}  ${counted}  ${reasons[day.why]}${noteOf(day)}`;
}

function noteOf({ why, note, share }: LedgerDay): string {
  const name = note === undefined ? '' : why === 'paused' ? `：${pauseTitle(note).zh}` : `（${note}）`;
  return share === undefined ? name : `${name}（计 ${Math.round(share * 100)}%）`;
}
