import { classOf, fieldOf, firstOptions, listOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Several of some options (多选). */
export const checkboxes: FieldKind = {
  id: 'checkboxes',
  group: 'choice',
  title: { zh: '多选', en: 'Several choices' },
  help: { zh: '可以选几个。', en: 'Several options can be chosen.' },
  create: ids => fieldOf(ids, { type: 'array', items: { type: 'string', oneOf: firstOptions }, uniqueItems: true }, 'checkboxes'),
  fits: field => classOf(field) === 'list' && listOf(field) === 'choices',
  settings: ['options', 'items'],
};
