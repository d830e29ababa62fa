import type { Cell, Section } from './sections.ts';

/** Byte order mark: without it Excel reads UTF-8 as the code page of the machine. */
const bom = '\uFEFF';

/** A table as CSV (导出) in UTF-8 with BOM and CRLF, as Excel reads it. Shares stay numbers. */
export function csvOf({ columns, rows, total }: Pick<Section, 'columns' | 'rows' | 'total'>): string {
  const lines = [columns.map(({ title }) => title), ...rows, ...(total ? [total] : [])];
  return `${bom}${lines.map(line => line.map(field).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where needed; words that a spreadsheet would take for a formula are kept words. */
function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Name of the file, without what file systems refuse. */
export function fileNameOf(...parts: readonly string[]): string {
  return `${parts.join('-').replace(/[\\/:*?"<>|\s]+/g, '')}.csv`;
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
