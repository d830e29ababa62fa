import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Resident identity number (公民身份号码). */
export const idNumber: FieldKind = {
  id: 'id-number',
  group: 'government',
  title: { zh: '身份证号', en: 'ID number' },
  help: { zh: '18 位公民身份号码，自动核对校验码。', en: 'A resident identity number of 18 characters, its check character verified.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-id', maxLength: 18 }),
  fits: isFormat('cn-id'),
  settings: ['placeholder'],
};
