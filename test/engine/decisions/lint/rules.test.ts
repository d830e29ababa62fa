import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDecisions } from '#engine/decisions/index.ts';
import { limits } from '#engine/limits.ts';
import { codesOf, decision, dmn, inputData, problemsOf, tableOf, type TableSpec } from '../dmn.ts';

const amount = { of: 'amount', label: '金额' };
const kind = { of: 'kind', label: '类别' };

/** Compile a table whatever the lint says of it. */
async function compileAnyway(spec: TableSpec) {
  return (await compileDecisions({ 'a.dmn': dmn(decision('d', tableOf(spec))) })).decisions;
}

describe('lint of decision tables', () => {
  it('should tell of rules that overlap under UNIQUE, with an example', async () => {
    // given
    const spec: TableSpec = {
      inputs: [amount, kind],
      rules: [
        ['[0..10]', '"a","b"', '1'],
        ['[10..20]', '"b"', '2'],
        ['[11..20]', '-', '3'],
      ],
    };
    // when
    const found = await problemsOf(dmn(decision('d', tableOf(spec), { name: '收费' })));
    // then
    expect(found.map(({ code, message }) => [code, message.en])).toEqual([
      ['dmn-rules-overlap', expect.stringContaining('rules 1 and 2 both match (for example 金额 = 10, 类别 = "b")')],
      ['dmn-rules-overlap', expect.stringContaining('rules 2 and 3 both match')],
    ]);
    expect(found[0]).toMatchObject({ severity: 'error', element: 'd', file: 'decisions/test.dmn' });
  });

  it.each<[string, TableSpec]>([
    [
      'rules that touch but do not meet',
      {
        inputs: [amount],
        rules: [
          ['< 10', '1'],
          ['>= 10', '2'],
        ],
      },
    ],
    [
      'rules of another hit policy',
      {
        hit: 'ANY',
        inputs: [amount],
        rules: [
          ['-', '1'],
          ['5', '1'],
        ],
      },
    ],
    [
      'columns that read the same data',
      {
        inputs: [amount, { of: 'amount * 2' }],
        rules: [
          ['> 5', '-', '1'],
          ['-', '< 4', '2'],
        ],
      },
    ],
    [
      'one field inside another',
      {
        inputs: [{ of: 'data.a' }, { of: 'data.a.b' }],
        rules: [
          ['null', '-', '1'],
          ['-', '5', '2'],
        ],
      },
    ],
    [
      'cells that have to be evaluated',
      {
        inputs: [amount],
        rules: [
          ['> least', '1'],
          ['< most', '2'],
        ],
      },
    ],
    [
      'values that are not allowed',
      {
        inputs: [{ ...kind, values: '"a","b"' }],
        rules: [
          ['not("a")', '1'],
          ['not("b")', '2'],
        ],
      },
    ],
  ])('should say nothing of %s', async (_, spec) => {
    expect(await codesOf(spec)).toEqual([]);
  });

  it('should tell of a rule behind one that matches all it matches (FIRST)', async () => {
    expect(
      await codesOf({
        hit: 'FIRST',
        inputs: [amount, kind],
        rules: [
          ['> 5', '-', '1'],
          ['[6..9]', '"a"', '2'],
          ['<= 6', '-', '3'],
        ],
      }),
    ).toEqual(['dmn-rule-unreachable']);
    expect(
      await codesOf({
        hit: 'FIRST',
        inputs: [amount],
        rules: [
          ['[1..2], [3..4]', '1'],
          ['(2..3)', '2'],
        ],
      }),
    ).toEqual([]);
    expect(
      await codesOf({
        hit: 'FIRST',
        inputs: [{ ...amount, type: 'integer' }],
        rules: [
          ['[1..2], [3..4]', '1'],
          ['[1..4]', '2'],
        ],
      }),
    ).toEqual(['dmn-rule-unreachable']);
  });

  it('should tell of a rule no allowed value can meet', async () => {
    expect(await codesOf({ inputs: [{ ...kind, values: '"a","b"' }], rules: [['"c"', '1']] })).toContain('dmn-rule-never-matches');
    expect(await codesOf({ inputs: [amount], rules: [['[10..1]', '1']] })).toEqual(['dmn-rule-never-matches']);
  });

  it('should warn of values no rule matches, where all are known', async () => {
    // given
    const inputs = [
      { of: 'urgent', label: '加急', type: 'boolean' },
      { ...kind, type: 'string', values: '"a","b"' },
    ];
    const rules = [
      ['true', '-', '1'],
      ['false', '"a"', '2'],
    ];
    // when
    const found = await problemsOf(dmn(decision('d', tableOf({ inputs, rules }))));
    // then
    expect(found).toMatchObject([
      { code: 'dmn-gap', severity: 'warning', message: { en: expect.stringContaining('加急 = false, 类别 = "b"') } },
    ]);
    expect(await codesOf({ inputs, rules, outputs: [{ fallback: '0' }] })).toEqual([]);
    expect(await codesOf({ inputs, rules, hit: 'COLLECT' })).toEqual([]);
    expect(await codesOf({ inputs: [amount], rules: [['> 5', '1']] })).toEqual([]);
  });

  it('should judge a table of the greatest size, and run one that was published whatever a check says', async () => {
    // given
    const rules = Array.from({ length: limits.dmnRules }, (_, index) => [`[${index}..${index + 1})`, `"k${index}"`, String(index)]);
    const spec: TableSpec = { inputs: [amount, kind], rules: [...rules.slice(1), [`[7..9]`, '"k7","k8"', '0']] };
    // when, then
    expect(await codesOf(spec)).toEqual(['dmn-rules-overlap', 'dmn-rules-overlap']);
    const { decisions } = await compileDecisions({ 'a.dmn': dmn(decision('d', tableOf(spec))) });
    expect(decisions.d!.evaluate({ vars: { amount: 500, kind: 'k500' }, roots: {}, now: 0 })).toMatchObject({ ok: true, value: 500 });
  });

  it('should say nothing of a table too large to compare', async () => {
    const cell = (from: number) => Array.from({ length: 140 }, (_, index) => from + index).join(',');
    const rules = Array.from({ length: 200 }, (_, index) => [cell(index * 140), '-', '1']);
    expect(await codesOf({ inputs: [amount, kind], rules: [...rules.slice(0, 10), rules[0]!] })).toEqual(['dmn-rules-overlap']);
    expect(await codesOf({ inputs: [amount, kind], rules: [...rules, rules[0]!] })).toEqual([]);
  });

  it('should tell of names nobody gives, where the file declares its input data', async () => {
    const spec = tableOf({ inputs: [{ of: 'amount' }], rules: [['> limit', 'service.fee']] });
    expect(
      (await problemsOf(dmn(inputData('amount'), decision('d', spec, { requires: ['#amount'] })))).map(({ code, element }) => [
        code,
        element,
      ]),
    ).toEqual([['unknown-name', 'd']]);
    expect(await problemsOf(dmn(decision('d', spec)))).toEqual([]);
  });

  it('should never call a table sound that violates UNIQUE, nor one unsound that cannot (random tables)', async () => {
    const cell = fc.oneof(
      fc.constant('-'),
      fc.integer({ min: 0, max: 6 }).map(String),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: 0, max: 6 })).map(([operator, bound]) => `${operator} ${bound}`),
      fc
        .tuple(fc.constantFrom('[', '('), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom(']', ')'))
        .map(([open, from, to, close]) => `${open}${from}..${to}${close}`),
    );
    const rule = fc.tuple(cell, cell).map(([a, b]) => [a, b, '1']);
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: 2, maxLength: 4 }), async rules => {
        // given: values in halves, so that open ranges are hit too; rules that can never match are another finding
        const values = Array.from({ length: 17 }, (_, index) => index / 2 - 1);
        const inputs = [{ of: 'a' }, { of: 'b' }];
        const claimed = (await codesOf({ inputs, rules })).includes('dmn-rules-overlap');
        const { d } = await compileAnyway({ hit: 'COLLECT', aggregation: 'COUNT', inputs, rules });
        // when
        const counts = values.flatMap(a => values.map(b => d!.evaluate({ vars: { a, b }, roots: {}, now: 0 })));
        // then
        expect(counts.some(result => result.ok && (result.value as number) > 1)).toBe(claimed);
      }),
      { numRuns: 60 },
    );
  });
});
