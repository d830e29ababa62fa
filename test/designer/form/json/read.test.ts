import { describe, expect, it } from 'vitest';
import { lineOf } from '#designer/form/json/positions.ts';
import { readFormText, writeForm } from '#designer/form/json/read.ts';
import { sampleForm } from '../files.ts';

const textWith = (change: (form: Record<string, unknown>) => void): string => {
  const form = JSON.parse(writeForm(sampleForm())) as Record<string, unknown>;
  change(form);
  return JSON.stringify(form, null, 2);
};

describe('the file of a form as text', () => {
  it('should read what it wrote, with the order of the fields', () => {
    const { file } = readFormText(writeForm(sampleForm()));
    expect(file).toEqual(sampleForm());
    expect(Object.keys(file!.schema.properties as object)).toEqual(Object.keys(sampleForm().schema.properties as object));
  });

  it('should point at the line of what is wrong', () => {
    const text = writeForm(sampleForm()).replace(
      '"type": "integer",\n        "minimum": 0,\n        "maximum": 500',
      '"type": "integer",\n        "minimum": 0,\n        "maximum": "many"',
    );
    const { file, problems } = readFormText(text);
    expect(file).toBeNull();
    const line = lineOf(text, problems[0]!.offset);
    expect(text.split('\n')[line - 1]).toContain('"many"');
    expect(problems[0]!.message.zh).toContain('应为数字');
  });

  it.each([
    ['a bare list', '[]'],
    ['a foreign part', textWith(form => Object.assign(form, { script: 'x' }))],
    ['a prototype name', writeForm(sampleForm()).replace('"shopName": {', '"__proto__": {')],
    [
      'an outside reference',
      textWith(form =>
        Object.assign((form.schema as { properties: object }).properties, {
          a: { 'x-id': 'f_a', title: 'a', $ref: 'https://example.org/x.json' },
        }),
      ),
    ],
    ['markup in a title', textWith(form => Object.assign(form, { title: { zh: '<img src=x onerror=alert(1)>', en: 'x' } }))],
    [
      'an evil pattern',
      textWith(form => Object.assign((form.schema as { properties: { shopName: object } }).properties.shopName, { pattern: '(a+)+\\1' })),
    ],
    ['a huge file', `{"title":"${'x'.repeat(600_000)}"}`],
  ])('should refuse %s with a sentence, within a second', (_, text) => {
    const begin = performance.now();
    const { file, problems } = readFormText(text);
    expect(file).toBeNull();
    expect(problems.find(({ severity }) => severity === 'error')?.message.zh).toBeTruthy();
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
