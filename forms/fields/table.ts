import { classOf, listOf, rowsField, widgetOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A table to fill (可编辑表格). */
export const table: FieldKind = {
  id: 'table',
  group: 'structure',
  title: { zh: '表格', en: 'Table' },
  help: {
    zh: '一行一行地填，可以加行、删行，如人员名单。',
    en: 'Filled row by row; rows can be added and removed, such as a list of people.',
  },
  create: ids => rowsField(ids, 'table'),
  fits: field => classOf(field) === 'list' && listOf(field) === 'rows' && widgetOf(field) !== 'cards',
  settings: ['columns', 'items', 'unique'],
};
