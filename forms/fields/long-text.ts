import { fieldOf, isPlainText } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Several lines of text (多行文字). */
export const longText: FieldKind = {
  id: 'long-text',
  group: 'basic',
  title: { zh: '多行文字', en: 'Long text' },
  help: { zh: '几行文字，如理由、情况说明。', en: 'Several lines of text such as a reason or an account.' },
  create: ids => ({
    ...fieldOf(ids, { type: 'string', minLength: 1, maxLength: 1000 }),
    ui: { 'ui:widget': 'textarea', 'ui:options': { rows: 3 } },
  }),
  fits: isPlainText(true),
  settings: ['length', 'pattern', 'placeholder', 'rows'],
};
