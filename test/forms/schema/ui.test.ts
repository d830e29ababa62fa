import { describe, expect, it } from 'vitest';
import { allowedWidgets, checkForm, type Values } from '#forms/schema/index.ts';
import { sampleForm, sampleSchema } from './samples.ts';

const field = (schema: Values): Values => ({ 'x-id': 'f_it', title: '它', ...schema });
const formOf = (schema: Values, ui: Values) => ({
  title: { zh: '表', en: 'Form' },
  schema: { type: 'object', properties: { it: field(schema) } },
  ui: { it: ui },
});
const options = [{ const: 'a', title: '甲' }];
const rows = { type: 'object', properties: { a: { 'x-id': 'f_a', title: '甲', type: 'string' } } };

/** A field of every sort, and the widgets that show it. */
const sorts: Readonly<Record<string, readonly [Values, readonly string[]]>> = {
  text: [{ type: 'string' }, ['text', 'textarea', 'hidden']],
  number: [{ type: 'number' }, ['text', 'updown', 'hidden']],
  integer: [{ type: 'integer' }, ['text', 'updown', 'hidden']],
  money: [{ type: 'integer', 'x-money': true }, ['money', 'hidden']],
  'yes or no': [{ type: 'boolean' }, ['select', 'radio', 'checkbox', 'hidden']],
  choice: [{ type: 'string', oneOf: options }, ['select', 'radio', 'hidden']],
  'plain choice': [{ type: 'string', enum: ['a'] }, ['select', 'radio', 'hidden']],
  choices: [{ type: 'array', items: { type: 'string', oneOf: options } }, ['select', 'checkboxes']],
  date: [{ type: 'string', format: 'date' }, ['text', 'date', 'hidden']],
  moment: [{ type: 'string', format: 'date-time' }, ['text', 'date-time', 'hidden']],
  email: [{ type: 'string', format: 'email' }, ['text', 'email', 'hidden']],
  address: [{ type: 'string', format: 'uri' }, ['text', 'uri', 'hidden']],
  id: [{ type: 'string', format: 'cn-id' }, ['text', 'cn-id', 'hidden']],
  code: [{ type: 'string', 'x-codes': 'industry' }, ['cascader', 'code', 'hidden']],
  codes: [{ type: 'array', items: { type: 'string', 'x-codes': 'industry' } }, ['cascader', 'code']],
  person: [{ type: 'string', 'x-codes': 'people' }, ['person', 'hidden']],
  unit: [{ type: 'string', 'x-codes': 'units' }, ['unit', 'hidden']],
  rows: [{ type: 'array', items: rows }, ['table', 'cards']],
  group: [rows, []],
  texts: [{ type: 'array', items: { type: 'string' } }, []],
};

describe('widgets', () => {
  it.each(Object.entries(sorts))('should take for a field of sort %s only what shows it', (_sort, [schema, expected]) => {
    // given
    const isGood = (ui: Values) => checkForm(formOf(schema, ui)).length === 0;
    // when
    const taken = allowedWidgets.filter(widget => isGood({ 'ui:widget': widget }));
    const asOption = allowedWidgets.filter(widget => isGood({ 'ui:options': { widget } }));
    // then
    expect(taken).toEqual(allowedWidgets.filter(widget => expected.includes(widget)));
    expect(asOption).toEqual(taken);
  });

  it('should point at a widget that does not fit', () => {
    // given, when
    const problems = checkForm(formOf({ type: 'string' }, { 'ui:widget': 'money' }));
    // then
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/ui/it/ui:widget']);
    expect(problems[0]!.message.zh).toBe('控件「money」不能用于这种字段，请换一种控件。');
  });

  it('should look through a reference, into rows and into branches', () => {
    // given
    const good = sampleForm({}, { partners: { 'ui:widget': 'cards', items: { fullName: { 'ui:widget': 'textarea' } } } });
    const bad = sampleForm({}, { partners: { items: { fullName: { 'ui:widget': 'checkbox' } } }, reason: { 'ui:widget': 'updown' } });
    // when
    const pointers = [good, bad].map(form => checkForm(form).map(({ pointer }) => pointer));
    // then
    expect(pointers).toEqual([[], ['/ui/partners/items/fullName/ui:widget', '/ui/reason/ui:widget']]);
  });
});

describe('settings of fields', () => {
  it.each([
    ['a field of another level', sampleForm({}, { street: { 'ui:widget': 'text' } }), '/ui/street'],
    ['a field of the form within a group', sampleForm({}, { address: { kind: {} } }), '/ui/address/kind'],
    ['entries of what is no list', sampleForm({}, { kind: { items: {} } }), '/ui/kind/items'],
    ['an inherited name', sampleForm({}, { toString: {} }), '/ui/toString'],
    ['a layout within a group', sampleForm({}, { address: { 'ui:layout': { pages: [] } } }), '/ui/address/ui:layout'],
    ['an order of another level', sampleForm({}, { address: { 'ui:order': ['kind'] } }), '/ui/address/ui:order/0'],
    ['a span of four', sampleForm({}, { kind: { 'ui:options': { span: 4 } } }), '/ui/kind/ui:options/span'],
    ['a span of half', sampleForm({}, { kind: { 'ui:options': { span: 1.5 } } }), '/ui/kind/ui:options/span'],
    ['a million rows', sampleForm({}, { reason: { 'ui:options': { rows: 1_000_000 } } }), '/ui/reason/ui:options/rows'],
    ['a text that is too long', sampleForm({}, { kind: { 'ui:help': '长'.repeat(2_001) } }), '/ui/kind/ui:help'],
    ['a class', sampleForm({}, { kind: { 'ui:classNames': 'x' } }), '/ui/kind/ui:classNames'],
    ['a style', sampleForm({}, { kind: { 'ui:style': { color: 'red' } } }), '/ui/kind/ui:style'],
  ])('should refuse %s', (_name, form, pointer) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
  });

  it('should take spans, rows and texts', () => {
    // given
    const ui = { kind: { 'ui:options': { span: 3, inline: true } }, seats: { 'ui:options': { unit: '座', 'unit-en': 'seats' } } };
    // when
    const problems = checkForm(sampleForm({}, ui));
    // then
    expect(problems).toEqual([]);
  });
});

describe('layout', () => {
  const names = Object.keys(sampleSchema.properties);
  const title = { zh: '基本信息', en: 'Basics' };
  const section = (id: string, fields: readonly unknown[], more: Values = {}) => ({ id, columns: 2, fields, ...more });
  const layout = (...sections: unknown[]) => ({ pages: [{ id: 'page1', title, sections }] });
  const formWith = (value: unknown, ui: Values = {}) => sampleForm({}, { 'ui:layout': value, ...ui });
  const pages = '/ui/ui:layout/pages';

  it('should take pages of sections that hold every field once', () => {
    // given
    const text = { zh: '请如实填写。', en: 'Please be truthful.' };
    const second = { id: 'page2', title, sections: [section('s3', names.slice(4), { title, text, columns: 1 }), section('s4', [])] };
    const value = {
      pages: [{ id: 'page1', title, sections: [section('s1', names.slice(0, 2)), section('s2', names.slice(2, 4))] }, second],
    };
    // when
    const problems = checkForm(formWith(value));
    // then
    expect(problems).toEqual([]);
  });

  it.each([
    ['a list', [], '/ui/ui:layout'],
    ['no pages', { pages: [] }, pages],
    ['no sections', { pages: [{ id: 'page1', title, sections: [] }] }, `${pages}/0/sections`],
    ['a page without a title', { pages: [{ id: 'page1', sections: [section('s1', names)] }] }, `${pages}/0/title`],
    [
      'markup in a title',
      { pages: [{ id: 'page1', title: { zh: '<b>甲</b>', en: 'a' }, sections: [section('s1', names)] }] },
      `${pages}/0/title`,
    ],
    ['a field left out', layout(section('s1', names.slice(1))), '/ui/ui:layout'],
    ['a field twice', layout(section('s1', [...names, names[0]])), `${pages}/0/sections/0/fields/${names.length}`],
    ['a field twice in two sections', layout(section('s1', names), section('s2', [names[0]])), `${pages}/0/sections/1/fields/0`],
    ['a field that is not there', layout(section('s1', [...names, 'nobody'])), `${pages}/0/sections/0/fields/${names.length}`],
    ['a field of a group', layout(section('s1', [...names, 'street'])), `${pages}/0/sections/0/fields/${names.length}`],
    ['an inherited name', layout(section('s1', [...names, 'toString'])), `${pages}/0/sections/0/fields/${names.length}`],
    ['an id twice', layout(section('s1', names), section('s1', [])), `${pages}/0/sections/1/id`],
    ['an id of a page as that of a section', layout(section('page1', names)), `${pages}/0/sections/0/id`],
    ['an id that is none', layout(section('第一', names)), `${pages}/0/sections/0/id`],
    ['four columns', layout(section('s1', names, { columns: 4 })), `${pages}/0/sections/0/columns`],
    ['no columns', layout({ id: 's1', fields: names }), `${pages}/0/sections/0/columns`],
    ['fields that are no list', layout({ id: 's1', columns: 1, fields: 'kind' }), `${pages}/0/sections/0/fields`],
    ['a setting nobody knows', layout(section('s1', names, { collapsed: true })), `${pages}/0/sections/0`],
    ['a section that is none', layout(section('s1', names), null), `${pages}/0/sections/1`],
    ['a text in one language', layout(section('s1', names, { text: { zh: '说明' } })), `${pages}/0/sections/0/text`],
  ])('should refuse %s', (_name, value, pointer) => {
    // given, when
    const problems = checkForm(formWith(value));
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]!.message.zh).toMatch(/[一-龥].*。$/);
  });

  it('should warn of a field that is wider than its section', () => {
    // given
    const form = formWith(layout(section('s1', names)), { kind: { 'ui:options': { span: 3 } } });
    // when
    const problems = checkForm(form);
    // then
    expect(problems.map(({ pointer, severity }) => [severity, pointer])).toEqual([['warning', '/ui/kind/ui:options/span']]);
  });

  it('should let out a field that only a branch has', () => {
    // given
    const proof = { 'x-id': 'f_proof', title: '证明', type: 'string' };
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    const schema = { allOf: [{ if: { required: ['reason'] }, then: { properties: { proof } } }] };
    const forms = [names, [...names, 'proof']].map(fields => sampleForm(schema, { 'ui:layout': layout(section('s1', fields)) }));
    // when
    const problems = forms.flatMap(checkForm);
    // then
    expect(problems).toEqual([]);
  });
});
