import { describe, expect, it } from 'vitest';
import { createExpressions } from '#engine/expressions/compile.ts';
import { evaluateCondition } from '#engine/expressions/condition.ts';
import type { FeelScope } from '#engine/expressions/types.ts';

const scope: FeelScope = {
  vars: { incomplete: true, n: 3, outcome: 'accept', number: 4, nothing: null, count: 'two' },
  roots: {
    case: { openedOn: '2026-02-13', supplements: 1, clocks: { promised: { dueOn: '2026-02-27' } }, n: 9 },
    data: {
      check: { result: 'accept' },
      notice: {
        materials: [
          { id: 'a', received: false },
          { id: 'b', received: true },
        ],
      },
    },
    settings: { supplementMax: null },
    service: { fee: 10_050 },
    n: 100,
  },
  // 2026-02-13T17:30Z is already the 14th in Asia/Shanghai
  now: Date.UTC(2026, 1, 13, 17, 30),
};

describe('evaluate: values', () => {
  it.each<readonly [string, unknown]>([
    ['incomplete', true],
    ['= n + 1', 4],
    ['case.n', 9],
    ['number', 4],
    ['count', 'two'],
    ['nothing', null],
    ['count([1, 2])', 2],
    ['data.check.result = "accept"', true],
    ['data.check.reason', null],
    ['settings.supplementMax != null and case.supplements >= settings.supplementMax', false],
    ['today()', '2026-02-14'],
    ['now()', '2026-02-14T01:30:00+08:00'],
    ['date(case.openedOn) < today()', true],
    ['date("2026-02-13") + duration("P3D")', '2026-02-16'],
    ['duration("PT8H")', 'PT8H'],
    ['day of week(date(case.openedOn))', 'Friday'],
    ['formatDate(case.clocks.promised.dueOn)', '2026年2月27日'],
    ['formatDate(today())', '2026年2月14日'],
    ['formatDate(null)', null],
    ['formatDateTime(now())', '2026年2月14日 01:30'],
    ['formatDateTime(1770000000000)', '2026年2月2日 10:40'],
    ['formatDateTime("2026-02-01T23:30:00Z")', '2026年2月2日 07:30'],
    ['formatMoney(service.fee)', '100.50 元'],
    ['formatMoney(5)', '0.05 元'],
    ['formatMoney(0 - 5)', '-0.05 元'],
    ['workingDays(5)', '5 个工作日'],
    ['matches("abc", "^A.c$", "i")', true],
    ['replace("a1b22", "([0-9]+)", "<$1>")', 'a<1>b<22>'],
    ['replace("ab", "b", "$0$0")', 'abb'],
    ['split("a;b;;", ";")', ['a', 'b', '', '']],
    ['count(data.notice.materials[received = false])', 1],
    ['data.notice.materials[id = outcome]', []],
    ['data.notice.materials[1].id', 'a'],
    ['for i in 1..3 return i * 2', [2, 4, 6]],
    ['some m in data.notice.materials satisfies m.received', true],
    ['every m in data.notice.materials satisfies count(data.notice.materials[id = m.id]) = 1', true],
    ['{a: 1, b: [today()]}', { a: 1, b: ['2026-02-14'] }],
    ['n in [1..100000]', true],
    ['if incomplete then "补正" else "受理"', '补正'],
    ['n\n=\n3', true],
    ['n = 3 // 注释', true],
  ])('should evaluate %s', (text, expected) => {
    // when
    const result = createExpressions().evaluate(text, scope);
    // then
    expect(result).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['missing', '没有名为 “missing” 的数据'],
    ['missing.x', '没有名为 “missing” 的数据'],
    ['data.notice.materials[nope = 1]', '没有名为 “nope” 的数据'],
    ['n == 3', '一个等号'],
    ['1 + "a"', '无法计算'],
    ['date("2026-02-30")', '无法计算'],
    ['matches("a", "(")', '匹配式'],
    ['matches("aa", "(a)\\\\1")', '匹配式'],
    ['today', '没有名为 “today” 的数据'],
    ['sum', '没有名为 “sum” 的数据'],
    ['[1..3]', '不是数据'],
    ['10 ** 400', '不是有限的数'],
    ['case.openedOn < today()', 'date(case.openedOn)'],
    ['formatMoney("a")', 'formatMoney'],
    ['formatDate("tomorrow")', 'formatDate'],
  ])('should answer %s with an error', (text, part) => {
    // when
    const result = createExpressions().evaluate(text, scope);
    // then
    expect(result).toEqual({ ok: false, error: expect.stringContaining(part) });
  });

  it('should give the same text other values under other scopes, and forget warnings of earlier calls', () => {
    // given
    const expressions = createExpressions();
    // when
    const results = [{ x: 1 }, {}, { x: 2 }].map(vars => expressions.evaluate('x + 1', { vars, roots: {}, now: 0 }));
    // then
    expect(results).toMatchObject([{ ok: true, value: 2 }, { ok: false }, { ok: true, value: 3 }]);
  });

  it('should read a root only when the text names it', () => {
    // given
    const roots = {
      a: 1,
      get b(): number {
        throw new Error('read');
      },
    };
    // when
    const result = createExpressions().evaluate('a', { vars: {}, roots, now: 0 });
    // then
    expect(result).toEqual({ ok: true, value: 1 });
  });

  it('should follow the clock it is given', () => {
    // given
    const expressions = createExpressions();
    // when
    const days = [0, Date.UTC(2026, 11, 31, 15, 59), Date.UTC(2026, 11, 31, 16, 0)].map(now =>
      expressions.evaluate('today()', { vars: {}, roots: {}, now }),
    );
    // then
    expect(days.map(day => day.ok && day.value)).toEqual(['1970-01-01', '2026-12-31', '2027-01-01']);
  });
});

describe('evaluateCondition', () => {
  it.each([
    ['incomplete', { ok: true, value: true }],
    ['n > 3', { ok: true, value: false }],
    ['data.check.reason', { ok: false, error: expect.stringContaining('null') }],
    ['settings.supplementMax > 3', { ok: false, error: expect.stringContaining('null') }],
    ['outcome', { ok: false, error: expect.stringMatching(/得到文字 · .* but it was a text$/) }],
    ['missing', { ok: false, error: expect.stringContaining('missing') }],
  ])('should answer %s', (text, expected) => {
    // when
    const result = evaluateCondition(createExpressions(), text, scope);
    // then
    expect(result).toEqual(expected);
  });
});
