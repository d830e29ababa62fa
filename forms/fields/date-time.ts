import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A moment (日期时间). */
export const dateTime: FieldKind = {
  id: 'date-time',
  group: 'basic',
  title: { zh: '日期时间', en: 'Date and time' },
  help: { zh: '年月日和时分。', en: 'A day with its time.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'date-time' }, 'date-time'),
  fits: isFormat('date-time'),
  settings: [],
};
