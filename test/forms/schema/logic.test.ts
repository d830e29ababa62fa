import { describe, expect, it } from 'vitest';
import { createLogic } from '#forms/schema/logic.ts';
import type { FieldRights, FormContext, Values } from '#forms/schema/types.ts';

const context: FormContext = { now: Date.UTC(2026, 10, 22, 6), roots: { centre: { id: 'heshan' } }, codes: { find: () => undefined } };
const text = (more: Values = {}) => ({ type: 'string', title: '字段', ...more });
const fen = (more: Values = {}) => ({ type: 'integer', title: '金额', 'x-money': true, ...more });
const form = (properties: Values) => ({ type: 'object', properties });
const state = (properties: Values, answers: Values, rights?: FieldRights) =>
  createLogic({ schema: form(properties) }).stateOf(answers, context, rights);
const table = (columns: Values) => ({ type: 'array', title: '明细', items: { type: 'object', properties: columns } });

describe('rules of visibility (显示条件)', () => {
  const fields = { kind: text(), licence: text({ 'x-visible': '=kind = "company"' }) };

  it.each([
    ['shows the field when the condition holds', { kind: 'company' }, []],
    ['hides it when it does not', { kind: 'person' }, ['/licence']],
    ['takes what is not answered as no', {}, ['/licence']],
    ['takes an empty text as not answered', { kind: '' }, ['/licence']],
  ])('should be a rule that %s', (_, answers, hidden) => {
    expect([...state(fields, answers).hidden]).toEqual(hidden);
  });

  it('should let what is hidden look unanswered to other rules', () => {
    // given: the second is seen because of the first, the third because of the second
    const chain = { a: text(), b: text({ 'x-visible': 'a = "1"' }), c: text({ 'x-visible': 'b = "2"' }) };
    // when, then
    expect([...state(chain, { a: '1', b: '2', c: '3' }).hidden]).toEqual([]);
    expect([...state(chain, { a: '0', b: '2', c: '3' }).hidden]).toEqual(['/b', '/c']);
  });

  it('should go by what reads what, not by the order of the form', () => {
    const chain = { c: text({ 'x-visible': 'b = "2"' }), b: text({ 'x-visible': 'a = "1"' }), a: text() };
    expect([...state(chain, { a: '0', b: '2', c: '3' }).hidden].toSorted()).toEqual(['/b', '/c']);
  });

  it('should hide a group with all in it, and a field of a group alone', () => {
    const group = (visible: string) => ({
      type: 'object',
      title: '组',
      'x-visible': visible,
      properties: { inner: text({ 'x-visible': 'kind = "b"' }) },
    });
    expect([...state({ kind: text(), group: group('kind = "a"') }, { kind: 'b', group: { inner: 'x' } }).hidden]).toEqual(['/group']);
    expect([...state({ kind: text(), group: group('true') }, { kind: 'a', group: { inner: 'x' } }).hidden]).toEqual(['/group/inner']);
  });

  it('should hide a cell of a row by the row it stands in', () => {
    const rows = table({ count: { type: 'integer' }, why: text({ 'x-visible': 'count > 5' }) });
    expect([...state({ rows }, { rows: [{ count: 6 }, { count: 5 }, {}] }).hidden]).toEqual(['/rows/1/why', '/rows/2/why']);
  });

  it('should let a column win over a field at the top', () => {
    const rows = table({ kind: text(), why: text({ 'x-visible': 'kind = "row"' }) });
    expect([...state({ kind: text(), rows }, { kind: 'row', rows: [{ kind: 'x' }, { kind: 'row' }] }).hidden]).toEqual(['/rows/0/why']);
  });

  it('should read the roots, and a field before a root of its name', () => {
    const fields = { a: text({ 'x-visible': 'centre.id = "heshan"' }), b: text({ 'x-visible': 'case.number = "1"' }) };
    expect([...state(fields, {}).hidden]).toEqual(['/b']);
    expect([...state({ ...fields, centre: text() }, {}).hidden]).toEqual(['/a', '/b']);
  });

  it('should know today in Shanghai', () => {
    const late = { ...context, now: Date.UTC(2026, 10, 22, 17) };
    const logic = createLogic({ schema: form({ day: text(), a: text({ 'x-visible': 'date(day) = today()' }) }) });
    expect([...logic.stateOf({ day: '2026-11-23' }, late).hidden]).toEqual([]);
  });
});

describe('computed fields (计算字段)', () => {
  const rows = table({ price: fen(), count: { type: 'integer' }, amount: fen({ 'x-value': 'price * count' }) });

  it.each([
    [
      'sum(rows.amount)',
      [
        { price: 1_050, count: 2 },
        { price: 5, count: 3 },
      ],
      2_115,
    ],
    ['sum(rows.amount)', [{ price: 1_050, count: 2 }, { price: 5 }, {}], 2_100],
    ['sum(for i in rows return i.price * i.count)', [{ price: 100, count: 2 }, { price: 5 }], 200],
    ['sum(rows.amount)', [], 0],
    ['sum(rows.amount)', undefined, 0],
    ['max(rows.price)', [{ price: 1 }, {}, { price: 3 }], 3],
    ['max(rows.price)', [{}], undefined],
    ['count(rows)', [{}, {}], 2],
    ['sum(rows[count > 1].price)', [{ price: 7, count: 2 }, { price: 9, count: 1 }, { price: 1 }], 7],
    ['sum(rows.amount) * 0.05', [{ price: 1_050, count: 1 }], 53],
  ])('should be %s over %j', (rule, given, total) => {
    // when
    const found = state({ rows, total: fen({ 'x-value': rule }) }, given === undefined ? {} : { rows: given });
    // then
    expect(found.answers.total).toBe(total);
    expect(found.faults).toEqual([]);
    expect(found.readOnly.has('/total')).toBe(true);
  });

  it('should be what the rule says, whatever was sent', () => {
    expect(state({ a: { type: 'integer' }, b: { type: 'integer', 'x-value': 'a + 1' } }, { a: 1, b: 99 }).answers).toEqual({ a: 1, b: 2 });
  });

  it('should leave the answers it was given alone', () => {
    const answers = { rows: [{ price: 2, count: 3, amount: 0 }] };
    expect(state({ rows }, answers).answers).toEqual({ rows: [{ price: 2, count: 3, amount: 6 }] });
    expect(answers).toEqual({ rows: [{ price: 2, count: 3, amount: 0 }] });
  });

  it('should be gone while what it reads is not answered', () => {
    const found = state({ a: { type: 'integer' }, b: { type: 'integer', 'x-value': 'a * 2' } }, { b: 5 });
    expect(found.answers).toEqual({});
    expect(found.faults).toEqual([]);
  });

  it('should be worked out over what is computed, and stop at what is hidden', () => {
    const fields = {
      c: { type: 'integer', 'x-value': 'b + 1' },
      b: { type: 'integer', 'x-value': 'a + 1', 'x-visible': 'a > 1' },
      a: { type: 'integer' },
    };
    expect(state(fields, { a: 2 }).answers).toEqual({ a: 2, b: 3, c: 4 });
    expect(state(fields, { a: 1 }).answers).toEqual({ a: 1 });
  });

  it('should carry no noise of binary fractions', () => {
    expect(state({ a: { type: 'number' }, b: { type: 'number', 'x-value': 'a * 3' } }, { a: 0.1 }).answers.b).toBe(0.3);
  });

  it('should be text for a date', () => {
    expect(state({ day: text({ 'x-value': 'today()' }) }, {}).answers).toEqual({ day: '2026-11-22' });
  });
});

describe('rules that fail (规则失败)', () => {
  it.each([
    ['x-visible', { a: text(), b: text({ 'x-visible': 'a * 2 > 1' }) }],
    ['x-required', { a: text(), b: text({ 'x-required': 'a * 2 > 1' }) }],
    ['x-value', { a: text(), b: text({ 'x-value': 'a * 2' }) }],
    ['a condition that is no yes or no', { a: text(), b: text({ 'x-visible': 'a' }) }],
    ['a name nobody knows', { a: text(), b: text({ 'x-value': 'ghost + 1' }) }],
    ['a text that is no FEEL', { a: text(), b: text({ 'x-value': '((' }) }],
  ])('should be a fault on the field: %s', (_, fields) => {
    // when
    const found = state(fields, { a: '字', b: '字' });
    // then
    expect(found.faults.map(({ pointer }) => pointer)).toEqual(['/b']);
    expect(found.hidden.size + found.required.size).toBe(0);
  });

  it('should not run in a circle', () => {
    const found = state(
      { a: text({ 'x-visible': 'b = "1"' }), b: text({ 'x-visible': 'a = "1"' }), c: text({ 'x-value': 'c' }) },
      { a: '1', b: '1' },
    );
    expect(found.faults.map(({ pointer }) => pointer).toSorted()).toEqual(['/a', '/b', '/c']);
    expect([...found.hidden]).toEqual([]);
  });

  it('should end within a second over the longest lists', () => {
    // given
    const columns = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`c${at}`, fen({ 'x-value': 'sum(for i in rows return i.price) + price' })]),
    );
    const prices = Array.from({ length: 1_000 }, (_, price) => ({ price }));
    const given = { rows: prices, more: prices };
    // when
    const began = process.cpuUsage();
    const found = state({ rows: table({ price: fen() }), more: table({ price: fen(), ...columns }) }, given);
    const { user, system } = process.cpuUsage(began);
    // then
    expect((user + system) / 1000).toBeLessThan(1_000);
    expect(found.faults.length).toBeGreaterThan(0);
    expect(found.faults[0]!.message.zh).toContain('行太多');
  });
});

describe('required by rule and rights of a step', () => {
  const fields = {
    a: text({ 'x-id': 'f_a' }),
    b: text({ 'x-id': 'f_b', 'x-required': 'a = "1"' }),
    c: text({ 'x-id': 'f_c', 'x-value': 'a' }),
  };

  it('should require by rule', () => {
    expect([...state(fields, { a: '1' }).required]).toEqual(['/b']);
    expect([...state(fields, { a: '2' }).required]).toEqual([]);
  });

  it('should take every field but those to write as read only', () => {
    expect([...state(fields, {}, { write: ['f_b'] }).readOnly].toSorted()).toEqual(['/a', '/c']);
    expect([...state(fields, {}, { write: [] }).readOnly].toSorted()).toEqual(['/a', '/b', '/c']);
  });

  it('should hide and require as the step says, and never require what is hidden', () => {
    const found = state(fields, {}, { hide: ['f_a'], read: ['f_b'], required: ['f_a', 'f_b', 'f_ghost'] });
    expect([...found.hidden]).toEqual(['/a']);
    expect([...found.required]).toEqual(['/b']);
  });
});

describe('defaults (默认值)', () => {
  const rows = table({ count: { type: 'integer', 'x-default': '1' }, unit: text({ 'x-default': 'kind' }) });
  const logic = createLogic({ schema: form({ kind: text({ 'x-default': '"新办"' }), copy: text({ 'x-default': 'kind' }), rows }) });

  it('should fill what is not answered, one after the other', () => {
    expect(logic.startWith({}, context)).toEqual({ kind: '新办', copy: '新办' });
    expect(logic.startWith({ kind: '变更' }, context)).toEqual({ kind: '变更', copy: '变更' });
  });

  it('should fill a row just added and nothing else', () => {
    expect(logic.startWith({ rows: [{}, {}] }, context, '/rows/1')).toEqual({ rows: [{}, { count: 1 }] });
    expect(logic.startWith({ kind: 'x', rows: [{ count: 5 }] }, context, '/rows/0')).toEqual({
      kind: 'x',
      rows: [{ count: 5, unit: 'x' }],
    });
  });

  it('should not come back while the form is filled in', () => {
    expect(logic.stateOf({}, context).answers).toEqual({});
  });
});
