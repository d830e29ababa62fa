import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Postcode (邮政编码). */
export const postcode: FieldKind = {
  id: 'postcode',
  group: 'government',
  title: { zh: '邮政编码', en: 'Postcode' },
  help: { zh: '6 位邮政编码。', en: 'A postcode of 6 digits.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-postcode', maxLength: 6 }),
  fits: isFormat('cn-postcode'),
  settings: ['placeholder'],
};
