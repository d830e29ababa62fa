import type { NoticeDay, PlainDate } from '../types.ts';
import type { NoticeBook } from './book.ts';
import { type DateContext, datesBetween, resolveDate, type WrittenDate } from './dates.ts';
import { shorten } from './prose.ts';
import { kindOf, weekdayIn } from './words.ts';

/** What a column of a table holds. */
type Column = 'date' | 'off' | 'make-up' | 'kind' | 'name' | 'total' | 'other';

/** A row of a table with its line; cells are plain text. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A date as a cell holds it: whole, without year, 20260215, or only the day after another date. */
const cellDate =
  /(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)|(?<=[至到~\-–—、,])\s*(\d{1,2})[日号]/gu;
const between = /^\s*(?:\([^()]*\)|星期.|周.)?\s*(?:[至到~]|[-–—]+|to)\s*$/i;
const isDateCell = (cell: string) => new RegExp(cellDate.source, 'u').test(cell);

/** The cells of a line that is a row of a table (tab, bar, comma, or a date and one word); null: prose. */
export function cellsOf(text: string): string[] | null {
  if (text.includes('\t') || text.includes('|'))
    return text
      .replace(/^\s*\||\|\s*$/g, '')
      .split(/[\t|]/)
      .map(cell => cell.trim());
  const byComma = text.split(',').map(cell => cell.trim());
  if (byComma.length > 1 && (isPure(byComma[0]!) || isPure(byComma[1]!) || isHead(byComma))) return byComma;
  const byBlank = text.split(/\s+/);
  return byBlank.length > 1 && isPure(byBlank[0]!) && byBlank.slice(1).some(cell => kindOf(cell)) ? byBlank : null;
}

/** true: the cell is a date or a range and nothing else. */
function isPure(cell: string): boolean {
  const rest = cell.replace(cellDate, '').replace(/\([^()]*\)|星期.|周./g, '');
  return isDateCell(cell) && /^[\s至到~\-–—]*$/.test(rest);
}

function isHead(cells: readonly string[]): boolean {
  return cells.some(cell => /^(日期|date)$/i.test(cell)) && cells.every(cell => !isDateCell(cell));
}

/** Read the rows of one table (表格). A row that is no head and says nothing of a day is a problem. */
export function readTable(rows: readonly Row[], { book, year }: { book: NoticeBook; year: number | null }): void {
  let columns: readonly Column[] = [];
  let name = '';
  for (const row of rows) {
    if (row.cells.every(cell => /^:?-*:?$/.test(cell))) continue;
    const head = row.cells.some(isDateCell) ? null : row.cells.map(columnOf);
    if (head?.some(column => column !== 'other')) columns = head;
    else if (head)
      book.refuse(
        `「${shorten(row.cells.join(' '))}」没有日期，无法识别`,
        `Expected a date in the row "${shorten(row.cells.join(' '))}"`,
        row.line,
      );
    else name = readRow(row, { columns, name, book, year });
  }
}

function columnOf(head: string): Column {
  if (/^(?:节日|节假日|假期|假日|名称|holiday|name|festival)$/i.test(head)) return 'name';
  if (/天数|共计|days?$/i.test(head) && !/日期/.test(head)) return 'total';
  if (/上班|补班|调休日|工作日|work/i.test(head)) return 'make-up';
  if (/类型|类别|安排|性质|kind|type|状态/i.test(head)) return 'kind';
  if (/放假|休息|假期|off|holiday dates/i.test(head)) return 'off';
  if (/日期|date/i.test(head)) return 'date';
  return /节|名称|holiday|name/i.test(head) ? 'name' : 'other';
}

interface RowPlace {
  readonly columns: readonly Column[];
  /** Name of the row above: a cell left empty means the same. */
  readonly name: string;
  readonly book: NoticeBook;
  readonly year: number | null;
}

function readRow({ cells, line }: Row, { columns, name: above, book, year }: RowPlace): string {
  const roles = cells.map((cell, index) => roleOf(cell, columns[index]));
  const kind = cells.map((cell, index) => (roles[index] === 'kind' ? kindOf(cell) : undefined)).find(Boolean);
  const name = cells.find((cell, index) => roles[index] === 'name' && cell !== '') ?? above;
  const context: DateContext = { year, newYear: /元旦|新年/.test(name), before: null };
  let off: PlainDate[] = [];
  cells.forEach((cell, index) => {
    const role = roles[index];
    const says = role === 'off' || role === 'make-up' ? role : role === 'date' ? kind : undefined;
    if (says === undefined) {
      if (role === 'date')
        book.refuse(
          `「${shorten(cells.join(' '))}」没有写明放假还是上班`,
          `Expected off or work in the row "${shorten(cells.join(' '))}"`,
          line,
        );
      return;
    }
    const dates = datesIn(cell, context, { book, line });
    if (says === 'off') off = dates;
    for (const date of dates) book.add({ date, kind: says satisfies NoticeDay['kind'], ...(name ? { name } : {}) }, line);
  });
  const total = cells.flatMap((cell, index) => (roles[index] === 'total' ? [Number(/\d+/.exec(cell)?.[0] ?? Number.NaN)] : []))[0];
  if (total !== undefined && !Number.isNaN(total) && off.length > 0 && total !== off.length)
    book.warn(`写明 ${total} 天，识别出 ${off.length} 天，请核对`, `The row says ${total} days, ${off.length} were found`, line);
  return name;
}

function roleOf(cell: string, column: Column | undefined): Column {
  if (column !== undefined && column !== 'other') return (column === 'off' || column === 'make-up') && !isDateCell(cell) ? 'other' : column;
  if (isDateCell(cell)) return 'date';
  if (kindOf(cell)) return 'kind';
  return cell === '' || weekdayIn(cell) !== undefined || /^\d+天?$/.test(cell) ? 'other' : 'name';
}

function datesIn(cell: string, context: DateContext, at: { book: NoticeBook; line: number }): PlainDate[] {
  const dates: PlainDate[] = [];
  let end = 0;
  for (const found of cell.matchAll(cellDate)) {
    const after = cell.slice(found.index + found[0].length);
    const weekday = weekdayIn(/^\s*(?:\([^()]*\)|星期.|周.)/.exec(after)?.[0] ?? '');
    const date = resolveDate({ ...written(found), ...(weekday === undefined ? {} : { weekday }) }, context, at);
    const from = dates.at(-1);
    const link = cell.slice(end, found.index);
    end = found.index + found[0].length;
    if (date === null) continue;
    if (from !== undefined && between.test(link)) dates.push(...datesBetween(from, date, at).slice(1));
    else dates.push(date);
  }
  return dates;
}

function written([, year, month, day, y, m, d, bare]: RegExpMatchArray): WrittenDate {
  if (bare !== undefined) return { day: Number(bare) };
  const whole = year ?? y;
  return { ...(whole ? { year: Number(whole) } : {}), month: Number(month ?? m), day: Number(day ?? d) };
}
