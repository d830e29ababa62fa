import { describe, expect, it } from 'vitest';
import { checkForm, compilePattern } from '#forms/schema/index.ts';
import { hasUnseen } from '#forms/schema/text.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { hostileForms, hostileTexts, places } from './payloads.ts';

/** Generous: what is measured is that nothing hangs or grows. */
const mostMs = 1_000;
const mostMegabytes = 64;

/** Clear to whoever reads it, and itself without what it tells of. */
function expectSentence({ zh, en }: { readonly zh: string; readonly en: string }): void {
  expect(zh).toMatch(/[一-龥][\s\S]*。$/);
  expect(en).toMatch(/\.$/);
  expect(hasUnseen(zh + en)).toBe(false);
  expect(zh.length).toBeLessThan(1_000);
}

describe('checkForm against hostile forms (S03-S05, S07, S10, S11)', () => {
  const inPlaces = Object.entries(hostileTexts).map(([name, text]) => ({
    name: `${JSON.stringify(name)} in every place that people read`,
    forms: Object.values(places).map(make => make(text)),
  }));
  const payloads = [...hostileForms.map(({ name, form }) => ({ name, forms: [form] })), ...inPlaces];

  it('should be tried with many payloads', () => {
    // given
    const names = payloads.map(({ name }) => name);
    // when
    const different = new Set(names);
    // then
    expect(different.size).toBe(names.length);
    expect(names.length).toBeGreaterThan(300);
  });

  it.each(payloads.map(({ name, forms }) => [name, forms] as const))('should refuse %s', (_name, forms) => {
    for (const form of forms) {
      // given
      const began = performance.now();
      // when
      const errors = checkForm(form).filter(({ severity }) => severity === 'error');
      // then
      expect(performance.now() - began).toBeLessThan(mostMs);
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expectSentence(message);
    }
  });

  it('should keep memory flat over all of them, and leave the objects of the machine alone', () => {
    // given
    const all = payloads.flatMap(({ forms }) => forms);
    for (const form of all) checkForm(form);
    const before = process.memoryUsage().heapUsed;
    // when
    for (const form of all) checkForm(form);
    // then
    expect((process.memoryUsage().heapUsed - before) / 1024 / 1024).toBeLessThan(mostMegabytes);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  const harmless = [
    '面积 < 100 平方米',
    '3 > 2',
    'A & B',
    'R&D（研发）',
    '"引号"与\'单引号\'',
    '《食品安全法》第三十五条',
    '𠮷野家',
    '龦\u{E0100}',
    '说明：\n第一\t第二',
    '50% on site',
    'Java 或 JavaScript',
  ];
  it.each(harmless)('should let the text %j stand in every place', text => {
    // given
    const forms = Object.values(places).map(make => make(text));
    // when
    const problems = forms.flatMap(checkForm);
    // then
    expect(problems).toEqual([]);
  });
});

describe('forms that are large but honest', () => {
  const words = ['食品经营许可', '经营场所地址', '从业人员数', '统一社会信用代码', '法定代表人', '备注说明'];
  const large = () => {
    const fieldNames = Array.from({ length: 200 }, (_, n) => `question${n}`);
    const option = (n: number) => ({ const: `option${n}`, title: words[n]!, 'x-title-en': `Option number ${n}` });
    const field = (name: string, n: number) => ({
      'x-id': `f_large_${name}`,
      title: `${words[n % 6]}（第 ${n} 项）`,
      'x-title-en': `Question number ${n} of the form`,
      type: 'string',
      oneOf: words.map((_, index) => option(index)),
      ...(n % 10 === 9 ? { 'x-visible': `= question${n - 1} = "option1"` } : {}),
    });
    const pages = Array.from({ length: 10 }, (_, p) => ({
      id: `page${p}`,
      title: { zh: `第 ${p + 1} 页`, en: `Page ${p + 1}` },
      sections: [{ id: `section${p}`, columns: 2, fields: fieldNames.slice(p * 20, p * 20 + 20) }],
    }));
    return {
      title: { zh: '大表', en: 'Large form' },
      schema: {
        type: 'object',
        properties: Object.fromEntries(fieldNames.map((name, n) => [name, field(name, n)])),
        required: fieldNames.filter((_, n) => n % 10 !== 9),
        additionalProperties: false,
      },
      ui: {
        'ui:layout': { pages },
        ...Object.fromEntries(fieldNames.map(name => [name, { 'ui:widget': 'radio', 'ui:options': { span: 1 } }])),
      },
    };
  };

  it('should pass with 200 fields of six options in two languages and a layout, and compile within a second', () => {
    // given
    const form = large();
    // when
    const problems = checkForm(form);
    const began = performance.now();
    const validate = createValidator(form.schema);
    const took = performance.now() - began;
    // then
    expect(problems).toEqual([]);
    expect(took).toBeLessThan(mostMs);
    expect(validate(Object.fromEntries(form.schema.required.map(name => [name, 'option3']))).errors).toEqual([]);
    expect(validate({ question0: 'option9' }).errors[0]).toMatchObject({ pointer: '/question0' });
  });
});

describe('patterns that are slow elsewhere (S03)', () => {
  const slow = [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '(a*)*b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(\\w+\\s?)*$',
    '(x+x+)+y',
    '^(a?){30}a{30}$',
    '(.*)*=.*',
    '^((ab)*)*c$',
  ];
  it.each(slow)('should judge by %s in linear time', pattern => {
    // given
    const judge = compilePattern(pattern);
    const texts = ['a'.repeat(50_000), `${'a'.repeat(9_990)}!`, `${'ab'.repeat(4_900)}!`, 'x'.repeat(9_999)];
    const began = performance.now();
    // when
    const found = texts.map(text => judge.test(text));
    // then
    expect(found).toHaveLength(texts.length);
    expect(performance.now() - began).toBeLessThan(mostMs);
  });
});
