import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A field worked out from others (计算字段): a number, a text, or yes and no. */
export const computed: FieldKind = {
  id: 'computed',
  group: 'basic',
  title: { zh: '计算', en: 'Computed' },
  help: { zh: '由其他字段算出来，填写人只能看，如合计。', en: 'Worked out from other fields, such as a sum; nobody types it.' },
  create: ids => fieldOf(ids, { type: 'number', 'x-value': '= 0' }),
  fits: field => classOf(field) === 'computed',
  settings: ['unit'],
};
