import { classOf, fieldOf, listOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Several plain answers (文字清单). */
export const list: FieldKind = {
  id: 'list',
  group: 'structure',
  title: { zh: '文字清单', en: 'List of texts' },
  help: { zh: '几条文字，可以加、可以删，如附图编号。', en: 'Several short texts that can be added and removed.' },
  create: ids => fieldOf(ids, { type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, maxItems: 50 }),
  fits: field => classOf(field) === 'list' && listOf(field) === 'values',
  settings: ['items', 'unique'],
};
