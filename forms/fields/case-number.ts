import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Number of a case (办件编号). */
export const caseNumber: FieldKind = {
  id: 'case-number',
  group: 'government',
  title: { zh: '办件编号', en: 'Case number' },
  help: { zh: '本系统已有办件的编号。', en: 'The number of a case in this system.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'case-number', maxLength: 30 }),
  fits: isFormat('case-number'),
  settings: ['placeholder'],
};
