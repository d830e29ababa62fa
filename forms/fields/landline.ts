import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A landline number (固定电话). */
export const landline: FieldKind = {
  id: 'landline',
  group: 'government',
  title: { zh: '固定电话', en: 'Landline' },
  help: { zh: '固定电话，可以有区号和分机。', en: 'A landline, perhaps with area code and extension.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-landline', maxLength: 20 }),
  fits: isFormat('cn-landline'),
  settings: ['placeholder'],
};
