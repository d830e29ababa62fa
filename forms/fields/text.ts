import { fieldOf, isPlainText } from './shape.ts';
import type { FieldKind } from './types.ts';

/** One line of text (单行文字). */
export const text: FieldKind = {
  id: 'text',
  group: 'basic',
  title: { zh: '单行文字', en: 'Text' },
  help: { zh: '一行文字，如名称、地址。', en: 'One line of text such as a name or an address.' },
  create: ids => fieldOf(ids, { type: 'string', minLength: 1, maxLength: 100 }),
  fits: isPlainText(false),
  settings: ['length', 'pattern', 'placeholder', 'unit'],
};
