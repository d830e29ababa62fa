import { describe, expect, it } from 'vitest';
import { createFilling } from '#forms/render/filling/store.ts';
import { rowsOf, withMoved, withoutRow, withRow } from '#forms/render/fields/rows.ts';
import { layoutOf } from '#forms/render/layout.ts';
import { logicPart, rulesOf } from '#forms/render/state.ts';
import { formatAmount, formatNumber, readAmount, readNumber } from '#forms/render/view/format.ts';
import type { Values } from '#forms/schema/types.ts';

const situation = { roots: {}, rights: null, now: 0, codes: { find: () => undefined } };
const schema: Values = {
  type: 'object',
  properties: {
    married: { type: 'boolean', 'x-id': 'f_a', title: '已婚' },
    spouse: { type: 'string', 'x-id': 'f_b', title: '配偶', 'x-visible': '= married = true', 'x-required': '= married = true' },
    count: { type: 'integer', 'x-id': 'f_c', title: '数量', 'x-default': '= 2' },
    twice: { type: 'integer', 'x-id': 'f_d', title: '两倍', 'x-value': '= count * 2' },
  },
};

async function begun(answers: Values = {}) {
  await logicPart.fetch();
  const rules = rulesOf(schema, null)!;
  const told: { readonly answers: Values; readonly isUrgent: boolean }[] = [];
  const filling = createFilling({
    prefix: 'form',
    answers,
    begun: rules.begin(answers, situation, ''),
    stateOf: next => rules.stateOf(next, situation),
    begin: (next, within) => rules.begin(next, situation, within),
    onChange: (next, isUrgent) => void told.push({ answers: next, isUrgent }),
  });
  return { filling, told };
}

describe('a form being filled in (填写状态)', () => {
  it('should begin with defaults and what is worked out from them, and tell nobody of them until somebody acts', async () => {
    // given, when
    const { filling, told } = await begun();
    filling.flush(false);
    // then
    expect(filling.answers()).toEqual({ count: 2, twice: 4 });
    expect(told).toEqual([]);
    filling.flush(true);
    expect(told).toEqual([{ answers: { count: 2, twice: 4 }, isUrgent: true }]);
  });

  it('should keep what was typed into a field that is hidden', async () => {
    // given
    const { filling } = await begun({ married: true });
    expect(filling.markOf('form_spouse')).toMatchObject({ isHidden: false, isRequired: true });
    // when
    filling.set(['spouse'], '李四');
    filling.set(['married'], false);
    // then
    expect(filling.markOf('form_spouse').isHidden).toBe(true);
    expect(filling.answers().spouse).toBe('李四');
  });

  it('should take in what a line still holds before anything is sent, and tell it once', async () => {
    // given
    const { filling, told } = await begun();
    const commit = () => {
      filling.release(commit);
      filling.set(['count'], 7);
    };
    filling.hold(commit);
    // when
    filling.flush(false);
    // then
    expect(told.at(-1)).toEqual({ answers: { count: 7, twice: 14 }, isUrgent: true });
    filling.replace(told.at(-1)!.answers);
    filling.flush(true);
    expect(told).toHaveLength(2);
  });

  it('should not let an echo that comes late take anything back', async () => {
    // given
    const { filling, told } = await begun();
    filling.set(['count'], 1);
    filling.set(['count'], 12);
    // when
    filling.replace(told[0]!.answers);
    // then
    expect(filling.answers().count).toBe(12);
    expect(filling.epoch()).toBe(0);
  });

  it('should take answers from outside, and void what lines hold', async () => {
    const { filling } = await begun();
    filling.replace({ count: 30 });
    expect(filling.answers()).toEqual({ count: 30, twice: 60 });
    expect(filling.epoch()).toBe(1);
  });

  it('should leave the state of a field alone when nothing about it changed', async () => {
    // given
    const { filling } = await begun({ married: true });
    const error = { pointer: '/spouse', message: { zh: '请填写「配偶」。', en: 'Fill in spouse.' } };
    filling.judge([error], 'zh');
    const mark = filling.markOf('form_spouse');
    // when
    filling.set(['count'], 3);
    filling.judge([error], 'zh');
    // then
    expect(filling.markOf('form_spouse')).toBe(mark);
    expect(mark.errors).toEqual(['请填写「配偶」。']);
  });
});

describe('rows of a list (明细行)', () => {
  it('should keep their keys when they are moved, and give new ones to new rows', () => {
    // given
    const rows = rowsOf(['a', 'b', 'c'], []);
    // when
    const moved = withMoved(rows, 0, 2);
    const added = withRow(moved, 1, 'd');
    // then
    expect(moved.values).toEqual(['b', 'c', 'a']);
    expect(moved.keys).toEqual([rows.keys[1], rows.keys[2], rows.keys[0]]);
    expect(new Set(added.keys).size).toBe(4);
    expect(withoutRow(added, 1)).toEqual(moved);
    expect(withMoved(rows, 0, -1)).toBe(rows);
  });
});

describe('amounts and numbers (金额与数字)', () => {
  it.each([
    ['1234.5', 123_450],
    ['１，２３４．５６', 123_456],
    ['12 元', 1_200],
    ['0.07', 7],
    ['-3', -300],
    ['1.005', undefined],
    ['约一百', undefined],
  ])('should read %s', (typed, fen) => expect(readAmount(typed)).toBe(fen));

  it('should write them with separators and two places', () => {
    expect([0, 7, 123_450, 100_000_000, -250].map(formatAmount)).toEqual(['0.00', '0.07', '1,234.50', '1,000,000.00', '-2.50']);
    expect([1234, 1234.5, -1234567.25, 0.1].map(formatNumber)).toEqual(['1,234', '1,234.5', '-1,234,567.25', '0.1']);
  });

  it('should not take for a number what is none', () => {
    expect(['12', ' 1,200 ', '.5', '3.', '1e5', '12a', ''].map(readNumber)).toEqual([12, 1200, 0.5, 3, undefined, undefined, undefined]);
  });
});

describe('layout (版面)', () => {
  it('should put fields that it does not know at the end, and leave out what has no fields', () => {
    // given
    const page = (id: string, fields: string[]) => ({ id, title: { zh: id, en: id }, sections: [{ id: `${id}-1`, columns: 3, fields }] });
    const ui = { 'ui:layout': { pages: [page('one', ['a', 'gone']), page('two', ['nothing']), page('three', ['b'])] } };
    // when
    const { pages } = layoutOf(ui, ['a', 'b', 'branch']);
    // then
    expect(pages.map(({ id, sections }) => [id, sections.map(({ fields }) => fields)])).toEqual([
      ['one', [['a']]],
      ['three', [['b'], ['branch']]],
    ]);
  });

  it('should be one page in the order of the form where there is none', () => {
    expect(layoutOf({ 'ui:order': ['c', '*', 'a'] }, ['a', 'b', 'c']).pages[0]!.sections[0]!.fields).toEqual(['c', 'b', 'a']);
  });
});
