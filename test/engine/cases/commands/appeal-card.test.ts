import { describe, expect, it } from 'vitest';
import { carded, lastCard, supervised } from '../supervised.ts';

describe('appeal-card and decide-appeal', () => {
  it('should let the holder contest a card once, and the office uphold it', async () => {
    // given
    const one = await carded();
    const card = lastCard(one).id;
    // when
    const first = one.give('liqiang', { type: 'appeal-card', card, reason: '系统停机两天' });
    const second = one.give('liqiang', { type: 'appeal-card', card, reason: '再次申诉' });
    // then
    expect([first, second?.code]).toEqual([undefined, 'card-appealed']);
    expect(lastCard(one).appeal).toEqual({ by: 'liqiang', at: one.session.now });
    expect(one.events('job-requested').at(-1)!.private).toMatchObject({ input: { to: 'supervision-office', text: 'card-appealed' } });
    // when
    one.give('liuyang', { type: 'decide-appeal', card, outcome: 'upheld', reason: '停机不足一小时' });
    // then
    expect(lastCard(one)).toMatchObject({ level: 'yellow', appeal: { outcome: 'upheld', decidedBy: 'liuyang' } });
    expect(lastCard(one).revoked).toBeUndefined();
    expect(one.give('liuyang', { type: 'decide-appeal', card, outcome: 'revoked', reason: '改判' })?.code).toBe('appeal-not-open');
    expect(one.give('liqiang', { type: 'appeal-card', card, reason: '不服' })?.message.zh).toContain('已有结论');
  });

  it('should revoke the card on the appeal, with its points, and take no more about it', async () => {
    // given
    const one = await carded();
    one.give('liuyang', { type: 'issue-card', level: 'red', clock: null, to: ['liqiang'], points: 5, reason: '态度生硬' });
    const card = lastCard(one).id;
    one.give('liqiang', { type: 'appeal-card', card, reason: '当天未上岗' });
    // when
    one.give('liuyang', { type: 'decide-appeal', card, outcome: 'revoked', reason: '查明属实' });
    // then
    expect(lastCard(one)).toMatchObject({ revoked: true, points: 0, appeal: { outcome: 'revoked', decidedBy: 'liuyang' } });
    expect(one.give('liqiang', { type: 'appeal-card', card, reason: '多谢' })?.code).toBe('card-revoked');
  });

  it('should refuse whoever does not hold it, and let nobody decide in an own matter', async () => {
    // given
    const one = await carded();
    const card = lastCard(one).id;
    one.give('liuyang', { type: 'issue-card', level: 'warning', clock: null, to: ['liuyang'], reason: '自查' });
    const own = lastCard(one).id;
    // when
    one.give('liuyang', { type: 'appeal-card', card: own, reason: '误发' });
    // then
    expect(one.give('zhaomin', { type: 'appeal-card', card, reason: '不公' })?.code).toBe('card-not-held');
    expect(one.give('zhouwei', { type: 'decide-appeal', card: own, outcome: 'upheld', reason: '理由' })?.code).toBe('supervision-only');
    expect(one.give('liuyang', { type: 'decide-appeal', card: own, outcome: 'revoked', reason: '理由' })?.code).toBe('card-own');
    expect(one.give('liuyang', { type: 'decide-appeal', card, outcome: 'upheld', reason: '理由' })?.code).toBe('appeal-not-open');
  });

  it('should be open after the case is closed', async () => {
    // given
    const one = await carded();
    const card = lastCard(one).id;
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'grant' });
    // when
    const refused = one.give('liqiang', { type: 'appeal-card', card, reason: '系统停机' });
    // then
    expect(one.state().phase).toBe('closed');
    expect(refused).toBeUndefined();
  });

  it('should let whoever the unclaimed task was for contest the card of it', async () => {
    // given: nobody had claimed the task
    const one = await supervised();
    one.at('2026-03-02T10:00');
    // when
    const refused = one.give('liqiang', { type: 'appeal-card', card: lastCard(one).id, reason: '材料未到' });
    // then
    expect(lastCard(one).holders).toEqual(['handler@market-supervision']);
    expect(refused).toBeUndefined();
  });
});
