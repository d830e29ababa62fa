import { describe, expect, it } from 'vitest';
import { codesOf, decide, type TableSpec } from './dmn.ts';

const amount = [{ of: 'amount', label: '金额' }] as const;
/** Two rules that both match from 10 on. */
const both: TableSpec = {
  inputs: amount,
  outputs: [{ name: 'level', values: '"high","low"' }],
  rules: [
    ['>= 5', '"low"'],
    ['>= 10', '"high"'],
  ],
};
const withHit = (hit: string, changes: Partial<TableSpec> = {}): TableSpec => ({ ...both, hit, ...changes });
const value = (result: Awaited<ReturnType<typeof decide>>) => (result.ok ? result.value : result.error);

describe('hit policies', () => {
  it('should give the one rule that matches (UNIQUE is the default)', async () => {
    // given
    const spec: TableSpec = {
      inputs: amount,
      rules: [
        ['< 5', '"low"'],
        ['>= 5', '"high"'],
      ],
    };
    // when, then
    expect(await decide(spec, { amount: 4 })).toEqual({ ok: true, value: 'low', trace: [{ decision: 'd', rules: [1] }] });
    expect(await decide(spec, { amount: 5 })).toEqual({ ok: true, value: 'high', trace: [{ decision: 'd', rules: [2] }] });
  });

  it('should refuse two matching rules under UNIQUE, naming decision and rules', async () => {
    // given: cells that have to be evaluated, so that no check can know
    const spec: TableSpec = {
      inputs: amount,
      rules: [
        ['>= least', '1'],
        ['>= least + 1', '2'],
        ['< 0', '3'],
      ],
    };
    // when
    const result = await decide(spec, { amount: 9, least: 3 });
    // then
    expect(result).toEqual({
      ok: false,
      error: {
        zh: '决策「收费」：命中策略为“唯一”（UNIQUE），只应有一条规则命中，但第 1、2 条规则同时命中。请改正规则或命中策略。',
        en: 'In decision "收费": expected exactly one rule to match (UNIQUE), but rules 1, 2 did. Correct the rules or the hit policy.',
      },
    });
  });

  it('should take any of several matching rules that agree (ANY)', async () => {
    const spec = withHit('ANY', {
      rules: [
        ['>= 5', '"low"'],
        ['>= 10', '"low"'],
      ],
    });
    expect(await decide(spec, { amount: 12 })).toEqual({ ok: true, value: 'low', trace: [{ decision: 'd', rules: [1, 2] }] });
  });

  it('should refuse matching rules that disagree (ANY)', async () => {
    const result = await decide(withHit('ANY'), { amount: 12 });
    expect(value(result)).toMatchObject({ zh: expect.stringContaining('第 1 条与第 2 条得出的不同') });
  });

  it('should take the first in the order of the rules (FIRST)', async () => {
    expect(
      await decide(
        withHit('FIRST', {
          rules: [
            ['>= 10', '"high"'],
            ['>= 5', '"low"'],
          ],
        }),
        { amount: 12 },
      ),
    ).toEqual({
      ok: true,
      value: 'high',
      trace: [{ decision: 'd', rules: [1] }],
    });
  });

  it('should take the highest output value (PRIORITY)', async () => {
    expect(await decide(withHit('PRIORITY'), { amount: 12 })).toEqual({
      ok: true,
      value: 'high',
      trace: [{ decision: 'd', rules: [1, 2] }],
    });
    expect(value(await decide(withHit('PRIORITY'), { amount: 7 }))).toBe('low');
  });

  it('should compare several outputs from left to right (PRIORITY)', async () => {
    // given
    const outputs = [
      { name: 'level', values: '"high","low"' },
      { name: 'place', values: '2,1' },
    ];
    const rules = [
      ['-', '"low"', '2'],
      ['-', '"high"', '1'],
      ['-', '"high"', '2'],
    ];
    // when, then
    expect(value(await decide(withHit('PRIORITY', { outputs, rules }), { amount: 1 }))).toEqual({ level: 'high', place: 2 });
  });

  it('should refuse PRIORITY and OUTPUT ORDER without output values', async () => {
    expect(await codesOf(withHit('PRIORITY', { outputs: [{}] }))).toEqual(['dmn-priority']);
    expect(await codesOf(withHit('OUTPUT ORDER', { outputs: [{ values: '> 5' }] }))).toContain('dmn-priority');
  });

  it('should list what matched by output values (OUTPUT ORDER) and by rule (RULE ORDER)', async () => {
    expect(value(await decide(withHit('OUTPUT ORDER'), { amount: 12 }))).toEqual(['high', 'low']);
    expect(value(await decide(withHit('RULE ORDER'), { amount: 12 }))).toEqual(['low', 'high']);
  });

  it.each([
    [undefined, [3, 1, 1]],
    ['SUM', 5],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3],
  ])('should collect what matched (COLLECT %s)', async (aggregation, expected) => {
    // given
    const spec: TableSpec = {
      hit: 'COLLECT',
      ...(aggregation && { aggregation }),
      inputs: amount,
      rules: [
        ['> 1', '3'],
        ['> 2', '1'],
        ['> 3', '1'],
        ['> 100', '50'],
      ],
    };
    // when
    const result = await decide(spec, { amount: 12 });
    // then
    expect(result).toEqual({ ok: true, value: expected, trace: [{ decision: 'd', rules: [1, 2, 3] }] });
  });

  it('should refuse to sum what is no number, naming the column', async () => {
    const spec: TableSpec = { hit: 'COLLECT', aggregation: 'SUM', inputs: amount, outputs: [{ label: '费用' }], rules: [['-', '"free"']] };
    expect(value(await decide(spec, { amount: 1 }))).toMatchObject({
      zh: '决策「收费」「费用」列：汇总 SUM 的每个输出都应为数字，但有文字。',
      en: 'In decision "收费", column "费用": expected every output of SUM to be a number, but one was a text.',
    });
  });

  it('should refuse to aggregate several outputs', async () => {
    const spec: TableSpec = {
      hit: 'COLLECT',
      aggregation: 'SUM',
      inputs: amount,
      outputs: [{ name: 'a' }, { name: 'b' }],
      rules: [['-', '1', '2']],
    };
    expect(await codesOf(spec)).toEqual(['dmn-aggregation']);
  });

  it.each([
    ['UNIQUE', undefined, null],
    ['FIRST', undefined, null],
    ['RULE ORDER', undefined, []],
    ['COLLECT', undefined, []],
    ['COLLECT', 'SUM', null],
    ['COLLECT', 'COUNT', 0],
  ])('should give nothing when no rule matches (%s %s)', async (hit, aggregation, expected) => {
    const spec: TableSpec = { hit, ...(aggregation && { aggregation }), inputs: amount, rules: [['> 5', '1']] };
    expect(await decide(spec, { amount: 1 })).toEqual({ ok: true, value: expected, trace: [{ decision: 'd', rules: [] }] });
  });

  it('should give the default outputs when no rule matches', async () => {
    // given
    const outputs = [
      { name: 'fee', fallback: '100' },
      { name: 'why', fallback: '"default " + kind' },
    ];
    // when, then
    expect(value(await decide({ inputs: amount, outputs, rules: [['> 5', '1', '"x"']] }, { amount: 1, kind: 'a' }))).toEqual({
      fee: 100,
      why: 'default a',
    });
    expect(
      value(await decide({ hit: 'RULE ORDER', inputs: amount, outputs: [{ fallback: '7' }], rules: [['> 5', '1']] }, { amount: 1 })),
    ).toEqual([7]);
  });
});
