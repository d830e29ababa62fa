import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A member of staff (人员选择). */
export const person: FieldKind = {
  id: 'person',
  group: 'government',
  title: { zh: '人员', en: 'Member of staff' },
  help: { zh: '选本中心的一名工作人员。', en: 'A member of staff of the centre.' },
  create: ids => fieldOf(ids, { type: 'string', 'x-codes': 'people' }, 'person'),
  fits: field => classOf(field) === 'code' && field.schema['x-codes'] === 'people',
  settings: ['placeholder'],
};
