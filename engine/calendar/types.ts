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
  /**
   * Only some days of the year are known here (仅个别日期): they stand over the list of the layer above; where there is none the year is not
   * published. A notice that reaches into a year whose own notice has not come yet leaves such a year.
   */
  readonly partial?: true;
  /** Days a partial year takes out of the list above (撤销的安排): the weekday rule answers for them. */
  readonly normal?: readonly PlainDate[];
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

/**
 * What one place of the tree says about days (日历层): the State Council for the country, a centre for itself and those below it. The calendar of a
 * centre is the layers from the country down to its own, the lower one deciding: a year's list replaces the list above, hours replace hours, local
 * days stand over both. Immutable: a change is a new version.
 */
export interface CalendarLayer {
  /** `cn`, or the tenant of the centre. */
  readonly id: string;
  readonly version: number;
  readonly years: Readonly<Record<string, CalendarYear>>;
  /** Absent: the hours of the layer above. */
  readonly hours?: OfficeHours;
  readonly local?: Readonly<Record<PlainDate, { readonly working: boolean; readonly why: string }>>;
}

/** What a notice says about one day (通知中的一天): off 放假, make-up 调休上班, normal: what an earlier notice said is withdrawn. */
export interface NoticeDay {
  readonly date: PlainDate;
  readonly kind: 'off' | 'make-up' | 'normal';
  /** Holiday the day belongs to, as the notice calls it. */
  readonly name?: string;
}

/**
 * A change of one layer (日历变更): days of a notice, hours, local days. `replace`: the notice is the whole list of its `year`, days it names in
 * other years are added there; `amend`: only the days it names change.
 */
export interface CalendarChange {
  readonly notice?: {
    readonly mode: 'replace' | 'amend';
    /** The year the notice is about. */
    readonly year: string;
    readonly days: readonly NoticeDay[];
    /** Title or number of the notice (文号). */
    readonly source: string;
  };
  /** null: those of the layer above again. */
  readonly hours?: OfficeHours | null;
  /** null: the local day is taken away. */
  readonly local?: Readonly<Record<PlainDate, { readonly working: boolean; readonly why: string } | null>>;
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
  /** Share of the day that counted, when a pause took the rest of it or the limit was over within it; absent: all or nothing. */
  readonly share?: number;
  /** true: the day's year is not published (暂定). */
  readonly provisional: boolean;
}
