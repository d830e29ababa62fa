import { describe, expect, it } from 'vitest';
import { lastCard, supervised } from '../supervised.ts';

const byHand = { type: 'issue-card', level: 'yellow', to: ['liqiang'], reason: '窗口无人值守' } as const;

describe('issue-card', () => {
  it('should give a card for conduct, each with a run of its own, tell its holder and keep the reason private', async () => {
    // given
    const one = await supervised();
    // when
    one.give('liuyang', { ...byHand, clock: null, points: 2 });
    one.give('liuyang', { ...byHand, clock: null });
    // then
    expect(one.state().cards).toMatchObject([
      { clock: 'conduct', run: 1, level: 'yellow', cause: 'manual', rule: 'manual', points: 2, holders: ['liqiang'], on: '2026-02-13' },
      { clock: 'conduct', run: 2, level: 'yellow', cause: 'manual' },
    ]);
    expect(JSON.stringify(one.state().cards)).not.toContain('窗口无人值守');
    expect(one.events('card-issued')[0]!.private).toEqual({ reason: '窗口无人值守' });
    expect(one.events('job-requested').at(-1)!.private).toMatchObject({ input: { to: 'person:liqiang', text: 'card-given' } });
  });

  it('should be the card of its clock, run and level: the rules give none besides', async () => {
    // given
    const one = await supervised();
    // when
    one.give('liuyang', { ...byHand, clock: 'promised' });
    const again = one.give('liuyang', { ...byHand, clock: 'promised' });
    one.at('2026-03-10T10:00');
    // then
    expect(again?.code).toBe('card-exists');
    expect(one.state().cards.map(({ level, cause }) => [level, cause])).toEqual([
      ['yellow', 'manual'],
      ['warning', undefined],
      ['red', undefined],
    ]);
  });

  it('should warn by hand without a warning rule', async () => {
    // given
    const one = await supervised({ cards: null });
    // when
    const refused = one.give('liuyang', { ...byHand, level: 'warning', clock: 'promised' });
    // then
    expect(refused).toBeUndefined();
    expect(one.events('warning-raised')).toHaveLength(1);
    expect(lastCard(one)).toMatchObject({ level: 'warning', run: 1, dueOn: '2026-02-27' });
  });

  it.each([
    ['anybody but the supervision office', 'zhouwei', { clock: null }, 'supervision-only'],
    ['a stranger', 'liuyang', { clock: null, to: ['nobody'] }, 'receivers-unknown'],
    ['nobody', 'liuyang', { clock: null, to: [] }, 'receivers-unknown'],
    ['a clock that is not there', 'liuyang', { clock: 'statutory' }, 'clock-not-found'],
  ])('should refuse %s', async (_, account, changes, code) => {
    // given
    const one = await supervised();
    // when
    const refused = one.give(account, { ...byHand, ...changes });
    // then
    expect(refused?.code).toBe(code);
  });
});
