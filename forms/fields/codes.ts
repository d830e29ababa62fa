import { classOf, fieldOf, listOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Several entries of a code list (字典多选). */
export const codes: FieldKind = {
  id: 'codes',
  group: 'choice',
  title: { zh: '字典多选', en: 'Several from a code list' },
  help: { zh: '从字典里选几项。', en: 'Several entries of a code list.' },
  create: ids => fieldOf(ids, { type: 'array', items: { type: 'string', 'x-codes': 'industry' }, uniqueItems: true }),
  fits: field => classOf(field) === 'list' && listOf(field) === 'codes',
  settings: ['codes', 'codes-level', 'items'],
};
