import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A day (日期). */
export const date: FieldKind = {
  id: 'date',
  group: 'basic',
  title: { zh: '日期', en: 'Date' },
  help: { zh: '年月日，从日历上选。', en: 'A day, picked from a calendar.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'date' }, 'date'),
  fits: isFormat('date'),
  settings: [],
};
