import type { DocumentTemplate, DocumentTemplateBlock } from '../types.ts';
import type { Shape, Values } from './shape.ts';

type Kind = DocumentTemplateBlock['kind'];
const kinds: readonly Kind[] = ['title', 'number', 'paragraph', 'table', 'fields', 'seal', 'signature', 'qr'];

/** Read documents/<id>.json (文书模板). */
export function readDocument(shape: Shape, value: unknown): DocumentTemplate {
  const given = shape.object(value, { at: '' });
  shape.onlyKeys(given, ['title', 'number', 'blocks', 'basis'], { at: '' });
  return {
    title: shape.title(given.title, { at: '/title' }),
    number: shape.text(given.number, { at: '/number', max: 100 }),
    blocks: shape
      .list(given.blocks, { at: '/blocks', min: 1, max: 200 })
      .map((block, index) => readBlock(shape, block, `/blocks/${index}`)),
    basis: shape.texts(given.basis, { at: '/basis', max: 50 }),
  };
}

function readBlock(shape: Shape, value: unknown, at: string): DocumentTemplateBlock {
  const given = shape.object(value, { at });
  const kind = shape.oneOf(given.kind, kinds, { at: `${at}/kind` });
  return readers[kind](shape, given, at);
}

const readText: Reader = (shape, given, at) => {
  shape.onlyKeys(given, ['kind', 'text'], { at });
  return { kind: given.kind === 'number' ? 'number' : 'title', text: shape.text(given.text, { at: `${at}/text` }) };
};

type Reader = (shape: Shape, given: Values, at: string) => DocumentTemplateBlock;

const readers: Readonly<Record<Kind, Reader>> = {
  title: readText,
  number: readText,
  paragraph(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'text', 'indent', 'align'], { at });
    return {
      kind: 'paragraph',
      text: shape.text(given.text, { at: `${at}/text` }),
      ...(given.indent === undefined ? {} : { indent: shape.flag(given.indent, { at: `${at}/indent` }) }),
      ...(given.align === undefined
        ? {}
        : { align: shape.oneOf(given.align, ['left', 'right', 'center'] as const, { at: `${at}/align` }) }),
    };
  },
  table(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'columns', 'rows'], { at });
    const columns = shape.texts(given.columns, { at: `${at}/columns`, min: 1, max: 12 });
    const rows = shape.text(given.rows, { at: `${at}/rows` });
    if (rows !== '' && !rows.startsWith('=')) {
      shape.refuse('wrong-value', `${at}/rows`, {
        zh: '表格的行应为以 = 开头的表达式，结果是“行的列表”，如 "= for m in data.notice.materials return [m.name]"。',
        en: 'Expected the rows as an expression starting with = that gives a list of lists, such as "= for m in data.notice.materials return [m.name]".',
      });
    }
    return { kind: 'table', columns, rows };
  },
  fields(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'fields'], { at });
    const fields = shape.list(given.fields, { at: `${at}/fields`, min: 1, max: 50 }).map((field, index) => {
      const place = `${at}/fields/${index}`;
      const one = shape.object(field, { at: place });
      shape.onlyKeys(one, ['label', 'value'], { at: place });
      return { label: shape.text(one.label, { at: `${place}/label`, max: 100 }), value: shape.text(one.value, { at: `${place}/value` }) };
    });
    return { kind: 'fields', fields };
  },
  seal(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'organ', 'date'], { at });
    return { kind: 'seal', organ: shape.text(given.organ, { at: `${at}/organ` }), date: shape.text(given.date, { at: `${at}/date` }) };
  },
  signature(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'lines'], { at });
    return { kind: 'signature', lines: shape.texts(given.lines, { at: `${at}/lines`, min: 1, max: 20 }) };
  },
  qr(shape, given, at) {
    shape.onlyKeys(given, ['kind', 'text', 'caption'], { at });
    return {
      kind: 'qr',
      text: shape.text(given.text, { at: `${at}/text` }),
      caption: shape.text(given.caption, { at: `${at}/caption`, min: 0 }),
    };
  },
};
