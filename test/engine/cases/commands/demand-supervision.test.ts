import { describe, expect, it } from 'vitest';
import type { Demand } from '#engine/cases/state.ts';
import { lastCard, supervised } from '../supervised.ts';

const demand = (kind: Demand['kind'], clock: string | null = 'promised') =>
  ({ type: 'demand-supervision', kind, clock, to: ['liqiang'], text: '请尽快办理' }) as const;
const notice = {
  title: { zh: '办件流程监控通知书', en: 'Monitoring notice' },
  numberPattern: '{centre.shortName}监〔{year}〕{seq4}号',
  placeholders: ['supervision.text', 'supervision.to', 'supervision.clock', 'supervision.dueOn', 'case.number'],
};

describe('demand-supervision', () => {
  it('should keep the order of the ladder: hint of the machine, oral reminder, notice', async () => {
    // given
    const one = await supervised({ documents: { 'monitoring-notice': notice } });
    // when
    const codes = [one.give('liuyang', demand('oral-reminder'))?.code, one.give('liuyang', demand('explanation'))?.code];
    one.at('2026-02-26T10:00');
    codes.push(one.give('liuyang', demand('monitoring-notice'))?.code, one.give('liuyang', demand('oral-reminder'))?.code);
    codes.push(one.give('liuyang', demand('monitoring-notice'))?.code);
    // then
    expect(codes).toEqual(['ladder-not-hinted', 'clock-not-due', 'ladder-not-reminded', undefined, undefined]);
    expect(one.state().demands).toMatchObject([{ kind: 'oral-reminder', by: 'liuyang', to: ['liqiang'] }, { kind: 'monitoring-notice' }]);
    expect(JSON.stringify(one.state().demands)).not.toContain('请尽快办理');
  });

  it('should issue the notice with its number and what it says', async () => {
    // given
    const one = await supervised({ documents: { 'monitoring-notice': notice } });
    one.at('2026-02-27T10:00');
    one.give('liuyang', demand('oral-reminder'));
    // when
    one.give('liuyang', demand('monitoring-notice'));
    // then
    expect(one.state().documents).toMatchObject([
      {
        document: 'monitoring-notice',
        number: '赫政务监〔2026〕0001号',
        issuedBy: 'liuyang',
        values: {
          'supervision.text': '请尽快办理',
          'supervision.to': '李强',
          'supervision.clock': '承诺时限',
          'supervision.dueOn': '2026-02-27',
          'case.number': 'HS-0001',
        },
      },
    ]);
    expect(one.state().documents[0]).not.toHaveProperty('element');
  });

  it('should allow the notice at once where a red card stands, not where it was revoked', async () => {
    // given
    const one = await supervised({ documents: { 'monitoring-notice': notice } });
    one.at('2026-03-04T10:00');
    const red = lastCard(one);
    // when
    const standing = one.give('liuyang', demand('monitoring-notice'));
    one.give('liuyang', { type: 'revoke-card', card: red.id, reason: '误发' });
    const revoked = one.give('liuyang', demand('monitoring-notice'));
    // then
    expect([red.level, standing, revoked?.code]).toEqual(['red', undefined, 'ladder-not-reminded']);
  });

  it.each([
    ['anybody but the office', 'zhouwei', demand('consultation'), 'supervision-only'],
    ['a stranger as receiver', 'liuyang', { ...demand('consultation'), to: ['nobody'] }, 'receivers-unknown'],
    ['a clock that is not there', 'liuyang', demand('consultation', 'statutory'), 'clock-not-found'],
    ['a pack without the notice', 'liuyang', demand('monitoring-notice'), 'document-unknown'],
  ])('should refuse %s', async (_, account, body, code) => {
    // given
    const one = await supervised();
    one.at('2026-03-04T10:00');
    // when
    const refused = one.give(account, body);
    // then
    expect(refused?.code).toBe(code);
    expect(one.state().demands).toBeUndefined();
  });

  it('should ask for anything that is about no limit, and remind before a notice there too', async () => {
    // given
    const one = await supervised({ documents: { 'monitoring-notice': notice } });
    // when
    const codes = (['consultation', 'monitoring-notice', 'oral-reminder', 'monitoring-notice'] as const).map(
      kind => one.give('liuyang', demand(kind, null))?.code,
    );
    // then
    expect(codes).toEqual([undefined, 'ladder-not-reminded', undefined, undefined]);
  });
});

describe('answer-supervision', () => {
  it('should take one answer of who was asked', async () => {
    // given
    const one = await supervised();
    one.give('liuyang', demand('consultation'));
    const id = one.state().demands![0]!.id;
    // when
    const codes = ['zhaomin', 'liqiang', 'liqiang'].map(
      account => one.give(account, { type: 'answer-supervision', demand: id, text: '申请人同意延后' })?.code,
    );
    // then
    expect(codes).toEqual(['demand-not-yours', undefined, 'demand-answered']);
    expect(one.state().demands).toMatchObject([{ answeredBy: 'liqiang', answeredAt: one.session.now }]);
    expect(one.events('supervision-answered')[0]!.private).toEqual({ text: '申请人同意延后' });
  });
});
