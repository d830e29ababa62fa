import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldKinds } from '#forms/fields/index.ts';
import { allowedWidgets, checkForm, formats } from '#forms/schema/index.ts';
import { keywords, ownKeywords } from '#forms/schema/keywords.ts';
import { formMetaSchema } from '#forms/schema/meta.ts';
import { flagKeys, flagOptions, numberOptions, textKeys, textOptions } from '#forms/schema/ui.ts';

const read = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');

describe('docs/forms.md', () => {
  const text = read('forms.md');

  it.each([
    ['keyword', [...Object.keys(keywords), ...Object.keys(ownKeywords)]],
    ['format', Object.keys(formats)],
    ['kind', fieldKinds.map(({ id }) => id)],
    ['widget', [...allowedWidgets]],
    ['setting', [...textKeys, ...flagKeys, ...textOptions, ...flagOptions, ...Object.keys(numberOptions)]],
  ])('should name every %s', (_what, names) => {
    // given, when
    const missing = names.filter(name => !text.includes(`\`${name}\``));
    // then
    expect(missing).toEqual([]);
  });

  it('should begin with a form that the check lets pass', () => {
    // given
    const [, example] = /```json\n([\s\S]*?)```/.exec(text)!;
    // when
    const problems = checkForm(JSON.parse(example!));
    // then
    expect(problems).toEqual([]);
  });

  it('should have the schema of the language beside it, as it stands in the code', () => {
    // given, when
    const written = JSON.parse(read('form.schema.json'));
    // then
    expect(written).toEqual(JSON.parse(JSON.stringify(formMetaSchema)));
  });
});
