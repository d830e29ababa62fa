import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A whole number (整数). */
export const integer: FieldKind = {
  id: 'integer',
  group: 'basic',
  title: { zh: '整数', en: 'Whole number' },
  help: { zh: '没有小数，如人数、份数。', en: 'A number without a fraction such as a count of people.' },
  create: ids => fieldOf(ids, { type: 'integer', minimum: 0, maximum: 1000000 }),
  fits: field => classOf(field) === 'number' && field.schema.type === 'integer' && field.schema['x-money'] !== true,
  settings: ['range', 'step', 'placeholder', 'unit'],
};
