import { describe, expect, it } from 'vitest';
import { checkForm, type Values } from '#forms/schema/index.ts';

const field = (name: string, schema: Values): Values => ({ 'x-id': `f_${name}`, title: `字段${name}`, ...schema });
const money = { type: 'integer', 'x-money': true };
const fields: Values = {
  kind: field('kind', { type: 'string', oneOf: [{ const: 'a', title: '甲' }] }),
  count: field('count', { type: 'integer' }),
  price: field('price', money),
  urgent: field('urgent', { type: 'boolean' }),
  start: field('start', { type: 'string', format: 'date' }),
  place: field('place', {
    type: 'object',
    properties: { street: field('street', { type: 'string' }), floor: field('floor', { type: 'integer' }) },
  }),
  rows: field('rows', {
    type: 'array',
    items: { type: 'object', properties: { amount: field('amount', money), share: field('share', { type: 'number' }) } },
  }),
};
const formOf = (properties: Values, schema: Values = {}) => ({
  title: { zh: '表', en: 'Form' },
  schema: { type: 'object', properties, additionalProperties: false, ...schema },
  ui: {},
});
const withRule = (rule: Values, schema: Values = { type: 'integer' }) =>
  formOf({ ...fields, extra: field('extra', { ...schema, ...rule }) });
const inRow = (rule: Values, name = 'share') => {
  const list = fields.rows as { items: { properties: Values } };
  const column = list.items.properties[name] as Values;
  const items = { ...list.items, properties: { ...list.items.properties, [name]: { ...column, ...rule } } };
  return formOf({ ...fields, rows: { ...list, items } });
};
const found = (form: unknown) => checkForm(form).map(({ pointer, severity }) => `${severity} ${pointer}`);
const extra = '/schema/properties/extra';

describe('rules of a form', () => {
  it.each([
    ['a field shown when another says so', withRule({ 'x-visible': '= kind = "a" and count > 3' })],
    ['a comparison that looks like markup', withRule({ 'x-visible': '1 <count' })],
    ['a field of yes and no as it is', withRule({ 'x-visible': 'urgent' })],
    ['a field required when', withRule({ 'x-required': 'not(urgent)' })],
    ['a field that requires itself to look at itself', withRule({ 'x-required': 'extra = null' })],
    ['a default from the applicant', withRule({ 'x-default': 'applicant.name' }, { type: 'string' })],
    ['a default day', withRule({ 'x-default': 'today()' }, { type: 'string', format: 'date' })],
    ['a computed sum', withRule({ 'x-value': 'sum(rows.amount) + price * count' }, money)],
    ['a computed text', withRule({ 'x-value': 'if urgent then "急" else null' }, { type: 'string' })],
    ['a computed answer from a group', withRule({ 'x-value': 'place.floor > 3' }, { type: 'boolean' })],
    ['a loop over a table', withRule({ 'x-value': 'count(for row in rows return row.amount)' })],
    ['a filter on a table', withRule({ 'x-value': 'count(rows[amount > price])' })],
    ['a column that reads its row and the form', inRow({ 'x-value': 'amount * count' })],
    ['a column that reads another column of every row', inRow({ 'x-value': 'amount / sum(rows.amount)' })],
    ['roots', withRule({ 'x-visible': 'service.code = "1" or case.number = "2" or centre.code = "3"' })],
    [
      'a rule in a group',
      formOf({
        ...fields,
        box: field('box', { type: 'object', properties: { a: field('a', { type: 'string', 'x-visible': 'urgent' }) } }),
      }),
    ],
  ])('should take %s', (_name, form) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems).toEqual([]);
  });

  it.each([
    ['bad grammar', withRule({ 'x-visible': 'count >' }), `error ${extra}/x-visible`],
    ['nothing', withRule({ 'x-visible': '  ' }), `error ${extra}/x-visible`],
    ['something that is no text', withRule({ 'x-visible': true }), `error ${extra}/x-visible`],
    ['a text that is too long', withRule({ 'x-visible': `count = ${'1 + '.repeat(1_100)}1` }), `error ${extra}/x-visible`],
    ['a name that is not there', withRule({ 'x-required': 'nobody = 1' }), `error ${extra}/x-required`],
    ['a root of processes', withRule({ 'x-required': 'data.check.result = 1' }), `error ${extra}/x-required`],
    ['a column from outside its table', withRule({ 'x-visible': 'amount > 1' }), `error ${extra}/x-visible`],
    ['a function that is not there', withRule({ 'x-value': 'eval(count)' }), `error ${extra}/x-value`],
    ['a forbidden name', withRule({ 'x-value': 'constructor' }), `error ${extra}/x-value`],
    ['a field that a group has not', withRule({ 'x-value': 'place.door' }), `error ${extra}/x-value`],
    ['a column that a table has not', withRule({ 'x-value': 'sum(rows.amout)' }), `error ${extra}/x-value`],
    ['a number as a condition', withRule({ 'x-visible': 'count + 1' }), `error ${extra}/x-visible`],
    ['a text field as a condition', withRule({ 'x-required': 'kind' }), `error ${extra}/x-required`],
    ['a text for a number', withRule({ 'x-default': '"3"' }), `error ${extra}/x-default`],
    ['a date for a number', withRule({ 'x-default': 'today()' }), `error ${extra}/x-default`],
    ['a condition for a number', withRule({ 'x-value': 'count > 3' }), `error ${extra}/x-value`],
    ['a number for a text', withRule({ 'x-value': 'count' }, { type: 'string' }), `error ${extra}/x-value`],
    ['a column of every row for a number', withRule({ 'x-value': 'rows.amount' }), `error ${extra}/x-value`],
    [
      'a number from either branch for a text',
      withRule({ 'x-value': 'if urgent then 1 else 2' }, { type: 'string' }),
      `error ${extra}/x-value`,
    ],
    ['an unseen character', withRule({ 'x-visible': 'kind = "a\u202E"' }), `error ${extra}/x-visible`],
    ['a default beside a plain default', withRule({ 'x-default': '1', default: 1 }), `error ${extra}/x-default`],
    ['a value beside a default', withRule({ 'x-value': '1', 'x-default': '1' }), `error ${extra}/x-value`],
    ['a value that may be required', withRule({ 'x-value': '1', 'x-required': 'urgent' }), `error ${extra}/x-value`],
    ['a value of a list', withRule({ 'x-value': '[1]' }, { type: 'array', items: { type: 'integer' } }), `error ${extra}/x-value`],
    ['a pledge that is ticked beforehand', withRule({ 'x-default': 'true' }, { type: 'boolean', const: true }), `error ${extra}/x-default`],
    [
      'a column rule read from two tables deep',
      formOf({
        outer: field('outer', {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              inner: field('inner', {
                type: 'array',
                items: { type: 'object', properties: { a: field('a', { type: 'string', 'x-visible': 'true' }) } },
              }),
            },
          },
        }),
      }),
      'error /schema/properties/outer/items/properties/inner/items/properties/a/x-visible',
    ],
  ])('should refuse %s', (_name, form, problem) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems.map(({ pointer, severity }) => `${severity} ${pointer}`)).toEqual([problem]);
    expect(problems[0]!.message.zh).toMatch(/[一-龥].*。$/);
    expect(problems[0]!.message.en).toMatch(/\.$/);
  });

  const value = field('total', { type: 'integer', 'x-value': 'count' });
  it.each([
    ['required', { required: ['total'] }],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ['required in a branch', { allOf: [{ if: { required: ['count'] }, then: { required: ['total'] } }] }],
    ['required with another', { dependentRequired: { count: ['total'] } }],
  ])('should refuse a computed field that is %s', (_name, schema) => {
    // given, when
    const problems = found(formOf({ ...fields, total: value }, schema));
    // then
    expect(problems).toEqual(['error /schema/properties/total/x-value']);
  });

  // biome-ignore-start lint/suspicious/noThenProperty: a keyword of JSON Schema
  it.each([
    ['on the form', formOf(fields, { 'x-visible': 'urgent' }), '/schema/x-visible'],
    ['on a branch', formOf(fields, { allOf: [{ 'x-required': 'urgent' }] }), '/schema/allOf/0/x-required'],
    [
      'on a field a branch speaks about',
      formOf(fields, { allOf: [{ if: { required: ['kind'] }, then: { properties: { count: { 'x-value': '1' } } } }] }),
      '/schema/allOf/0/then/properties/count/x-value',
    ],
    [
      'in a definition',
      formOf(fields, { $defs: { part: { type: 'object', properties: { a: field('a', { type: 'string', 'x-default': '"x"' }) } } } }),
      '/schema/$defs/part/properties/a/x-default',
    ],
    [
      'on the entries of a list',
      formOf({ list: field('list', { type: 'array', items: { type: 'string', 'x-value': '"x"' } }) }),
      '/schema/properties/list/items/x-value',
    ],
    ['as a policy of a field', withRule({ 'x-unknown': 'drop' }), `${extra}/x-unknown`],
    ['as money in a definition', formOf(fields, { $defs: { part: { ...money } } }), '/schema/$defs/part/x-money'],
    ['as money of entries', formOf({ list: field('list', { type: 'array', items: money }) }), '/schema/properties/list/items/x-money'],
    ['as money of a fraction', withRule({ 'x-money': true }, { type: 'number' }), `${extra}/x-money`],
    ['as money of a text', withRule({ 'x-money': true }, { type: 'string' }), `${extra}/x-money`],
    ['as money of a choice', withRule({ 'x-money': true, enum: [1, 2] }), `${extra}/x-money`],
    ['as no money', withRule({ 'x-money': false }), `${extra}/x-money`],
    ['as codes of a number', withRule({ 'x-codes': 'industry' }), `${extra}/x-codes`],
    ['as codes beside options', withRule({ 'x-codes': 'industry', enum: ['a'] }, { type: 'string' }), `${extra}/x-codes`],
    ['as codes beside a format', withRule({ 'x-codes': 'industry', format: 'date' }, { type: 'string' }), `${extra}/x-codes`],
    ['as codes of a list with a bad name', withRule({ 'x-codes': '../etc' }, { type: 'string' }), `${extra}/x-codes`],
    ['as a level without codes', withRule({ 'x-codes-level': 2 }, { type: 'string' }), `${extra}/x-codes-level`],
    ['as a level of people', withRule({ 'x-codes': 'people', 'x-codes-level': 2 }, { type: 'string' }), `${extra}/x-codes-level`],
    ['as level 0', withRule({ 'x-codes': 'division', 'x-codes-level': 0 }, { type: 'string' }), `${extra}/x-codes-level`],
    ['as a policy nobody knows', formOf(fields, { 'x-unknown': 'keep' }), '/schema/x-unknown'],
    ['as a keyword nobody knows', withRule({ 'x-visibel': 'true' }), `${extra}/x-visibel`],
    ['as bounds nothing can keep', withRule({ minimum: 5, maximum: 4 }), `${extra}/minimum`],
    ['as lengths nothing can keep', withRule({ minLength: 5, maxLength: 4 }, { type: 'string' }), `${extra}/minLength`],
    ['as a list of anything', withRule({}, { type: 'array' }), extra],
    ['as a definition with a bad name', formOf(fields, { $defs: { '<b>': {} } }), '/schema/$defs'],
  ])('should refuse what means nothing %s', (_name, form, pointer) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]!.message.zh).toMatch(/[一-龥].*。$/);
  });
  // biome-ignore-end lint/suspicious/noThenProperty: a keyword of JSON Schema

  it('should take the policy for unknown fields on the form', () => {
    // given, when
    const problems = ['refuse', 'drop'].flatMap(policy => checkForm(formOf(fields, { 'x-unknown': policy })));
    // then
    expect(problems).toEqual([]);
  });

  it.each(['applicant', 'service', 'case', 'centre', 'null', 'item', 'then'])('should warn of the field name "%s"', name => {
    // given, when
    const problems = found(formOf({ [name]: field(name, { type: 'string' }) }));
    // then
    expect(problems).toEqual([`warning /schema/properties/${name}`]);
  });

  it('should warn of a rule that requires what is required anyway', () => {
    // given
    const form = formOf({ ...fields, extra: field('extra', { type: 'string', 'x-required': 'urgent' }) }, { required: ['extra'] });
    // when
    const problems = found(form);
    // then
    expect(problems).toEqual([`warning ${extra}/x-required`]);
  });
});

describe('circles of rules', () => {
  const ruled = (rules: Readonly<Record<string, Values>>) =>
    formOf(Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, field(name, { type: 'integer', ...rule })])));

  it('should name the fields in the order they run', () => {
    // given
    const form = ruled({ a: { 'x-value': 'b + 1' }, b: { 'x-value': 'c + 1' }, c: { 'x-value': 'a + 1' } });
    // when
    const problems = checkForm(form);
    // then
    expect(problems).toHaveLength(1);
    const [, order] = /成环：(.*)，请去掉/.exec(problems[0]!.message.zh)!;
    const names = order!.split(' → ').map(title => title.replace('字段', ''));
    expect(names[0]).toBe(names.at(-1));
    // a reads b, so that b runs before a
    expect(`${names.join('')}${names.slice(1).join('')}`).toContain('cba');
    expect(problems[0]!.pointer).toMatch(/^\/schema\/properties\/[abc]\/x-value$/);
  });

  it.each([
    ['a value of itself', ruled({ a: { 'x-value': 'a + 1' } })],
    ['a field shown by itself', ruled({ a: { 'x-visible': 'a = 1' } })],
    ['two defaults of each other', ruled({ a: { 'x-default': 'b' }, b: { 'x-default': 'a' } })],
    ['two fields that show each other', ruled({ a: { 'x-visible': 'b = 1' }, b: { 'x-visible': 'a = 1' } })],
    ['a value shown by what it makes', ruled({ a: { 'x-value': 'b' }, b: { 'x-visible': 'a = 1' } })],
    ['a column that reads its whole table', inRow({ 'x-value': 'count(rows)' })],
    ['a table shown by its own sum', formOf({ ...fields, rows: { ...(fields.rows as Values), 'x-visible': 'sum(rows.amount) > 3' } })],
    ['a filter that reads it', formOf({ ...fields, count: field('count', { type: 'integer', 'x-value': 'count(rows[amount > count])' }) })],
  ])('should refuse %s', (_name, form) => {
    // given, when
    const problems = checkForm(form);
    // then
    expect(problems.map(({ message }) => message.zh)).toEqual([expect.stringContaining('成环')]);
  });

  it('should take rules in a long row, whatever their order', () => {
    // given
    const names = Array.from({ length: 60 }, (_, n) => `n${n}`);
    const rules = names.map((name, n) => [name, n === 0 ? {} : { 'x-value': `n${n - 1} + 1` }] as const);
    // when
    const problems = checkForm(ruled(Object.fromEntries(rules.toReversed())));
    // then
    expect(problems).toEqual([]);
  });

  it('should tell at most twenty circles', () => {
    // given
    const names = Array.from({ length: 60 }, (_, n) => `n${n}`);
    // when
    const problems = checkForm(ruled(Object.fromEntries(names.map(name => [name, { 'x-value': names.join(' + ') }]))));
    // then
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
  });
});
