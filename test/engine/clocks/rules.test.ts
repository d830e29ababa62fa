import { describe, expect, it } from 'vitest';
import { checkClocks, countFrom } from '#engine/clocks/index.ts';

const delivery = { id: 'delivery', length: '= 10', start: { on: 'grant' }, stop: ['deliver'] };
const withRule = (more: object) => ({ clocks: [{ ...delivery, ...more }] });

describe('checkClocks', () => {
  it('should give every optional field its default', () => {
    // given, when
    const { rules, problems } = checkClocks({ clocks: [{ id: 'delivery', length: '= 10', start: { on: 'grant' } }] });
    // then
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      {
        id: 'delivery',
        title: { zh: '送达时限', en: 'Delivery limit' },
        length: { text: '10', feel: true },
        unit: 'working-day',
        start: { on: 'grant', count: 'next-day' },
        supplement: { clock: 'restart', rule: 'first-receipt-if-omission' },
        pause: [],
        stop: [],
        onBreach: 'none',
      },
    ]);
  });

  it('should read an extension and its defaults', () => {
    // given, when
    const { rules } = checkClocks(withRule({ extend: { by: 10 } }));
    // then
    expect(rules[0]!.extend).toEqual({ max: 1, by: { text: '10', feel: true }, approver: 'organ-head', beforeDue: true });
  });

  it('should let stage and step clocks go without start and length', () => {
    // given, when
    const { rules, problems } = checkClocks({
      clocks: [
        { id: 'stage', per: 'stage' },
        { id: 'step', per: 'step' },
      ],
    });
    // then
    expect(problems).toEqual([]);
    expect(rules.map(rule => [rule.per, rule.start, rule.length.text])).toEqual([
      ['stage', undefined, ''],
      ['step', undefined, ''],
    ]);
  });

  it.each([
    ['no list', {}, '/clocks'],
    ['no object', { clocks: ['promised'] }, '/clocks/0'],
    ['an id in capitals', withRule({ id: 'Delivery' }), '/clocks/0/id'],
    ['the id twice', { clocks: [delivery, delivery] }, '/clocks/1/id'],
    ['no length', withRule({ length: undefined }), '/clocks/0/length'],
    ['a length that is neither number nor FEEL', withRule({ length: 'ten' }), '/clocks/0/length'],
    ['an empty expression', withRule({ length: '= ' }), '/clocks/0/length'],
    ['an unknown unit', withRule({ unit: 'week' }), '/clocks/0/unit'],
    ['no start', withRule({ start: undefined }), '/clocks/0/start'],
    ['an unknown act', withRule({ start: { on: 'dance' } }), '/clocks/0/start/on'],
    ['an unknown stop', withRule({ stop: ['deliver', 'x'] }), '/clocks/0/stop/1'],
    ['an unknown supplement rule', withRule({ supplement: { clock: 'stop' } }), '/clocks/0/supplement/clock'],
    ['an unknown breach action', withRule({ onBreach: 'explode' }), '/clocks/0/onBreach'],
    ['an extension without length', withRule({ extend: {} }), '/clocks/0/extend/by'],
    ['a title in one language', withRule({ title: { zh: '送达' } }), '/clocks/0/title'],
    ['a slip of the pen', withRule({ lenght: 3 }), '/clocks/0/lenght'],
    ['pauses as text', withRule({ pause: 'hearing' }), '/clocks/0/pause'],
  ])('should point at %s', (_name, value, pointer) => {
    // given, when
    const { problems } = checkClocks(value);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]).toMatchObject({ file: 'clocks.json', severity: 'error' });
  });

  it('should keep the good rules beside a wrong one', () => {
    // given, when
    const { rules } = checkClocks({ clocks: [{ id: 'promised' }, delivery] });
    // then
    expect(rules.map(rule => rule.id)).toEqual(['delivery']);
  });

  it.each([null, undefined, 3, 'x', [], { clocks: null }])('should answer %j with a problem, never an exception', value => {
    // given, when
    const { problems } = checkClocks(value);
    // then
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('countFrom (docs/domain.md section 2)', () => {
  const notice = (cause: string) => ({ at: 0, cause });

  it.each([
    ['no supplement', [], [], 'first-receipt-if-omission', 100],
    ['one supplement', [notice('applicantIncomplete')], [20], 'first-receipt-if-omission', 20],
    [
      'two, the applicant incomplete again',
      [notice('applicantIncomplete'), notice('applicantIncomplete')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'two, the staff left something out (HS-12)',
      [notice('applicantIncomplete'), notice('staffOmission')],
      [20, 30],
      'first-receipt-if-omission',
      20,
    ],
    [
      'two, circumstances changed',
      [notice('applicantIncomplete'), notice('circumstancesChanged')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'an omission in the first notice only',
      [notice('staffOmission'), notice('applicantIncomplete')],
      [20, 30],
      'first-receipt-if-omission',
      30,
    ],
    [
      'an omission where the centre has no penalty (LP-10)',
      [notice('applicantIncomplete'), notice('staffOmission')],
      [20, 30],
      'last-receipt',
      30,
    ],
  ] as const)('should count from the right receipt: %s', (_name, notices, receipts, rule, expected) => {
    // given, when
    const from = countFrom(100, { notices, receipts }, rule);
    // then
    expect(from).toBe(expected);
  });
});
