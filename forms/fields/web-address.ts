import { fieldOf, isFormat } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A web address (网址). */
export const webAddress: FieldKind = {
  id: 'web-address',
  group: 'basic',
  title: { zh: '网址', en: 'Web address' },
  help: { zh: '以 http:// 或 https:// 开头的网址。', en: 'An address that begins with http:// or https://.' },
  create: ids => fieldOf(ids, { type: 'string', format: 'uri', maxLength: 500 }),
  fits: isFormat('uri'),
  settings: ['placeholder'],
};
