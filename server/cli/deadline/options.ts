import { readLocal } from '#engine/calendar/dates.ts';
import { isClockLength } from '#engine/clocks/count.ts';
import { type LimitQuestion, readPause, readSupplement } from '#engine/clocks/question.ts';
import type { ClockUnit } from '#engine/clocks/types.ts';
import type { Text } from '#engine/problem.ts';

/** Options of `banjian deadline` as the command line gives them. */
export interface DeadlineOptions {
  readonly from: string;
  readonly days: string;
  readonly unit: string;
  readonly count: string;
  readonly offDay: string;
  readonly afterClose: string;
  readonly pause?: readonly string[];
  readonly extend: string;
  readonly supplement?: readonly string[];
  readonly supplementClock: string;
  readonly penaliseOmission?: boolean;
  readonly calendar?: string;
  readonly calendarVersion?: string;
  readonly centre?: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** An option that cannot be taken. */
class Wrong extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

const units = ['working-day', 'working-hour', 'calendar-day', 'minute'] as const;
const late = ['as-is', 'next-working-day'] as const;

/** The question the options ask; `refused`: a sentence about the first option that cannot be taken. */
export function questionOf(options: DeadlineOptions): LimitQuestion | { readonly refused: Text } {
  try {
    return readQuestion(options);
  } catch (error) {
    if (error instanceof Wrong) return { refused: error.text };
    throw error;
  }
}

function readQuestion(options: DeadlineOptions): LimitQuestion {
  const unit = oneOf('--unit', options.unit, units);
  const rule = options.penaliseOmission === false ? 'last-receipt' : 'first-receipt-if-omission';
  return {
    from: readFrom(options.from),
    length: readLength('--days', options.days, unit),
    unit,
    start: {
      count: oneOf('--count', options.count, ['next-day', 'same-day'] as const),
      offDay: oneOf('--off-day', options.offDay, late),
      afterClose: oneOf('--after-close', options.afterClose, late),
    },
    pauses: (options.pause ?? []).map(text => spanOf('--pause', text, readPause)),
    extendBy: readLength('--extend', options.extend, unit),
    supplements: (options.supplement ?? []).map(text => spanOf('--supplement', text, readSupplement)),
    supplement: { clock: oneOf('--supplement-clock', options.supplementClock, ['restart', 'pause'] as const), rule },
  };
}

function readFrom(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(text) ? readLocal(text) : null;
  if (at !== null) return at;
  throw new Wrong({
    zh: `--from 应为存在的日期，格式 YYYY-MM-DD，实际为「${text}」。`,
    en: `Expected --from to be an existing date YYYY-MM-DD, but it was "${text}".`,
  });
}

function readLength(option: string, text: string, unit: ClockUnit): number {
  const length = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isInteger(length) && length <= 1000 && isClockLength(length, unit)) return length;
  throw new Wrong({
    zh: `${option} 应为 0 到 1000 的整数，实际为「${text}」。`,
    en: `Expected ${option} to be a whole number from 0 to 1000, but it was "${text}".`,
  });
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find(one => one === text);
  if (found !== undefined) return found;
  throw new Wrong({
    zh: `${option} 应为 ${allowed.join('、')} 之一，实际为「${text}」。`,
    en: `Expected ${option} to be one of ${allowed.join(', ')}, but it was "${text}".`,
  });
}

function spanOf<T>(option: string, text: string, read: (text: string) => T | null): T {
  const found = read(text);
  if (found !== null) return found;
  throw new Wrong({
    zh: `${option} 应为起止日期，如 2026-03-03..2026-03-05，实际为「${text}」。`,
    en: `Expected ${option} to be a span such as 2026-03-03..2026-03-05, but it was "${text}".`,
  });
}
