import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A number that may have a fraction (数字). */
export const number: FieldKind = {
  id: 'number',
  group: 'basic',
  title: { zh: '数字', en: 'Number' },
  help: { zh: '可以有小数，如面积、长度。', en: 'A number that may have a fraction such as an area.' },
  create: ids => fieldOf(ids, { type: 'number', minimum: 0, maximum: 1000000 }),
  fits: field => classOf(field) === 'number' && field.schema.type === 'number' && field.schema['x-money'] !== true,
  settings: ['range', 'step', 'placeholder', 'unit'],
};
