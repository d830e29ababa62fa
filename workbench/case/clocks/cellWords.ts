import { hasMessage, type Language, translate } from '../../shared/messages/index.ts';
import { formatDay } from '../../shared/time/index.ts';
import type { CaseKey, Say } from '../messages/index.ts';
import type { Cell } from './cells.ts';

function noteWords(cell: Cell, lang: Language): string | null {
  if (cell.note === null) return null;
  const key = `reason.${cell.note}`;
  return hasMessage(key) ? translate(lang, key) : cell.kind === 'paused' ? translate(lang, 'reason.special-procedure') : cell.note;
}

/** Why a day counts or not: `法定节假日（春节）`, `暂停计时（听证）`. */
export function whyWords(cell: Cell, say: Say, lang: Language): string {
  const why = say(`why.${cell.kind}`);
  const note = noteWords(cell, lang);
  return note ? (lang === 'zh' ? `${why}（${note}）` : `${why} (${note})`) : why;
}

/** `计入`, `不计入`, `部分计入`. */
export const countedWords = (cell: Cell, say: Say): string =>
  say(!cell.counted ? 'clocks.countedNo' : cell.isPart ? 'clocks.countedPart' : 'clocks.countedYes');

/** `星期三` or `Wed`. */
export const weekdayWords = (cell: Cell, say: Say): string => say(`weekday.${cell.weekday}` as CaseKey);

/** Everything about a day in one line, for hover, focus and screen readers. */
export function cellWords(cell: Cell, say: Say, lang: Language): string {
  const parts = [
    `${formatDay(cell.date, lang)} ${weekdayWords(cell, say)}`,
    countedWords(cell, say),
    cell.counted ? say('clocks.nthWords', { n: cell.nth }) : null,
    whyWords(cell, say, lang),
    cell.isToday ? say('mark.today') : null,
    cell.isDue ? say('mark.due') : null,
    cell.provisional ? say('clocks.provisional') : null,
    ...cell.cards.map(level => translate(lang, `card.${level}`)),
  ];
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}
