import { describe, expect, it } from 'vitest';
import { supervised } from '../supervised.ts';

const explanation = { type: 'explain-overdue', clock: 'promised', cause: 'organ', text: '承办人病假', plan: '本周五前办结' } as const;

describe('explain-overdue (WJ-06 §3)', () => {
  it('should take the words of who has the task from the morning of the due day on, in private', async () => {
    // given
    const one = await supervised();
    one.at('2026-02-26T17:00');
    const early = one.give('liqiang', explanation);
    one.at('2026-02-27T08:30');
    // when
    const refused = one.give('liqiang', explanation);
    // then
    expect([early?.code, refused]).toEqual(['clock-not-due', undefined]);
    expect(one.state().explanations).toEqual([{ clock: 'promised', run: 1, cause: 'organ', by: 'liqiang', at: one.session.now }]);
    expect(one.events('overdue-explained')[0]!.private).toEqual({ text: '承办人病假', plan: '本周五前办结' });
  });

  it.each([
    ['the window that registered it', 'wangfang', undefined],
    ['the window of its unit', 'chenjing', undefined],
    ['a handler of another unit', 'zhaomin', 'explanation-not-yours'],
    ['the supervision office', 'liuyang', 'explanation-not-yours'],
  ])('should answer %s', async (_, account, code) => {
    // given
    const one = await supervised();
    one.at('2026-03-02T10:00');
    // when
    const refused = one.give(account, explanation);
    // then
    expect(refused?.code).toBe(code);
  });

  it('should judge a clock that stands still at the moment it stood still, and one that stopped by whether it was late', async () => {
    // given: forwarded to a superior before the due day, which then passes
    const one = await supervised();
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'forward' });
    one.at('2026-03-20T10:00');
    // when
    const standing = one.give('wangfang', explanation);
    one.give('zhouwei', { type: 'deliver-message', name: 'answered', key: null, payload: {} });
    one.at('2026-04-20T10:00');
    one.complete('approve', 'zhouwei', { result: 'grant' });
    const late = one.give('wangfang', explanation);
    // then
    expect([standing?.code, late]).toEqual(['clock-not-due', undefined]);
  });

  it('should refuse a clock that is not there', async () => {
    // given
    const one = await supervised();
    // when
    const refused = one.give('wangfang', { ...explanation, clock: 'statutory' });
    // then
    expect(refused?.code).toBe('clock-not-found');
  });
});
