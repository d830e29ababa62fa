import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** An amount of money in fen (金额，以分为单位). */
export const money: FieldKind = {
  id: 'money',
  group: 'basic',
  title: { zh: '金额', en: 'Amount' },
  help: { zh: '以元填写，两位小数；系统按分保存。', en: 'An amount typed in yuan with two places, kept in fen.' },
  create: ids => fieldOf(ids, { type: 'integer', 'x-money': true, minimum: 0, maximum: 100_000_000_000 }, 'money'),
  fits: field => classOf(field) === 'number' && field.schema['x-money'] === true,
  settings: ['range', 'placeholder'],
};
