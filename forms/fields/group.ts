import { begin, classOf, fieldOf } from './shape.ts';
import type { FieldKind } from './types.ts';

/** Fields that belong together (分组). */
export const group: FieldKind = {
  id: 'group',
  group: 'structure',
  title: { zh: '分组', en: 'Group' },
  help: { zh: '把几个字段合成一组，如地址。', en: 'Several fields that belong together, such as an address.' },
  create: ids =>
    fieldOf(ids, {
      type: 'object',
      properties: {
        content: begin({ xId: `${ids.xId}_content`, title: { zh: '内容', en: 'Content' } }, { type: 'string', maxLength: 100 }),
      },
      additionalProperties: false,
    }),
  fits: field => classOf(field) === 'group',
  settings: [],
};
