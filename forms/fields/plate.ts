import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Number plate of a vehicle (机动车号牌). */
export const plate: FieldKind = {
  id: 'plate',
  group: 'government',
  title: { zh: '车牌号', en: 'Number plate' },
  help: { zh: '机动车号牌，含新能源车。', en: 'The number plate of a vehicle, new energy ones included.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-plate', maxLength: 10 }),
  fits: isFormat('cn-plate'),
  settings: ['placeholder'],
};
