import { classOf, fieldOf, ownKindLists } from './shape.ts';
import type { FieldKind } from './types.ts';

/** One entry of a code list (字典单选). */
export const code: FieldKind = {
  id: 'code',
  group: 'choice',
  title: { zh: '字典单选', en: 'One from a code list' },
  help: { zh: '从字典里选一项，如民族、行业。', en: 'One entry of a code list such as an industry.' },
  create: ids => fieldOf(ids, { type: 'string', 'x-codes': 'ethnic-group' }),
  fits: field => classOf(field) === 'code' && !ownKindLists.includes(field.schema['x-codes']),
  settings: ['codes', 'codes-level', 'placeholder'],
};
