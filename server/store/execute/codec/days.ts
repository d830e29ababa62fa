import { dayMs, startOfDay } from '#engine/calendar/dates.ts';
import type { Millis, PlainDate } from '#engine/calendar/types.ts';

const minuteMs = 60_000;
/** Larger numbers are moments in milliseconds, smaller ones minutes of a day. */
const farthest = 1_000_000_000;

/** Days from one date to another. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs);
}

/** A moment as the minute of a day it belongs to, e.g. 1020 for 17:00; one that is no whole minute, or far from it, stays as it is. */
export function minuteOf(day: PlainDate, moment: Millis): number {
  const minutes = (moment - startOfDay(day)) / minuteMs;
  return Number.isInteger(minutes) && Math.abs(minutes) < farthest ? minutes : moment;
}

/** The inverse of `minuteOf`. */
export function momentOf(day: PlainDate, minute: number): Millis {
  return Math.abs(minute) < farthest ? startOfDay(day) + minute * minuteMs : minute;
}
