import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '#forms/schema/index.ts';
import { createValidator } from '#forms/schema/validate.ts';
import { sampleForm, sampleSchema } from './samples.ts';

const withField = (field: object, name = 'extra') => sampleForm({ properties: { ...sampleSchema.properties, [name]: field } });
const plain = { 'x-id': 'f_extra', title: '附加', type: 'string' };
const pointersOf = (form: unknown) => checkForm(form).map(problem => problem.pointer);

describe('checkForm', () => {
  it('should find nothing in a good form, which then compiles', () => {
    // given
    const form = sampleForm();
    // when
    const problems = checkForm(form);
    // then
    expect(problems).toEqual([]);
    expect(() => createValidator(form.schema)).not.toThrow();
  });

  it('should find nothing in the forms of the shipped packs, which then compile', () => {
    // given
    const folder = new URL('../../../processes/packs/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.form.json'));
    // when
    const forms = files.map(name => JSON.parse(readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8')));
    // then
    expect(files.length).toBeGreaterThan(5);
    expect(forms.flatMap(checkForm)).toEqual([]);
    for (const form of forms) expect(() => createValidator(form.schema)).not.toThrow();
  });

  const extra = '/schema/properties/extra';
  it.each([
    ['a field without x-id', withField({ title: '附加', type: 'string' }), extra],
    ['a field without title', withField({ 'x-id': 'f_extra', type: 'string' }), extra],
    ['a field without type', withField({ 'x-id': 'f_extra', title: '附加' }), extra],
    ['an x-id used twice', withField({ ...plain, 'x-id': 'f_kind' }), `${extra}/x-id`],
    ['an unknown type', withField({ ...plain, type: 'money' }), `${extra}/type`],
    ['several types', withField({ ...plain, type: ['string', 'null'] }), `${extra}/type`],
    ['an unknown format', withField({ ...plain, format: 'ipv4' }), `${extra}/format`],
    ['a pattern that does not parse', withField({ ...plain, pattern: '(' }), `${extra}/pattern`],
    ['a pattern with look-ahead', withField({ ...plain, pattern: '^(?=a)a' }), `${extra}/pattern`],
    ['a pattern with a back reference', withField({ ...plain, pattern: '(a)\\1' }), `${extra}/pattern`],
    ['a pattern that is too long', withField({ ...plain, pattern: 'a'.repeat(501) }), `${extra}/pattern`],
    ['an unknown keyword', withField({ ...plain, $dynamicRef: '#x' }), `${extra}/$dynamicRef`],
    ['an outside reference', withField({ ...plain, $ref: 'http://169.254.169.254/' }), `${extra}/$ref`],
    ['a file reference', withField({ ...plain, $ref: 'file:///etc/passwd' }), `${extra}/$ref`],
    ['a reference that leads nowhere', withField({ ...plain, $ref: '#/$defs/nobody' }), `${extra}/$ref`],
    ['a reference to an inherited name', withField({ ...plain, $ref: '#/$defs/toString' }), `${extra}/$ref`],
    ['html in a title', withField({ ...plain, title: '<img src=x onerror=alert(1)>' }), `${extra}/title`],
    ['a script in a description', withField({ ...plain, description: '[x](javascript:alert(1))' }), `${extra}/description`],
    ['options twice', withField({ ...plain, enum: ['a', 'a'] }), `${extra}/enum`],
    ['a negative length', withField({ ...plain, minLength: -1 }), `${extra}/minLength`],
    [
      'fields that are open to anything',
      withField({ ...plain, type: 'object', additionalProperties: true }),
      `${extra}/additionalProperties`,
    ],
    ['a required field that does not exist', sampleForm({ required: ['nobody'] }), '/schema/required'],
    [
      'a required field that does not exist, in a branch',
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      sampleForm({ allOf: [{ then: { required: ['nobody'] } }] }),
      '/schema/allOf/0/then/required',
    ],
    ['an old dialect', sampleForm({ $schema: 'http://json-schema.org/draft-07/schema#' }), '/schema/$schema'],
    ['a form that is no object', sampleForm({ type: 'array' }), '/schema'],
    ['a title in one language', { ...sampleForm(), title: { zh: '表' } }, '/title'],
    ['no schema', { ...sampleForm(), schema: true }, '/schema'],
    ['a widget that is not ours', sampleForm({}, { reason: { 'ui:widget': 'HtmlWidget' } }), '/ui/reason/ui:widget'],
    ['a field component', sampleForm({}, { reason: { 'ui:field': 'ReactElement' } }), '/ui/reason/ui:field'],
    ['an input type', sampleForm({}, { reason: { 'ui:options': { inputType: 'file' } } }), '/ui/reason/ui:options/inputType'],
    ['a script as help', sampleForm({}, { reason: { 'ui:help': 'javascript:alert(1)' } }), '/ui/reason/ui:help'],
    ['html as help', sampleForm({}, { reason: { 'ui:options': { help: '<b>x</b>' } } }), '/ui/reason/ui:options/help'],
    [
      'markdown turned on',
      sampleForm({}, { reason: { 'ui:enableMarkdownInDescription': true } }),
      '/ui/reason/ui:enableMarkdownInDescription',
    ],
    ['settings of a field that is gone', sampleForm({}, { nobody: { 'ui:widget': 'text' } }), '/ui/nobody'],
    ['an order with a field that is gone', sampleForm({}, { 'ui:order': ['nobody'] }), '/ui/ui:order/0'],
  ])('should point at %s', (_name, form, pointer) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]!.message.zh).toMatch(/[一-龥].*。$/);
  });

  it.each(['ContactName', 'contact-name', 'contact_name', '联系人', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''])(
    'should refuse the field name "%s"',
    name => {
      // given, when
      const pointers = pointersOf(withField(plain, name));
      // then
      expect(pointers.length).toBeGreaterThan(0);
    },
  );

  it('should refuse __proto__ as a field name', () => {
    // given
    const form = JSON.parse(
      `{"title":{"zh":"表","en":"Form"},"ui":{},"schema":{"type":"object","properties":{"__proto__":{"x-id":"f_x","title":"x","type":"string"}}}}`,
    );
    // when
    const pointers = pointersOf(form);
    // then
    expect(pointers).toEqual(['/schema/properties/__proto__']);
  });

  it('should take a new field of a branch when it has title and x-id', () => {
    // given
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    const branch = (field: object) => sampleForm({ allOf: [{ if: { required: ['reason'] }, then: { properties: { proof: field } } }] });
    // when
    const [good, bare] = [pointersOf(branch({ 'x-id': 'f_proof', title: '证明', type: 'string' })), pointersOf(branch({ type: 'string' }))];
    // then
    expect(good).toEqual([]);
    expect(bare).toEqual(['/schema/allOf/0/then/properties/proof', '/schema/allOf/0/then/properties/proof']);
  });
});

describe('checkForm against bombs (S03, S04)', () => {
  const nested = (levels: number): object =>
    levels === 0 ? plain : { ...plain, type: 'object', 'x-id': `f_${levels}`, properties: { inner: nested(levels - 1) } };
  const deepAllOf = (levels: number): object => {
    let made: object = { type: 'string' };
    for (let level = 0; level < levels; level++) made = { allOf: [made] };
    return made;
  };
  const doubled = Object.fromEntries(
    Array.from({ length: 25 }, (_, n) => [
      `level${n}`,
      n === 24 ? { type: 'string' } : { allOf: [{ $ref: `#/$defs/level${n + 1}` }, { $ref: `#/$defs/level${n + 1}` }] },
    ]),
  );

  it.each([
    ['25 levels of doubled references', sampleForm({ $defs: doubled, allOf: [{ $ref: '#/$defs/level0' }] })],
    ['a reference to itself', sampleForm({ $defs: { self: { $ref: '#/$defs/self' } }, allOf: [{ $ref: '#/$defs/self' }] })],
    [
      'a circle of two',
      sampleForm({ $defs: { a: { items: { $ref: '#/$defs/b' } }, b: { items: { $ref: '#/$defs/a' } } }, allOf: [{ $ref: '#/$defs/a' }] }),
    ],
    ['the form in itself', withField({ ...plain, $ref: '#' })],
    ['13 levels of groups', withField(nested(13))],
    ['allOf 5,000 deep', withField(deepAllOf(5_000))],
    ['allOf 20,000 deep', withField(deepAllOf(20_000))],
    [
      '20,000 fields',
      sampleForm({ properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, { ...plain, 'x-id': `f_${n}` }])) }),
    ],
    ['600 parts', sampleForm({ anyOf: Array.from({ length: 490 }, () => ({ not: {} })) })],
    ['more than 160 KB', withField({ ...plain, $comment: '字'.repeat(60_000) })],
    ['a value that is deep in enum', withField({ ...plain, default: deepAllOf(1_000) })],
  ])('should refuse %s quickly', (_name, form) => {
    // given
    const began = performance.now();
    // when
    const problems = checkForm(form);
    // then
    expect(problems.length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('should never throw, whatever it is given', () => {
    fc.assert(
      // given
      fc.property(fc.jsonValue(), fc.jsonValue(), (schema, ui) => {
        // when
        const problems = [...checkForm(schema), ...checkForm({ title: { zh: '表', en: 'F' }, schema, ui })];
        // then
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('should never throw on random values of known keywords', () => {
    // given
    const keyword = fc.constantFrom(
      'properties',
      'required',
      'items',
      '$ref',
      '$defs',
      'allOf',
      'enum',
      'pattern',
      'type',
      'dependentRequired',
      'if',
      'x-id',
      'title',
      'not',
    );
    fc.assert(
      fc.property(fc.dictionary(keyword, fc.jsonValue()), part => {
        // when, then
        expect(Array.isArray(checkForm(withField(part)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
