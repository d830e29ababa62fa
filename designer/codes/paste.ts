import type { Text } from '#engine/problem.ts';
import { findTextFault } from '#forms/schema/text.ts';

/** Most lines of one import: what the server takes in one save. */
export const mostLines = 2_000;

/** A line of a pasted table (粘贴的一行): number as a person counts, the entry, or what is wrong with it. */
export interface PastedLine {
  readonly line: number;
  readonly code: string;
  readonly title: Text;
  readonly parent?: string;
  readonly fault?: Fault;
}

/** What is wrong: the key of a sentence and its values. */
export interface Fault {
  readonly key:
    | 'import.noCode'
    | 'import.twice'
    | 'import.noParent'
    | 'import.tooMany'
    | 'import.fields'
    | 'code.badCode'
    | 'code.badTitle'
    | 'code.unsafe';
  readonly values?: Readonly<Record<string, string | number | Text>>;
}

const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Why a code cannot be one; undefined when it can. */
export const codeFault = (code: string): Fault | undefined => {
  if (code === '') return { key: 'import.noCode' };
  return codePattern.test(code) ? undefined : { key: 'code.badCode' };
};

/** Why a title cannot be shown; undefined when it can. */
export function titleFault(title: string): Fault | undefined {
  if (title === '' || title.length > 100) return { key: 'code.badTitle' };
  const fault = findTextFault(title);
  return fault && { key: 'code.unsafe', values: { fault } };
}

/**
 * Reads pasted cells or CSV (读取粘贴的表格): code, title, code above, English title. A first line without any digit in its code, such as 代码, is a head.
 * `under`: what stands above where a line names nothing.
 */
export function readPasted(text: string, under: string | undefined): PastedLine[] {
  const seen = new Map<string, number>();
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((cells, at) => ({ line: at + 1, cells: cellsOf(cells) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''));
  const rows = isHead(lines[0]?.cells[0]) ? lines.slice(1) : lines;
  return rows.map(({ line, cells }, at) => {
    const [code = '', zh = '', above = '', en = ''] = cells;
    const parent = above === '' ? under : above;
    const row = { line, code, title: { zh, en: en === '' ? zh : en }, ...(parent === undefined ? {} : { parent }) };
    const fault = at >= mostLines ? tooMany : (faultOf(cells) ?? twice(seen, code, line));
    return fault ? { ...row, fault } : row;
  });
}

const tooMany: Fault = { key: 'import.tooMany', values: { n: mostLines } };
const isHead = (cell: string | undefined): boolean => cell !== undefined && /^(代码|编码|code)$/i.test(cell);

function faultOf(cells: readonly string[]): Fault | undefined {
  const [code = '', zh = '', above = '', en = ''] = cells;
  if (cells.length > 4) return { key: 'import.fields' };
  return codeFault(code) ?? titleFault(zh) ?? (above === '' ? undefined : codeFault(above)) ?? (en === '' ? undefined : titleFault(en));
}

function twice(seen: Map<string, number>, code: string, line: number): Fault | undefined {
  const first = seen.get(code);
  if (first !== undefined) return { key: 'import.twice', values: { n: first } };
  seen.set(code, line);
  return undefined;
}

/** Cells of a line: between tabs, or else CSV with commas and quotes. */
function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map(cell => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === '"' && isQuoted && line[at + 1] === '"') cell += line[++at];
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === ',' || char === '，')) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
}

/** What a line of an import would do. */
export type Result = 'added' | 'changed' | 'same';

/** A line beside what the list has now. */
export interface ComparedLine extends PastedLine {
  readonly result?: Result;
  /** Title it has now. */
  readonly was?: Text;
}

/** Compares lines with the list (导入预览): `find` knows every code the lines name. */
export function compare(lines: readonly PastedLine[], find: (code: string) => { readonly title: Text } | null | undefined): ComparedLine[] {
  const good = new Set(lines.flatMap(({ code, fault }) => (fault ? [] : [code])));
  return lines.map(line => {
    if (line.fault) return line;
    const known = find(line.code);
    if (known) {
      const isSame = known.title.zh === line.title.zh && known.title.en === line.title.en;
      return { ...line, result: isSame ? 'same' : 'changed', was: known.title };
    }
    if (line.parent !== undefined && !good.has(line.parent) && !find(line.parent))
      return { ...line, fault: { key: 'import.noParent', values: { parent: line.parent } } };
    return { ...line, result: 'added' };
  });
}
