import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldKinds } from '#forms/fields/index.ts';
import { checkForm, type Values } from '#forms/schema/index.ts';
import { keywords, ownKeywords } from '#forms/schema/keywords.ts';
import { formMetaSchema } from '#forms/schema/meta.ts';
import { sampleForm, sampleSchema } from './samples.ts';

const fits = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(formMetaSchema);
const passes = (form: unknown) => !checkForm(form).some(({ severity }) => severity === 'error');

describe('formMetaSchema', () => {
  it('should be a schema of JSON Schema 2020-12 itself', () => {
    // given
    const ajv = new Ajv2020();
    // when
    const isSchema = ajv.validateSchema(formMetaSchema);
    // then
    expect(isSchema).toBe(true);
  });

  it('should know every keyword of the language and no other', () => {
    // given
    const parts = formMetaSchema.$defs as Record<string, { properties: Values }>;
    const inForms = ['form', 'field', 'entries'].flatMap(name => Object.keys(parts[name]!.properties));
    // when
    const known = new Set(inForms);
    // then
    expect([...known].toSorted()).toEqual([...Object.keys(keywords), ...Object.keys(ownKeywords)].toSorted());
  });

  it('should fit the sample and every form of the shipped packs', () => {
    // given
    const folder = new URL('../../../processes/packs/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.form.json'));
    const forms = files.map(name => JSON.parse(readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8')));
    // when
    const misfits = [sampleForm(), ...forms].filter(form => !fits(form));
    // then
    expect(misfits).toEqual([]);
  });

  /** A value of a keyword, good or bad. */
  const anyValue = fc.oneof(
    fc.constantFrom<unknown>(true, false, 0, 1, 2.5, -1, 'x', '', '= 1', 'a', null, [], {}, ['kind'], [1, 1], ['a', 'b'], { a: 1 }),
    fc.constantFrom<unknown>(
      'string',
      'integer',
      'array',
      'object',
      'date',
      'cn-id',
      'division',
      'people',
      'drop',
      '^a+$',
      '(',
      '#/$defs/person',
    ),
    fc.constantFrom<unknown>([{ const: 'a', title: '甲' }], { const: 'a' }, { properties: { kind: { const: 'new' } } }, [
      { required: ['kind'] },
    ]),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const keyword = fc.constantFrom(...Object.keys(keywords), ...Object.keys(ownKeywords), 'contains', 'x-other', '$dynamicRef');
  const change = fc.record({ at: fc.constantFrom('form', 'field', 'part', 'ui', 'fieldUi'), keyword, value: anyValue, drop: fc.boolean() });
  const uiKey = fc.constantFrom('ui:widget', 'ui:options', 'ui:order', 'ui:help', 'ui:layout', 'ui:readonly', 'ui:field', 'field', 'items');

  /** A form with a field of a kind, changed here and there. */
  function formOf(kind: number, changes: readonly { at: string; keyword: string; value: unknown; drop: boolean }[], key: string): unknown {
    const made = fieldKinds[kind % fieldKinds.length]!.create({ xId: 'f_made', title: { zh: '新', en: 'New' } });
    const field: Record<string, unknown> = { ...made.schema };
    const part: Record<string, unknown> = {};
    const schema: Record<string, unknown> = { ...sampleSchema, properties: { ...sampleSchema.properties, field } };
    const ui: Record<string, unknown> = { field: { ...made.ui } };
    const targets: Record<string, Record<string, unknown>> = {
      form: schema,
      field,
      part,
      ui,
      fieldUi: ui.field as Record<string, unknown>,
    };
    for (const { at, keyword: name, value, drop } of changes) {
      const target = targets[at]!;
      const own = at === 'ui' || at === 'fieldUi' ? key : name;
      if (drop) delete target[own];
      else target[own] = value;
    }
    if (Object.keys(part).length > 0) schema.allOf = [part];
    return { title: { zh: '表', en: 'Form' }, schema, ui };
  }

  it('should fit whatever the check lets pass', () => {
    let passed = 0;
    fc.assert(
      // given
      fc.property(fc.nat(), fc.array(change, { maxLength: 3 }), uiKey, (kind, changes, key) => {
        const form = formOf(kind, changes, key);
        // when
        if (!passes(form)) return;
        passed += 1;
        // then
        expect(fits(form), JSON.stringify([form, fits.errors])).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(300);
  });

  const withField = (field: unknown, name = 'extra') => sampleForm({ properties: { ...sampleSchema.properties, [name]: field } });
  const plain = { 'x-id': 'f_extra', title: '附加', type: 'string' };
  const section = { id: 's1', columns: 1, fields: Object.keys(sampleSchema.properties) };
  const layout = (more: object, page: object = {}) => ({
    'ui:layout': { pages: [{ id: 'p1', title: { zh: '页', en: 'Page' }, sections: [{ ...section, ...more }], ...page }] },
  });

  it.each([
    ['a list', []],
    ['a form without title', { schema: sampleSchema, ui: {} }],
    ['a form without schema', { title: { zh: '表', en: 'F' }, ui: {} }],
    ['a form with something else', { ...sampleForm(), rules: {} }],
    ['a form of a list', sampleForm({ type: 'array' })],
    ['a form without fields', sampleForm({ properties: undefined })],
    ['a field without title', withField({ 'x-id': 'f_extra', type: 'string' })],
    ['a field without x-id', withField({ title: '附加', type: 'string' })],
    ['a field that is none', withField(true)],
    ['a bad x-id', withField({ ...plain, 'x-id': '1' })],
    ['a bad name', withField(plain, 'Extra-Field')],
    ['an unknown type', withField({ ...plain, type: 'file' })],
    ['an unknown format', withField({ ...plain, format: 'ipv4' })],
    ['an unknown keyword', withField({ ...plain, contains: {} })],
    ['an unknown keyword of ours', withField({ ...plain, 'x-hidden': true })],
    ['a reference to outside', withField({ ...plain, $ref: 'https://example.cn/a.json' })],
    ['open fields', withField({ ...plain, type: 'object', additionalProperties: true })],
    ['no options', withField({ ...plain, enum: [] })],
    ['a negative length', withField({ ...plain, minLength: -1 })],
    ['a step of zero', withField({ ...plain, type: 'number', multipleOf: 0 })],
    ['a rule that is a flag', withField({ ...plain, 'x-visible': true })],
    ['money that is a text', withField({ ...plain, type: 'integer', 'x-money': 'yes' })],
    ['a bad list', withField({ ...plain, 'x-codes': 'No List' })],
    ['a level of ten', withField({ ...plain, 'x-codes': 'division', 'x-codes-level': 10 })],
    ['a policy on a field', withField({ ...plain, 'x-unknown': 'drop' })],
    ['a rule in a branch', sampleForm({ allOf: [{ 'x-visible': '= true' }] })],
    ['a rule on entries', withField({ ...plain, type: 'array', items: { type: 'string', 'x-value': '1' } })],
    ['definitions in a field', withField({ ...plain, $defs: {} })],
    ['an empty branch list', sampleForm({ allOf: [] })],
    ['a branch that is a flag', sampleForm({ not: false })],
    ['a widget nobody knows', sampleForm({}, { kind: { 'ui:widget': 'html' } })],
    ['a setting nobody knows', sampleForm({}, { kind: { 'ui:field': 'x' } })],
    ['an option nobody knows', sampleForm({}, { kind: { 'ui:options': { inputType: 'file' } } })],
    ['a span of four', sampleForm({}, { kind: { 'ui:options': { span: 4 } } })],
    ['a layout of a field', sampleForm({}, { kind: { 'ui:layout': { pages: [] } } })],
    ['a layout without pages', sampleForm({}, { 'ui:layout': { pages: [] } })],
    ['a section of four columns', sampleForm({}, layout({ columns: 4 }))],
    ['a section with something else', sampleForm({}, layout({ open: true }))],
    ['a page without title', sampleForm({}, layout({}, { title: undefined }))],
  ])('should refuse %s, as the check does', (_name, form) => {
    // given
    const written = JSON.parse(JSON.stringify(form));
    // when
    const verdicts = [passes(written), fits(written)];
    // then
    expect(verdicts).toEqual([false, false]);
  });

  it('should fit a good layout', () => {
    // given
    const form = sampleForm({}, layout({}));
    // when
    const verdicts = [passes(form), fits(form)];
    // then
    expect(verdicts).toEqual([true, true]);
  });
});
