import { describe, expect, it } from 'vitest';
import { compileDecisions } from '#engine/decisions/index.ts';
import { compile, decision, dmn, inputData, literal, problemsOf, tableOf } from './dmn.ts';

const at = (vars: Readonly<Record<string, unknown>>, roots: Readonly<Record<string, unknown>> = {}) => ({ vars, roots, now: 0 });
const feeRules = tableOf(
  {
    inputs: [{ of: 'risk' }],
    rules: [
      ['"high"', '100 * area'],
      ['"low"', '10'],
    ],
  },
  'feeTable',
);
const riskRules = tableOf(
  {
    hit: 'FIRST',
    inputs: [{ of: 'area', label: '面积' }],
    rules: [
      ['> 50', '"high"'],
      ['-', '"low"'],
    ],
  },
  'riskTable',
);
const graph = dmn(
  inputData('area', 'number'),
  decision('total', literal('fee + 1', 'totalText'), { name: '合计', requires: ['fee', 'risk'] }),
  decision('fee', feeRules, { name: '收费', requires: ['risk', '#area'] }),
  decision('risk', riskRules, { name: '风险', requires: ['#area'] }),
);

describe('decisions that require others', () => {
  it('should make required decisions first, each once, and trace the rules that matched', async () => {
    // given
    const { total, fee } = await compile(graph);
    // when, then
    expect(total!.evaluate(at({ area: 60 }))).toEqual({
      ok: true,
      value: 6001,
      trace: [
        { decision: 'risk', rules: [1] },
        { decision: 'fee', rules: [1] },
      ],
    });
    expect(fee!.evaluate(at({ area: 5 }))).toEqual({
      ok: true,
      value: 10,
      trace: [
        { decision: 'risk', rules: [2] },
        { decision: 'fee', rules: [2] },
      ],
    });
  });

  it('should name what it reads from outside, through everything it requires', async () => {
    const { total, risk } = await compile(graph);
    expect(total!.inputs).toEqual(['area']);
    expect(risk).toMatchObject({ id: 'risk', name: '风险', inputs: ['area'] });
  });

  it('should read roots where no variable has the name, and the moment of the case', async () => {
    // given
    const { d } = await compile(dmn(decision('d', literal('service.unit + string(today())'))));
    // when, then
    expect(d!.evaluate({ vars: {}, roots: { service: { unit: 'health' } }, now: Date.UTC(2026, 2, 1, 17) })).toMatchObject({
      value: 'health2026-03-02',
    });
  });

  it('should tell of an input that is missing', async () => {
    const { total } = await compile(graph);
    expect(total!.evaluate(at({}))).toEqual({
      ok: false,
      error: {
        zh: '决策「风险」：缺少输入数据「area」：流程中没有这个变量，请先赋值。',
        en: 'In decision "风险": expected the input "area", but the process has no variable of that name; set it first.',
      },
    });
  });

  it('should tell of an input of another type', async () => {
    const { total } = await compile(graph);
    expect(total!.evaluate(at({ area: '60' }))).toMatchObject({
      error: { zh: '决策「风险」「area」列：值应为 number 类型，但得到文字。' },
    });
  });

  it('should tell of an unknown name with decision, rule and column', async () => {
    // given
    const { d } = await compile(
      dmn(
        decision(
          'd',
          tableOf({
            inputs: [{ of: 'a', label: '甲' }],
            rules: [
              ['1', '2'],
              ['> nowhere', '3'],
            ],
          }),
        ),
      ),
    );
    // when, then
    expect(d!.evaluate(at({ a: 5 }))).toMatchObject({
      error: {
        zh: expect.stringMatching(/^决策「d」第 2 条规则「甲」列：应能求出「_ > nowhere」的值，但出现错误：没有名为 “nowhere” 的数据/),
        en: expect.stringMatching(/^In decision "d", rule 2, column "甲": expected/),
      },
    });
    expect(d!.evaluate(at({}))).toMatchObject({ error: { zh: expect.stringContaining('决策「d」「甲」列：') } });
  });

  it('should refuse decisions that require each other in a circle, and show it', async () => {
    // given
    const circle = dmn(
      decision('a', literal('b', 'x1'), { requires: ['b'] }),
      decision('b', literal('c', 'x2'), { requires: ['c'] }),
      decision('c', literal('a', 'x3'), { requires: ['a'] }),
    );
    // when, then
    expect(await problemsOf(circle)).toMatchObject([
      { code: 'dmn-circle', element: 'a', message: { zh: expect.stringContaining('「a」 → 「b」 → 「c」 → 「a」') } },
    ]);
  });

  it('should make a long row of decisions without recursion and each only once', async () => {
    // given: each asks for the one before it twice, so that asking anew would take 2^80 steps
    const row = Array.from({ length: 80 }, (_, index) =>
      decision(`d${index}`, literal(index === 0 ? '1' : `d${index - 1} + d${index - 1}`, `x${index}`), {
        requires: index === 0 ? [] : [`d${index - 1}`],
      }),
    );
    // when
    const { d79 } = await compile(dmn(...row.toReversed()));
    // then
    expect(d79!.evaluate(at({}))).toMatchObject({ ok: true, value: 2 ** 79 });
  });

  it('should refuse one decision id in two files', async () => {
    const xml = dmn(decision('d', literal('1')));
    const { decisions, problems } = await compileDecisions({ 'decisions/a.dmn': xml, 'decisions/b.dmn': xml });
    expect(Object.keys(decisions)).toEqual(['d']);
    expect(problems).toMatchObject([{ code: 'duplicate-decision', file: 'decisions/b.dmn', element: 'd' }]);
  });
});
