import type { QueryOf } from '#server/contract/routes.ts';

type Query = NonNullable<QueryOf<'getDeadline'>>;
export type LimitUnit = NonNullable<Query['unit']>;
/** Units of a limit (期限单位). */
export const limitUnits: readonly LimitUnit[] = ['working-day', 'calendar-day', 'working-hour', 'minute'];
/** Causes of a supplement (补正原因). */
export const supplementCauses = ['applicantIncomplete', 'staffOmission', 'circumstancesChanged'] as const;
export type SupplementCause = (typeof supplementCauses)[number];

/** A stretch of days or moments (起止): `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm`; empty while it is not filled in. */
interface Span {
  readonly key: number;
  readonly from: string;
  readonly to: string;
}
/** A pause as it is typed (暂停). */
export interface FormPause extends Span {
  readonly reason: string;
}
/** A round of a supplement as it is typed (补正): from the notice to the receipt. */
export interface FormSupplement extends Span {
  readonly cause: SupplementCause;
}

/** What is typed in the deadline calculator (期限推算). */
export interface LimitForm {
  readonly date: string;
  /** `HH:mm`, or empty: the day as such. */
  readonly time: string;
  readonly length: number | null;
  readonly unit: LimitUnit;
  readonly count: 'next-day' | 'same-day';
  /** A start on a day off, or after closing time, counts as on the next working day. */
  readonly isOffDayMoved: boolean;
  readonly isLateMoved: boolean;
  readonly pauses: readonly FormPause[];
  readonly extend: number | null;
  readonly supplements: readonly FormSupplement[];
  readonly supplementClock: 'restart' | 'pause';
}

/** A limit of twenty working days from today: the licensing law's usual one (行政许可法 art. 42). */
export const emptyForm = (today: string): LimitForm => ({
  date: today,
  time: '',
  length: 20,
  unit: 'working-day',
  count: 'next-day',
  isOffDayMoved: false,
  isLateMoved: false,
  pauses: [],
  extend: null,
  supplements: [],
  supplementClock: 'restart',
});

const isFilled = ({ from, to }: Span): boolean => from !== '' && to !== '';
const isBackwards = ({ from, to }: Span): boolean => isFilled({ from, to, key: 0 }) && to < from;
const spanText = ({ from, to }: Span, rest: string): string => `${from}..${to}:${rest}`;

/** Whether a stretch ends before it begins. */
export const isWrongSpan = isBackwards;

/** The question for the server, or null while the form does not say enough. Stretches that are not filled in are left out. */
export function queryOf(form: LimitForm, calendar: string): Query | null {
  const pauses = form.pauses.filter(isFilled);
  const supplements = form.supplements.filter(isFilled);
  if (form.date === '' || form.length === null || [...pauses, ...supplements].some(isBackwards)) return null;
  return {
    from: form.time ? `${form.date}T${form.time}` : form.date,
    days: form.length,
    calendar,
    ...(form.unit === 'working-day' ? {} : { unit: form.unit }),
    ...(form.count === 'same-day' ? { count: form.count } : {}),
    ...(form.isOffDayMoved ? { offDay: 'next-working-day' as const } : {}),
    ...(form.isLateMoved ? { afterClose: 'next-working-day' as const } : {}),
    ...(pauses.length > 0 ? { pause: pauses.map(pause => spanText(pause, pause.reason)).join(',') } : {}),
    ...(form.extend ? { extend: form.extend } : {}),
    ...(supplements.length > 0 ? { supplement: supplements.map(one => spanText(one, one.cause)).join(',') } : {}),
    ...(supplements.length > 0 && form.supplementClock === 'pause' ? { supplementClock: 'pause' as const } : {}),
  };
}
