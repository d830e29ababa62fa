/** A civil date `YYYY-MM-DD` in Asia/Shanghai. */
export type PlainDate = string;
/** A moment in integer milliseconds since 1970-01-01T00:00Z. */
export type Millis = number;

/** Official days of one published year: days off (放假) and make-up working days (调休上班). */
export interface CalendarYear {
  readonly off: readonly PlainDate[];
  readonly makeUp: readonly PlainDate[];
  /** Names of the days where known, e.g. {"2026-02-17": {zh: "春节", en: "Spring Festival"}}. */
  readonly names?: Readonly<Record<PlainDate, { readonly zh: string; readonly en: string }>>;
  /** Notice that published the year (文号 or title). */
  readonly source?: string;
}

/** Office hours (办公时间) as local minutes of the day, in order; the day's close is the end of the last period. */
export interface OfficeHours {
  readonly periods: readonly { readonly from: number; readonly to: number }[];
}

/** One version of a calendar (工作日历), immutable. A year that is not a key of `years` is unpublished: weekday rule, provisional. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly years: Readonly<Record<string, CalendarYear>>;
  readonly hours: OfficeHours;
  /** Local days of a centre (overrides), date -> working or not, with a reason. */
  readonly local?: Readonly<Record<PlainDate, { readonly working: boolean; readonly why: string }>>;
}

/** Why a day counts or does not (为何计入/不计入). */
export type DayReason =
  | 'working' // ordinary weekday
  | 'make-up' // 调休上班
  | 'weekend' // 周末
  | 'holiday' // 法定节假日
  | 'local-working'
  | 'local-off'
  | 'paused' // 暂停计时
  | 'start-day' // the day of the start event, day 0
  | 'extended'; // counted within an extension 延期

/** One row of the day-by-day ledger (时限台账). */
export interface LedgerDay {
  readonly date: PlainDate;
  readonly counted: boolean;
  readonly why: DayReason;
  /** Name of the holiday, or of the pause. */
  readonly note?: string;
  /** Number of counted days up to and with this one. */
  readonly nth: number;
  /** Share of the day that counted, when a pause took the rest of it; absent: all or nothing. */
  readonly share?: number;
  /** true: the day's year is not published (暂定). */
  readonly provisional: boolean;
}
