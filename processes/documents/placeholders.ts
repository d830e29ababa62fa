import type { DocumentTemplate, DocumentTemplateBlock } from '../types.ts';

/** A place of a layout that holds text with `{{ FEEL }}`, or rows that are FEEL as a whole; `pointer` leads into the template's file. */
export interface DocumentText {
  readonly pointer: string;
  readonly text: string;
  /** true: the whole text is FEEL (rows of a table). */
  readonly feel: boolean;
}

const pattern = /\{\{([\s\S]*?)\}\}/g;

/** Every text of a layout, in order (版面文字). */
export function textsOf(template: DocumentTemplate): DocumentText[] {
  return template.blocks.flatMap((block, index) => textsOfBlock(block, `/blocks/${index}`));
}

function textsOfBlock(block: DocumentTemplateBlock, at: string): DocumentText[] {
  const plain = (pointer: string, text: string): DocumentText => ({ pointer: at + pointer, text, feel: false });
  switch (block.kind) {
    case 'title':
    case 'number':
    case 'paragraph':
      return [plain('/text', block.text)];
    case 'table':
      return [
        ...block.columns.map((column, index) => plain(`/columns/${index}`, column)),
        { pointer: `${at}/rows`, text: block.rows, feel: true },
      ];
    case 'fields':
      return block.fields.flatMap(({ label, value }, index) => [
        plain(`/fields/${index}/label`, label),
        plain(`/fields/${index}/value`, value),
      ]);
    case 'seal':
      return [plain('/organ', block.organ), plain('/date', block.date)];
    case 'signature':
      return block.lines.map((line, index) => plain(`/lines/${index}`, line));
    case 'qr':
      return [plain('/text', block.text), plain('/caption', block.caption)];
  }
}

/** FEEL texts of one place, trimmed, `document.` ones included. */
export function feelTextsOf({ text, feel }: DocumentText): string[] {
  if (feel) return [text.replace(/^=/, '').trim()];
  return [...text.matchAll(pattern)].map(([, inner]) => inner!.trim());
}

/** FEEL texts to freeze when the document is issued (签发时定值的占位), each once; those starting with `document.` come from the record when shown. */
export function placeholdersOf(template: DocumentTemplate): string[] {
  const all = textsOf(template).flatMap(feelTextsOf);
  return [...new Set(all.filter(text => !text.startsWith('document.')))];
}

/** Replace every `{{ FEEL }}` of a text. */
export function fillText(text: string, resolve: (feel: string) => string): string {
  return text.replace(pattern, (_, inner: string) => resolve(inner.trim()));
}
