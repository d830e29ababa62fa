import { classOf, fieldOf, firstOptions, widgetOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** One of a few options in sight (单选). */
export const radio: FieldKind = {
  id: 'radio',
  group: 'choice',
  title: { zh: '单选', en: 'Single choice' },
  help: { zh: '选项都列出来，只能选一个；选项少时用。', en: 'All options in sight, one can be chosen; for few options.' },
  create: ids => fieldOf(ids, { type: 'string', oneOf: firstOptions }, 'radio'),
  fits: field => classOf(field) === 'choice' && widgetOf(field) === 'radio',
  settings: ['options'],
};
