import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** An e-mail address (电子邮箱). */
export const email: FieldKind = {
  id: 'email',
  group: 'basic',
  title: { zh: '电子邮箱', en: 'E-mail address' },
  help: { zh: '电子邮箱地址。', en: 'An e-mail address.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'email', maxLength: 254 }),
  fits: isFormat('email'),
  settings: ['placeholder'],
};
