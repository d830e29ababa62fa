import { describe, expect, it } from 'vitest';
import { appealState, causeWords, lateOf, pointsWords } from '#workbench/supervise/cards/card-words.ts';
import { say } from '../words.ts';

const at = Date.UTC(2026, 11, 8, 9, 30);
const minutes = (n: number): number => n * 60_000;

describe('lateOf', () => {
  it.each([
    [0, null],
    [minutes(14), null],
    [minutes(15), { unit: 'minutes', n: 15 }],
    [minutes(59), { unit: 'minutes', n: 59 }],
    [minutes(60), { unit: 'hours', n: 1 }],
    [minutes(60 * 24 - 1), { unit: 'hours', n: 23 }],
    [minutes(60 * 24 * 3 + 30), { unit: 'days', n: 3 }],
  ])('should tell %i ms as %o', (late, words) => {
    expect(lateOf({ at, issuedAt: at + late })).toEqual(words);
  });
});

describe('appealState', () => {
  const appeal = { by: '李强', at, reason: '系统停用', outcome: null, decidedBy: null, decision: null };

  it('should tell whether a card is contested and how it came out', () => {
    expect(appealState({ revoked: false })).toBe('none');
    expect(appealState({ revoked: false, appeal: null })).toBe('none');
    expect(appealState({ revoked: false, appeal })).toBe('open');
    expect(appealState({ revoked: false, appeal: { ...appeal, outcome: 'upheld', decidedBy: '刘洋', decision: '属实' } })).toBe('upheld');
  });

  it('should call a card revoked that the office took back without an appeal', () => {
    expect(appealState({ revoked: true })).toBe('revoked');
  });
});

describe('causeWords', () => {
  const card = { clock: 'promised', dueOn: '2026-12-07', level: 'red' } as const;

  it('should name the clock and its due day', () => {
    expect(causeWords(card, say, 'zh')).toBe('承诺时限应于 2026年12月7日前办结');
    expect(causeWords({ ...card, level: 'warning', clock: 'stage:review' }, say, 'zh')).toBe('审核环节时限于 2026年12月7日到期');
  });

  it('should name the conduct where it is no matter of time', () => {
    expect(causeWords({ ...card, cause: 'step-skipped' }, say, 'zh')).toBe('越过环节');
    expect(causeWords({ ...card, cause: 'manual' }, say, 'zh')).toBe('人工发牌');
  });
});

describe('pointsWords', () => {
  it('should say that there are none where there are none', () => {
    expect([{ points: 2 }, { points: 0 }, { points: null }, {}].map(card => pointsWords(card, say))).toEqual([
      '扣 2 分',
      '不扣分',
      '不扣分',
      '不扣分',
    ]);
  });
});
