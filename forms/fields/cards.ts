import { classOf, listOf, rowsField, widgetOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A group filled several times (重复组). */
export const cards: FieldKind = {
  id: 'cards',
  group: 'structure',
  title: { zh: '重复组', en: 'Repeating group' },
  help: {
    zh: '一组字段可以填多份，每份一张卡片；字段多时用。',
    en: 'A group of fields filled several times, a card each; for many fields.',
  },
  create: ids => rowsField(ids, 'cards'),
  fits: field => classOf(field) === 'list' && listOf(field) === 'rows' && widgetOf(field) === 'cards',
  settings: ['columns', 'items'],
};
