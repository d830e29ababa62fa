import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Mobile number (手机号码). */
export const mobile: FieldKind = {
  id: 'mobile',
  group: 'government',
  title: { zh: '手机号码', en: 'Mobile number' },
  help: { zh: '11 位手机号码。', en: 'A mobile number of 11 digits.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-mobile', maxLength: 11 }),
  fits: isFormat('cn-mobile'),
  settings: ['placeholder'],
};
