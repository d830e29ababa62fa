import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A number to ring (联系电话). */
export const phone: FieldKind = {
  id: 'phone',
  group: 'government',
  title: { zh: '联系电话', en: 'Telephone' },
  help: { zh: '手机或固定电话都可以。', en: 'A mobile number or a landline.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-phone', maxLength: 20 }),
  fits: isFormat('cn-phone'),
  settings: ['placeholder'],
};
