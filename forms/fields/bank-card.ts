import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Number of a bank card (银行卡号). */
export const bankCard: FieldKind = {
  id: 'bank-card',
  group: 'government',
  title: { zh: '银行卡号', en: 'Bank card' },
  help: { zh: '12 到 19 位银行卡号，自动核对校验码。', en: 'A bank card number of 12 to 19 digits, its check digit verified.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'cn-bank-card', maxLength: 19 }),
  fits: isFormat('cn-bank-card'),
  settings: ['placeholder'],
};
