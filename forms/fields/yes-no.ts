import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Yes or no (是否). */
export const yesNo: FieldKind = {
  id: 'yes-no',
  group: 'choice',
  title: { zh: '是否', en: 'Yes or no' },
  help: { zh: '回答是或者否。', en: 'Answered by yes or no.' },
  create: ids => fieldOf(ids, { type: 'boolean' }, 'radio'),
  fits: field => classOf(field) === 'yes-no' && field.schema.const !== true,
  settings: [],
};
