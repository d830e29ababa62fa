import { classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** A pledge to tick (承诺勾选). */
export const pledge: FieldKind = {
  id: 'pledge',
  group: 'choice',
  title: { zh: '承诺', en: 'Pledge' },
  help: {
    zh: '须由填写人亲自勾选，不勾选不能提交，如告知承诺。',
    en: 'Ticked by whoever fills the form, who cannot submit without, such as a declaration.',
  },
  create: ids => ({ ...fieldOf(ids, { type: 'boolean', const: true }), required: true }),
  fits: field => classOf(field) === 'yes-no' && field.schema.const === true,
  settings: [],
};
