import { yearOf } from '../dates.ts';
import { holidayText, namesHoliday } from '../holidays.ts';
import { NoticeBook } from './book.ts';
import { readSentence, type Sentence } from './prose.ts';
import { cellsOf, readTable, type Row } from './table.ts';
import type { NoticeHints, NoticeRead } from './types.ts';
import { plainText } from './words.ts';

/**
 * Read a notice of the State Council or of a centre (识别放假通知): prose as the State Council writes it, or a table (date, 放假/上班, name, in columns
 * by tab, bar or comma). Nothing that looks like a day is dropped in silence: what cannot be read is a problem with its line. Give the lists in force
 * for a notice that extends a holiday (延长) or moves it (调整).
 */
export function readNoticeText(text: string, hints: NoticeHints = {}): NoticeRead {
  const lines = joinLines(text.split(/\r?\n/).map(plainText));
  const year = hints.year ?? yearIn(lines) ?? null;
  const book = new NoticeBook();
  const names = new Set<string>();
  const only = onlyHoliday(lines);
  let of = year;
  for (const block of blocksOf(lines)) {
    if (hints.year === undefined) of = block.lines.map(({ text: line }) => yearSaid(line)).find(Boolean) ?? of;
    const reading = { book, year: of === null ? null : Number(of), years: hints.years };
    if (block.rows) readTable(block.rows, reading);
    else
      for (const sentence of sentencesOf(block, only)) {
        if (sentence.name && /\d月\d/.test(sentence.text)) names.add(holidayText(sentence.name).zh);
        readSentence(reading, sentence);
      }
  }
  if (isAmendment(lines) && lines.some(line => /调整/.test(line))) withdraw(book, names, { year, years: hints.years });
  return book.close({ year, source: sourceIn(lines), ...(isAmendment(lines) ? { mode: 'amend' } : {}) });
}

/** A line longer than this goes on in no other: characters. */
const longest = 400;

/** A line that breaks off within the title, a list, a range or brackets goes on in the next one. */
function joinLines(lines: readonly string[]): string[] {
  const joined = [...lines];
  joined.forEach((line, index) => {
    const opens = line.lastIndexOf('(') > line.lastIndexOf(')') || (/关于/.test(line) && !/通知|[。:]/.test(line));
    if (
      line === '' ||
      line.length > longest ||
      index + 1 >= joined.length ||
      cellsOf(line) !== null ||
      !(opens || /[、至到~和]$/.test(line))
    )
      return;
    joined[index + 1] = `${line}${joined[index + 1]}`;
    joined[index] = '';
  });
  return joined;
}

/** The year a title or first words name with the holidays; several notices in one text have one each. */
function yearSaid(line: string): string | undefined {
  return /(\d{4})年(?=(?:部分)?(?:节假日|放假|元旦|春节|清明|劳动|端午|中秋|国庆|[^\d]{0,4}假期|[^\d]{0,4}放假))/.exec(line)?.[1];
}

/** The year a notice says it is about, else the one its dates name most often. */
function yearIn(lines: readonly string[]): string | undefined {
  const said = lines.map(yearSaid).find(Boolean);
  if (said !== undefined) return said;
  const dated = lines
    .filter(line => !isSignature(line))
    .flatMap(line => [...line.matchAll(/(?<!\d)(\d{4})(?:年|[-/.]?\d{2}[-/.]?\d{2}(?!\d))/g)].map(found => found[1]!));
  const counts = Map.groupBy(dated, year => year);
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

/** The day of signing (落款): a date alone, or after the name of who signs. */
function isSignature(line: string): boolean {
  return /^\(?[^\d,:。]{0,20}\d{4}年\d{1,2}月\d{1,2}日\)?$/.test(line) && !namesHoliday(line);
}

/** The one holiday a short notice speaks of; several or none: ''. */
function onlyHoliday(lines: readonly string[]): string {
  const named = new Set([...lines.join('\n').matchAll(/元旦|春节|清明|劳动节|端午|中秋|国庆/g)].map(([name]) => holidayText(name).zh));
  return named.size === 1 ? [...named][0]! : '';
}

/** Number of a notice (文号), e.g. 国办发明电〔2025〕7号. */
const number = /[^\s,。(]{0,10}发(?:明电|电)?\s*[〔[【]\d{4}[〕\]】]\s*\d+\s*号/;

function isAmendment(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  return /调整.{0,16}(?:假期|放假|节日|劳动节|春节|国庆节)|假期.{0,8}调整|延长.{0,16}(?:假期|假日)/.test(text);
}

function sourceIn(lines: readonly string[]): string {
  const numbered = lines.map(line => number.exec(line)?.[0]).find(Boolean);
  const title = lines.find(line => /通知$/.test(line) && line.length <= 60 && !/\d月\d/.test(line));
  return [title, numbered && title ? `（${numbered}）` : numbered].filter(Boolean).join('');
}

interface Block {
  readonly rows?: readonly Row[];
  readonly lines: readonly { readonly text: string; readonly line: number }[];
}

/** Stretches of table rows and single lines of prose, in order. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let rows: Row[] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push({ rows, lines: [] });
    rows = [];
  };
  lines.forEach((text, index) => {
    const cells = text === '' ? null : cellsOf(text);
    if (cells) rows.push({ cells, line: index + 1 });
    else if (text !== '') {
      endTable();
      if (!isSignature(text)) blocks.push({ lines: [{ text, line: index + 1 }] });
    }
  });
  endTable();
  return blocks;
}

/** Sentences of a line, under the holiday its head names (一、元旦：…). */
function sentencesOf({ lines }: Block, only: string): Sentence[] {
  return lines.flatMap(({ text: whole, line }) => {
    const text = whole.replace(number, '');
    const head = /^(?:\(?[一二三四五六七八九十\d]+\)?[、.)]?\s*)?([^:,。\d]{1,30}):/.exec(text);
    const name = head ? nameOf(head[1]!) : (/[一-龥]{0,6}?(?:元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节)/.exec(text)?.[0] ?? '');
    const rest = head ? text.slice(head[0].length) : text;
    return rest
      .split(/[。;!](?!\))/)
      .map(sentence => sentence.trim())
      .filter(sentence => sentence !== '')
      .map(sentence => ({ text: sentence, line, name: (head ? name : knownIn(name)) || only, headed: head !== null && name !== '' }));
  });
}

/** 关于调整…的安排 is no name of a holiday; a head names one if it is short or one the State Council knows. */
function nameOf(head: string): string {
  const text = head.replace(/^[、.\s]+|\s+$/g, '');
  return namesHoliday(text) || text.length <= 24 ? text : '';
}

function knownIn(text: string): string {
  return namesHoliday(text) ? holidayText(text).zh : '';
}

/** Days in force of the holidays an adjustment is about, which it does not name again, are withdrawn. */
function withdraw(
  book: NoticeBook,
  names: ReadonlySet<string>,
  { year, years }: Pick<NoticeRead, 'year'> & Pick<NoticeHints, 'years'>,
): void {
  const list = year === null ? undefined : years?.[year];
  for (const date of [...(list?.off ?? []), ...(list?.makeUp ?? [])]) {
    const name = list?.names?.[date]?.zh.replace(/调休上班$/, '');
    if (name !== undefined && names.has(name) && !book.has(date) && yearOf(date) === year) book.add({ date, kind: 'normal' });
  }
}
