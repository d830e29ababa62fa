import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A unit of the centre (机构选择). */
export const organisation: FieldKind = {
  id: 'organisation',
  group: 'government',
  title: { zh: '机构', en: 'Unit' },
  help: { zh: '选本中心的一个部门或单位。', en: 'A unit of the centre.' },
  create: ids => fieldOf(ids, { type: 'string', 'x-codes': 'units' }, 'unit'),
  fits: field => classOf(field) === 'code' && field.schema['x-codes'] === 'units',
  settings: ['placeholder'],
};
