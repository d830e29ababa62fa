import { classOf, fieldOf, firstOptions, widgetOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** One of many options (下拉单选). */
export const select: FieldKind = {
  id: 'select',
  group: 'choice',
  title: { zh: '下拉单选', en: 'Drop-down' },
  help: { zh: '点开后选一个；选项多时用。', en: 'One option from a list that opens; for many options.' },
  create: ids => fieldOf(ids, { type: 'string', oneOf: firstOptions }, 'select'),
  fits: field => classOf(field) === 'choice' && widgetOf(field) !== 'radio',
  settings: ['options', 'placeholder'],
};
