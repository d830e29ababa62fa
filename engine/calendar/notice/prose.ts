import { addDays, weekdayOf } from '../dates.ts';
import { holidayText } from '../holidays.ts';
import type { NoticeDay, PlainDate } from '../types.ts';
import type { NoticeBook } from './book.ts';
import { type DateContext, datesBetween, resolveDate, type WrittenDate } from './dates.ts';
import type { NoticeHints } from './types.ts';
import { weekdayIn } from './words.ts';

/** A piece of prose with the line it stands on. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
  /** Holiday the section is about. */
  readonly name: string;
  /** The section has a head that names it (一、元旦：). */
  readonly headed: boolean;
}

/** What sentences are read into. */
export interface Reading {
  readonly book: NoticeBook;
  readonly year: number | null;
  readonly years: NoticeHints['years'];
}

/** Parts of a sentence, in the order they are tried: a date, what stands in brackets, to, a number of days, and words that say what a day is. */
const part = new RegExp(
  [
    '(?<date>(?:(?<year>\\d{4})年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]?)',
    '(?<iso>(?<isoYear>\\d{4})[-/.](?<isoMonth>\\d{1,2})[-/.](?<isoDay>\\d{1,2}))',
    '共计?(?<total>\\d{1,2})天',
    '(?<bare>(?<bareDay>\\d{1,2})[日号])',
    '(?<bracket>\\([^()]*\\))',
    '(?<weekday>星期[日天一二三四五六]|周[日天一二三四五六])',
    '(?<shift>调(?:整)?(?:休)?[至到])',
    '(?<to>[至到~]|[-–—―]+)',
    '(?<leave>不(?:再)?(?:调休|放假)|(?:\\d|[一两二三四])?个?(?:公休日|休息日)(?=调)|与周末连休|鼓励)',
    '(?<normal>(?:正常|照常|恢复)(?:正常)?(?:上班|工作))',
    '(?<work>(?:调休)?(?:上班|补班)|(?:调整)?为工作日|补上班)',
    '(?<off>(?:放假|休假)(?<offDays>\\d{1,2})天|放假调休|放假公休|放假|休假|调休|补休|连休|公休日?|休息日?|法定节?假日|(?:停止|暂停)(?:对外)?(?:办公|服务|办理业务)|闭馆)',
    '(?<stop>[,;、])',
  ].join('|'),
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** Read one sentence (一句通知): dates, then the word that says what they are. What has dates but no such word is a problem. */
export function readSentence(reading: Reading, sentence: Sentence): void {
  const { text, line, headed } = sentence;
  if (/鼓励|倡导|建议/.test(text)) passOver(reading, sentence);
  else if (!readExtension(reading, sentence)) {
    const work = new SentenceReader(reading, sentence);
    for (const found of text.matchAll(part)) work.take(found.groups as Groups);
    work.end();
    if (!headed || work.count > 0 || !work.wordWithoutDate) return;
    reading.book.refuse(`「${shorten(text)}」没有日期，无法识别`, `Expected dates in "${shorten(text)}", found none`, line);
  }
}

/** What is only encouraged is no day off (鼓励安排休息不等于放假). */
function passOver({ book }: Reading, { text, line }: Sentence): void {
  if (!/\d月\d{1,2}/.test(text)) return;
  book.warn(`「${shorten(text)}」只是鼓励，未作为放假日`, `"${shorten(text)}" only encourages, its dates are not taken as days off`, line);
}

class SentenceReader {
  readonly #reading: Reading;
  readonly #sentence: Sentence;
  readonly #context: DateContext;
  /** Dates that still wait for a word, and the one that a range may go on from. */
  #pending: PlainDate[] = [];
  #last: { written: WrittenDate; index: number } | null = null;
  #isRange = false;
  #afterShift = false;
  /** Days off said last, for the total. */
  #off: PlainDate[] = [];
  wordWithoutDate = false;
  count = 0;

  constructor(reading: Reading, sentence: Sentence) {
    this.#reading = reading;
    this.#sentence = sentence;
    this.#context = { year: reading.year, newYear: holidayText(sentence.name).zh === '元旦', before: null };
  }

  get #at() {
    return { book: this.#reading.book, line: this.#sentence.line };
  }

  take(groups: Groups): void {
    const written = writtenIn(groups);
    if (written) this.#date(written);
    else if (groups.bracket !== undefined || groups.weekday !== undefined) this.#weekday(groups.bracket ?? groups.weekday ?? '');
    else if (groups.to !== undefined) this.#isRange = this.#pending.length > 0;
    else if (groups.total !== undefined) this.#total(Number(groups.total));
    else this.#word(groups);
  }

  #date(written: WrittenDate): void {
    const { book, line } = this.#at;
    const date = resolveDate(written, this.#context, { book, line });
    const from = this.#isRange ? this.#pending.at(-1) : undefined;
    this.#isRange = false;
    this.count++;
    if (date === null) return;
    this.#last = { written, index: this.#pending.length };
    if (from === undefined) this.#pending.push(date);
    else this.#pending.push(...datesBetween(addDays(from, 1), date, { book, line }));
  }

  /** A day of the week belongs to the date before it; the number of the sentence's brackets otherwise says nothing of days. */
  #weekday(text: string): void {
    const weekday = weekdayIn(text);
    const date = this.#pending.at(-1);
    if (weekday === undefined || date === undefined || this.#last === null) return;
    const { book, line } = this.#at;
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    resolveDate({ year, month, day, weekday }, { ...this.#context }, { book, line });
    this.#last = null;
  }

  #word(groups: Groups): void {
    if (groups.shift !== undefined) {
      const { book, line } = this.#at;
      book.imply(this.#pending, this.#sentence.name, line);
      this.#pending = [];
      this.#afterShift = true;
    } else if (groups.stop !== undefined) {
      if (this.#afterShift && groups.stop !== '、' && this.#pending.length > 0) this.#endShift();
    } else if (groups.normal !== undefined) this.#sayNormal();
    else if (groups.work !== undefined) this.#say('make-up');
    else if (groups.off !== undefined) {
      this.#say('off');
      if (groups.offDays !== undefined) this.#total(Number(groups.offDays));
    }
  }

  #endShift(): void {
    this.#afterShift = false;
    this.#say('off');
  }

  /** 正常上班: a weekend day is a working day, a weekday is what it always was. */
  #sayNormal(): void {
    const isWeekend = (date: PlainDate) => weekdayOf(date) % 6 === 0;
    const dates = this.#pending;
    this.#pending = dates.filter(isWeekend);
    if (this.#pending.length > 0) this.#say('make-up');
    this.#pending = dates.filter(date => !isWeekend(date));
    if (this.#pending.length > 0) this.#say('normal');
  }

  #say(kind: NoticeDay['kind']): void {
    const { book, line } = this.#at;
    const { name } = this.#sentence;
    if (this.#pending.length === 0) this.wordWithoutDate = true;
    if (kind === 'off' && this.#pending.length > 0) this.#off = this.#pending;
    for (const date of this.#pending) book.add({ date, kind, ...(name && kind !== 'normal' ? { name } : {}) }, line);
    this.#pending = [];
    this.#last = null;
    this.#isRange = false;
  }

  /** 共 n 天: as many as were listed, or with the weekend beside them (与周末连休). */
  #total(total: number): void {
    const count = new Set(this.#off).size;
    if (count === 0 || total === count || total === count + weekendBeside(this.#off)) return;
    const { book, line } = this.#at;
    book.warn(`通知写共 ${total} 天，识别出 ${count} 天，请核对`, `The notice says ${total} days in all, ${count} were found`, line);
  }

  end(): void {
    if (this.#afterShift && this.#pending.length > 0) this.#endShift();
    if (this.#pending.length === 0) return;
    const { text } = this.#sentence;
    const { book, line } = this.#at;
    book.refuse(
      `「${shorten(text)}」里的日期没有写明放假还是上班`,
      `Expected the dates in "${shorten(text)}" to be called off or worked, but they are not`,
      line,
    );
  }
}

function writtenIn(groups: Groups): WrittenDate | null {
  if (groups.date !== undefined)
    return { ...(groups.year ? { year: Number(groups.year) } : {}), month: Number(groups.month), day: Number(groups.day) };
  if (groups.iso !== undefined) return { year: Number(groups.isoYear), month: Number(groups.isoMonth), day: Number(groups.isoDay) };
  return groups.bare === undefined ? null : { day: Number(groups.bareDay) };
}

/** Weekend days that lie against some dates and are not among them. */
function weekendBeside(dates: readonly PlainDate[]): number {
  const sorted = [...dates].sort();
  let count = 0;
  for (const [start, step] of [
    [sorted[0]!, -1],
    [sorted.at(-1)!, 1],
  ] as const)
    for (let date = addDays(start, step); weekdayOf(date) % 6 === 0; date = addDays(date, step)) count++;
  return count;
}

const until = '(?:至|到)(?:(?<endYear>\\d{4})年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})日(?<bracket>\\([^()]*\\))?(?<rest>.*)$';
/** 延长2020年春节假期至2月2日, or 2020年春节假期延长至2月2日. */
const extensions = [
  '延长(?:(?<year>\\d{4})年)?(?<name>[^\\d]{0,12}?)(?:假期|假日)?',
  '(?:(?<year>\\d{4})年)?(?<name>[^\\d,]{0,12}?)(?:假期|假日)?延长',
].map(head => new RegExp(head + until, 'u'));

/** An extension of a holiday (延长假期): the days after the last one in force, up to the new end. Without the list in force nobody knows where they begin. */
function readExtension(reading: Reading, { text, line, name, headed }: Sentence): boolean {
  const found = extensions.map(extension => extension.exec(text)?.groups).find(Boolean);
  if (!found) return false;
  const { book, years } = reading;
  const holiday = found.name || name;
  const context: DateContext = { year: found.year ? Number(found.year) : reading.year, newYear: false, before: null };
  const end = resolveDate(endOf(found), context, { book, line });
  const last = end === null ? undefined : lastDayOf(holiday, years?.[end.slice(0, 4)]);
  if (end !== null && last !== undefined)
    for (const date of datesBetween(addDays(last, 1), end, { book, line })) book.add({ date, kind: 'off', name: holiday }, line);
  else if (end !== null)
    book.refuse(
      `要延长的「${holiday}」假期在现行日历里找不到，无法知道从哪天延长`,
      `Expected the holiday "${holiday}" in the calendar in force, found none: nobody knows where the extension begins`,
      line,
    );
  const rest = found.rest ?? '';
  if (/\d月\d{1,2}/.test(rest)) readSentence({ ...reading, year: context.year }, { text: rest, line, name: holiday, headed });
  return true;
}

function endOf({ endYear, month, day, bracket }: Groups): WrittenDate {
  const weekday = weekdayIn(bracket ?? '');
  return {
    ...(endYear ? { year: Number(endYear) } : {}),
    month: Number(month),
    day: Number(day),
    ...(weekday === undefined ? {} : { weekday }),
  };
}

function lastDayOf(holiday: string, list: NonNullable<NoticeHints['years']>[string] | undefined): PlainDate | undefined {
  const { zh } = holidayText(holiday);
  return list?.off
    .filter(date => list.names?.[date]?.zh === zh)
    .sort()
    .at(-1);
}

/** A text short enough for a sentence about it. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
