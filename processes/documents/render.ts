import type { DocumentTemplate, DocumentTemplateBlock } from '../types.ts';
import { fillText } from './placeholders.ts';

/** A block of a document as shown and printed on A4, values filled in (文书版面块). */
export type DocumentBlock =
  | { kind: 'title' | 'number'; text: string }
  | { kind: 'paragraph'; text: string; indent: boolean; align: 'left' | 'right' | 'center' }
  | { kind: 'table'; columns: string[]; rows: string[][] }
  | { kind: 'fields'; fields: { label: string; value: string }[] }
  | { kind: 'seal'; organ: string; date: string }
  | { kind: 'signature'; lines: string[] }
  | { kind: 'qr'; text: string; caption: string };

/** What an issued document keeps: its number, its moment (ms) and the values of its placeholders by their FEEL text. */
export interface IssuedDocument {
  readonly number: string;
  readonly issuedAt: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Lay an issued document out (文书排版) with the values frozen at issue. Pure; blank paragraphs and fields without a value are left out. */
export function renderDocument(template: DocumentTemplate, record: IssuedDocument): DocumentBlock[] {
  const fill = (text: string) => fillText(text, feel => shownValue(resolve(feel, template, record)));
  return template.blocks.map(block => renderBlock(block, fill, record)).filter(block => !isBlank(block));
}

function resolve(feel: string, template: DocumentTemplate, { number, issuedAt, values }: IssuedDocument): unknown {
  const own: Record<string, unknown> = {
    'document.number': number,
    'document.issuedOn': chineseDate(issuedAt),
    'document.title': template.title.zh,
  };
  return Object.hasOwn(own, feel) ? own[feel] : Object.hasOwn(values, feel) ? values[feel] : null;
}

function renderBlock(block: DocumentTemplateBlock, fill: (text: string) => string, { values }: IssuedDocument): DocumentBlock {
  switch (block.kind) {
    case 'title':
    case 'number':
      return { kind: block.kind, text: fill(block.text) };
    case 'paragraph':
      return { kind: 'paragraph', text: fill(block.text), indent: block.indent ?? false, align: block.align ?? 'left' };
    case 'table':
      return { kind: 'table', columns: block.columns.map(fill), rows: rowsOf(values[block.rows.replace(/^=/, '').trim()]) };
    case 'fields':
      return {
        kind: 'fields',
        fields: block.fields.map(({ label, value }) => ({ label: fill(label), value: fill(value) })).filter(({ value }) => value !== ''),
      };
    case 'seal':
      return { kind: 'seal', organ: fill(block.organ), date: fill(block.date) };
    case 'signature':
      return { kind: 'signature', lines: block.lines.map(fill) };
    case 'qr':
      return { kind: 'qr', text: fill(block.text), caption: fill(block.caption) };
  }
}

/** Rows of a table: a list of lists; anything else gives no rows. */
function rowsOf(value: unknown): string[][] {
  if (!Array.isArray(value)) return [];
  return value.map(row => (Array.isArray(row) ? row : [row]).map(shownValue));
}

/** A value as a document prints it: nothing for null, 是/否 for true and false. */
function shownValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function isBlank(block: DocumentBlock): boolean {
  return (block.kind === 'paragraph' && block.text.trim() === '') || (block.kind === 'fields' && block.fields.length === 0);
}

/** Asia/Shanghai is UTC+8 all year. */
function chineseDate(moment: number): string {
  const [year, month, day] = new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
