import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Unified social credit code (统一社会信用代码). */
export const creditCode: FieldKind = {
  id: 'credit-code',
  group: 'government',
  title: { zh: '统一社会信用代码', en: 'Credit code' },
  help: {
    zh: '18 位统一社会信用代码，自动核对校验码。',
    en: 'A unified social credit code of 18 characters, its check character verified.',
  },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-uscc', maxLength: 18 }),
  fits: isFormat('cn-uscc'),
  settings: ['placeholder'],
};
