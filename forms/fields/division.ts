import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A place by its code (行政区划). */
export const division: FieldKind = {
  id: 'division',
  group: 'government',
  title: { zh: '行政区划', en: 'Administrative division' },
  help: { zh: '省、市、县、乡镇逐级选择。', en: 'Province, city, county and township, chosen level by level.' },
  create: ids => fieldOf(ids, { type: 'string', 'x-codes': 'division', 'x-codes-level': 3 }, 'cascader'),
  fits: field => classOf(field) === 'code' && field.schema['x-codes'] === 'division',
  settings: ['codes-level', 'placeholder'],
};
