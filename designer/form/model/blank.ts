import type { Text } from '#engine/problem.ts';
import type { FormFile } from '#processes/types.ts';

/** A form without fields: one page with one section of two columns (空白表单). */
export function blankForm(title: Text): FormFile {
  return {
    title,
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: title.zh,
      'x-title-en': title.en,
      properties: {},
      required: [],
      additionalProperties: false,
    },
    ui: { 'ui:layout': { pages: [{ id: 'page1', title, sections: [{ id: 'section1', columns: 2, fields: [] }] }] } },
  };
}
