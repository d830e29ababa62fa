import fc from 'fast-check';
import { addDays, type Calendar } from '#engine/calendar/index.ts';

/** A small calendar: 2026 with one holiday and one make-up Saturday, office hours 09:00-12:00 and 13:00-17:00. */
export const smallCalendar: Calendar = {
  id: 'small',
  version: 1,
  years: { 2026: { off: ['2026-02-16'], makeUp: ['2026-02-28'], names: { '2026-02-16': { zh: '春节', en: 'Spring Festival' } } } },
  hours: {
    periods: [
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ],
  },
};

/** Any date of the published years 2007-2026. */
export const anyDate = fc.integer({ min: 0, max: 7_300 }).map(n => addDays('2007-01-01', n));
