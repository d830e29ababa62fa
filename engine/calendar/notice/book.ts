import { isPlainDate, weekdayOf, yearOf } from '../dates.ts';
import { missingHolidays } from '../holidays.ts';
import type { NoticeDay, PlainDate } from '../types.ts';
import type { NoticeProblem, NoticeRead } from './types.ts';

/** Collects the days of a notice while it is read, with what is wrong about them. */
export class NoticeBook {
  readonly #days = new Map<PlainDate, NoticeDay & { readonly line: number | undefined }>();
  readonly #problems: NoticeProblem[] = [];

  /** Note an error: a part that could not be read. */
  refuse(zh: string, en: string, line?: number): void {
    this.#note('error', { zh, en }, line);
  }

  /** Note a warning: read, but worth a look. */
  warn(zh: string, en: string, line?: number): void {
    this.#note('warning', { zh, en }, line);
  }

  #note(severity: NoticeProblem['severity'], { zh, en }: { zh: string; en: string }, line?: number): void {
    this.#problems.push({ severity, message: { zh: `${zh}。`, en: `${en}.` }, ...(line === undefined ? {} : { line }) });
  }

  /** Take a day up; the same word twice is fine, two different ones are not. A make-up day on a weekday is odd. */
  add({ date, kind, name }: NoticeDay, line?: number): void {
    const known = this.#days.get(date);
    if (!isPlainDate(date)) {
      this.refuse(`日期「${date}」不存在`, `Expected a date that exists, found "${date}"`, line);
    } else if (!known) {
      this.#days.set(date, { date, kind, ...(name ? { name } : {}), line });
      const weekday = weekdayOf(date);
      if (kind === 'make-up' && weekday !== 0 && weekday !== 6)
        this.warn(`${date} 是工作日，却列为调休上班，请核对`, `${date} is a weekday but listed as a make-up working day`, line);
    } else if (known.kind !== kind) {
      this.refuse(`${date} 有两种不同的安排，请核对`, `Expected one word about ${date}, found two different ones`, line);
    }
  }

  /** Is there a word about this day already? */
  has(date: PlainDate): boolean {
    return this.#days.has(date);
  }

  /** What was read. A list of a year is looked over for holidays it lacks. */
  close({ year, source, mode }: Pick<NoticeRead, 'year' | 'source' | 'mode'>): NoticeRead {
    const days = [...this.#days.values()].map(({ line: _, ...day }) => day).sort((a, b) => (a.date < b.date ? -1 : 1));
    if (days.length === 0) this.refuse('没有识别出任何放假或上班的日期', 'Expected days off or worked, found none');
    else if (mode === 'replace') this.#lookOver(year, days);
    const problems = this.#problems.toSorted((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER));
    return { year, days, source: source || (year === null ? '放假通知' : `${year} 年节假日安排`), problems, mode };
  }

  #lookOver(year: string | null, days: readonly NoticeDay[]): void {
    if (year === null) {
      this.refuse('看不出通知针对哪一年，请填写年份', 'Expected the year of the notice, found none: give it');
      return;
    }
    if (!days.some(({ date, kind }) => kind === 'off' && yearOf(date) === year))
      this.refuse(`没有识别出 ${year} 年的放假日`, `Expected days off in ${year}, found none`);
    const named = days.flatMap(({ name, kind }) => (name && kind === 'off' ? [name] : []));
    const missing = named.length === 0 ? [] : missingHolidays(named.join('、'), Number(year));
    if (missing.length === 0) return;
    const [zh, en] = [missing.map(text => text.zh).join('、'), missing.map(text => text.en).join(', ')];
    this.warn(`没有识别出 ${zh} 的安排，请核对`, `Found no days for ${en}`);
  }
}
