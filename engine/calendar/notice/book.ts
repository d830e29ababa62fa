import { isPlainDate, weekdayOf, yearOf } from '../dates.ts';
import { missingHolidays } from '../holidays.ts';
import type { NoticeDay, PlainDate } from '../types.ts';
import type { NoticeProblem, NoticeRead } from './types.ts';

/** Collects the days of a notice while it is read, with what is wrong about them. */
export class NoticeBook {
  readonly #days = new Map<PlainDate, NoticeDay & { readonly line: number | undefined }>();
  readonly #problems: NoticeProblem[] = [];
  /** Problems beyond those kept. */
  #more = 0;
  readonly #implied: (NoticeDay & { readonly line: number | undefined })[] = [];

  /** Note an error: a part that could not be read. */
  refuse(zh: string, en: string, line?: number): void {
    this.#note('error', { zh, en }, line);
  }

  /** Note a warning: read, but worth a look. */
  warn(zh: string, en: string, line?: number): void {
    this.#note('warning', { zh, en }, line);
  }

  #note(severity: NoticeProblem['severity'], { zh, en }: { zh: string; en: string }, line?: number): void {
    if (this.#problems.length < mostProblems) {
      this.#problems.push({ severity, message: { zh: `${zh}。`, en: `${en}.` }, ...(line === undefined ? {} : { line }) });
    } else this.#more++;
  }

  /** Take a day up; the same word twice is fine, two different ones are not. A make-up day on a weekday is odd. */
  add({ date, kind, name }: NoticeDay, line?: number): void {
    const known = this.#days.get(date);
    if (!isPlainDate(date)) {
      this.refuse(`日期「${date}」不存在`, `Expected a date that exists, found "${date}"`, line);
    } else if (!known) {
      this.#days.set(date, { date, kind, ...(name ? { name: name.slice(0, longestName) } : {}), line });
      const weekday = weekdayOf(date);
      if (kind === 'make-up' && weekday !== 0 && weekday !== 6)
        this.warn(`${date} 是工作日，却列为调休上班，请核对`, `${date} is a weekday but listed as a make-up working day`, line);
    } else if (known.kind !== kind) {
      this.refuse(`${date} 有两种不同的安排，请核对`, `Expected one word about ${date}, found two different ones`, line);
    }
  }

  /** Note days that work instead of others (公休日调至), unless the notice says more of them. */
  imply(dates: readonly PlainDate[], name: string, line?: number): void {
    for (const date of dates) this.#implied.push({ date, kind: 'make-up', ...(name ? { name } : {}), line });
  }

  /** Is there a word about this day already? */
  has(date: PlainDate): boolean {
    return this.#days.has(date);
  }

  /** What was read. A list of a year is looked over for what it lacks; what names few days is no such list, but changes one. */
  close({ year, source, mode }: Pick<NoticeRead, 'year' | 'source'> & { readonly mode?: NoticeRead['mode'] }): NoticeRead {
    for (const { line, ...day } of this.#implied) if (!this.has(day.date)) this.add(day, line);
    const days = [...this.#days.values()].map(({ line: _, ...day }) => day).sort((a, b) => (a.date < b.date ? -1 : 1));
    const kind = mode ?? (isWholeList(days) ? 'replace' : 'amend');
    if (days.length === 0) this.refuse('没有识别出任何放假或上班的日期', 'Expected days off or worked, found none');
    else if (year === null) this.refuse('看不出通知针对哪一年，请填写年份', 'Expected the year of the notice, found none: give it');
    else if (kind === 'replace') this.#lookOver(year, days);
    const problems = this.#problems.toSorted((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER));
    if (this.#more > 0) problems.push(furtherProblems(this.#more));
    const title = source || (year === null ? '放假通知' : `${year} 年节假日安排`);
    return { year, days, source: title.slice(0, longestSource), problems, mode: kind };
  }

  #lookOver(year: string, days: readonly NoticeDay[]): void {
    const off = Map.groupBy(
      days.filter(({ kind }) => kind === 'off'),
      ({ date }) => yearOf(date),
    );
    if (!off.has(year)) this.refuse(`没有识别出 ${year} 年的放假日`, `Expected days off in ${year}, found none`);
    const others = [...off].filter(([other, list]) => other !== year && list.length >= fewDays).map(([other]) => other);
    if (others.length > 0)
      this.warn(
        `还有 ${others.join('、')} 年的日期，将并入该年现有安排，不作替换`,
        `There are days of ${others.join(', ')} as well: they are added to what stands there and replace nothing`,
      );
    const named = days.flatMap(({ name, kind }) => (name && kind === 'off' ? [name] : []));
    const missing = named.length === 0 ? [] : missingHolidays(named.join('、'), Number(year));
    if (missing.length === 0) return;
    const [zh, en] = [missing.map(text => text.zh).join('、'), missing.map(text => text.en).join(', ')];
    this.warn(`没有识别出 ${zh} 的安排，请核对`, `Found no days for ${en}`);
  }
}

function furtherProblems(count: number): NoticeProblem {
  const message = { zh: `另有 ${count} 处问题未列出，请检查所贴内容。`, en: `There are ${count} more problems. Check what was pasted.` };
  return { severity: 'error', message };
}

const fewDays = 10;
/** Problems listed one by one; characters of a name and of a source. */
const mostProblems = 200;
const longestName = 40;
const longestSource = 200;

/** A list of a year has days off for several holidays, or many days where it names none. */
function isWholeList(days: readonly NoticeDay[]): boolean {
  const off = days.filter(({ kind }) => kind === 'off');
  const names = new Set(off.flatMap(({ name }) => (name ? [name] : [])));
  return names.size >= 4 || (names.size === 0 && off.length >= fewDays);
}
