import dayjs, { type Dayjs } from 'dayjs';
import { formatMoment } from '../shared/time/index.ts';

/** Moments are shown and typed as the clock of the office says them (北京时间), wherever the browser stands. */
export const shownMoment = (at: number): Dayjs => dayjs(formatMoment(at));

/** Milliseconds of a moment as it was typed. */
export const typedMoment = (shown: Dayjs): number => Date.parse(`${shown.format('YYYY-MM-DDTHH:mm')}:00+08:00`);
