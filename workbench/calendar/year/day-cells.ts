import { holidayText, makeUpText } from '#engine/calendar/holidays.ts';
import type { CalendarDay } from '#server/contract/calendars.ts';
import type { DayCell, DayTone } from '../../shared/days/index.ts';
import type { Language } from '../../shared/messages/index.ts';
import { formatDay } from '../../shared/time/index.ts';
import type { CalendarKey, Say } from '../messages/index.ts';

const whys = ['working', 'weekend', 'holiday', 'make-up', 'local-off', 'local-working'] as const;
/** Why a calendar day is worked or not (当日性质). */
export type CalendarWhy = (typeof whys)[number];
const tones: Readonly<Record<CalendarWhy, DayTone>> = {
  working: 'plain',
  weekend: 'weekend',
  holiday: 'off',
  'make-up': 'make-up',
  'local-off': 'local-off',
  'local-working': 'local-working',
};
const markless: readonly CalendarWhy[] = ['working', 'weekend'];

/** What a day is; a reason of a later server reads as worked or off. */
export const whyOf = ({ why, working }: Pick<CalendarDay, 'why' | 'working'>): CalendarWhy =>
  whys.find(one => one === why) ?? (working ? 'working' : 'weekend');

/** `休`, `班`, `本休`; empty for ordinary days. */
export function markOf(day: Pick<CalendarDay, 'why' | 'working'>, say: Say): string {
  const why = whyOf(day);
  return markless.includes(why) ? '' : say(`mark.${why}` as CalendarKey);
}

/** Tone of a day in the month grid. */
export const toneOf = (day: Pick<CalendarDay, 'why' | 'working'>): DayTone => tones[whyOf(day)];

/** Name of the holiday or reason of the local day, in the language; a notice names holidays in Chinese only. */
export function noteWords(day: Pick<CalendarDay, 'why' | 'working' | 'note'>, lang: Language): string | null {
  if (!day.note) return null;
  const why = whyOf(day);
  if (why === 'holiday') return holidayText(day.note)[lang];
  return why === 'make-up' ? makeUpText(day.note)[lang] : day.note;
}

/** `放假（春节）`, `调休上班（国庆节）`, `周末`. */
export function whyWords(day: Pick<CalendarDay, 'why' | 'working' | 'note'>, say: Say, lang: Language): string {
  const why = say(`why.${whyOf(day)}` as CalendarKey);
  const note = noteWords(day, lang);
  if (note === null || note === why) return why;
  // `春节调休上班` already says why
  if (whyOf(day) === 'make-up') return note;
  return say('day.named', { why, name: note });
}

/** All about a calendar day in one line. */
export function dayWords(day: CalendarDay, at: { readonly weekday: string; readonly today: string }, say: Say, lang: Language): string {
  return [
    `${formatDay(day.date, lang)} ${at.weekday}`,
    whyWords(day, say, lang),
    say(day.working ? 'day.counts' : 'day.countsNot'),
    day.provisional && say('day.provisional'),
    day.date === at.today && say('day.today'),
  ]
    .filter(Boolean)
    .join(lang === 'zh' ? '，' : ', ');
}

/** A calendar day for the month grid. */
export function cellOf(day: CalendarDay, at: { readonly weekday: string; readonly today: string }, say: Say, lang: Language): DayCell {
  return {
    date: day.date,
    tone: toneOf(day),
    mark: markOf(day, say),
    words: dayWords(day, at, say, lang),
    isToday: day.date === at.today,
    isProvisional: day.provisional,
  };
}
