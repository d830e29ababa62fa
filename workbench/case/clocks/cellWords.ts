import { holidayText, makeUpText } from '#engine/calendar/holidays.ts';
import { hasMessage, type Language, translate } from '../../shared/messages/index.ts';
import { formatDay } from '../../shared/time/index.ts';
import type { CaseKey, Say } from '../messages/index.ts';
import type { Cell } from './cells.ts';

function noteWords(cell: Cell, lang: Language): string | null {
  if (cell.note === null) return null;
  if (cell.procedure) return cell.procedure[lang] || cell.procedure.zh;
  if (cell.kind === 'holiday') return holidayText(cell.note)[lang];
  if (cell.kind === 'make-up') return makeUpText(cell.note)[lang];
  const key = `reason.${cell.note}`;
  return hasMessage(key) ? translate(lang, key) : cell.kind === 'paused' ? translate(lang, 'reason.special-procedure') : cell.note;
}

/** Why a day counts or not: `法定节假日（春节）`, `暂停计时（听证）`. */
export function whyWords(cell: Cell, say: Say, lang: Language): string {
  const why = say(`why.${cell.kind}`);
  const note = noteWords(cell, lang);
  // `春节调休上班` already says why
  if (note && cell.kind === 'make-up') return note;
  return note ? (lang === 'zh' ? `${why}（${note}）` : `${why} (${note})`) : why;
}

/** `计入`, `不计入`, `部分计入（当天的 43%）`. */
export function countedWords(cell: Cell, say: Say): string {
  if (!cell.counted) return say('clocks.countedNo');
  return cell.share === null ? say('clocks.countedYes') : say('clocks.countedPart', { percent: percentOf(cell.share) });
}

/** Which counted day it is, to two places where pauses cut days. */
export const roundedNth = (cell: Cell): number => Math.round(cell.nth * 100) / 100;

/** A share as per cent, one place after the point where it is not whole. */
const percentOf = (share: number): number => Math.round(share * 1_000) / 10;

/** `星期三` or `Wed`. */
export const weekdayWords = (cell: Cell, say: Say): string => say(`weekday.${cell.weekday}` as CaseKey);

/** Everything about a day in one line, for hover, focus and screen readers. */
export function cellWords(cell: Cell, say: Say, lang: Language): string {
  const parts = [
    `${formatDay(cell.date, lang)} ${weekdayWords(cell, say)}`,
    countedWords(cell, say),
    cell.counted ? say('clocks.nthWords', { n: roundedNth(cell) }) : null,
    whyWords(cell, say, lang),
    cell.isToday ? say('mark.today') : null,
    cell.isDue ? say('mark.due') : null,
    cell.provisional ? say('clocks.provisional') : null,
    ...cell.cards.map(level => translate(lang, `card.${level}`)),
  ];
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}
