import { describe, expect, it } from 'vitest';
import { fold } from '#engine/cases/fold.ts';
import { listColumns } from '#server/store/execute/list-columns.ts';
import { carded, lastCard } from '../supervised.ts';

describe('revoke-card', () => {
  it('should take a card back for good: out of the list column, with its points, kept by the journal', async () => {
    // given
    const one = await carded();
    const card = lastCard(one).id;
    // when
    one.give('liuyang', { type: 'revoke-card', card, reason: '误发' });
    one.at('2026-03-02T17:00');
    // then
    expect(lastCard(one)).toMatchObject({ level: 'yellow', revoked: true });
    expect(listColumns(one.state()).card).toBe('warning');
    expect(one.events('card-issued')).toHaveLength(1);
    expect(one.events('card-revoked')[0]!.private).toEqual({ reason: '误发' });
    expect(fold(one.session.entries)).toEqual(one.state());
    expect(one.give('liuyang', { type: 'revoke-card', card, reason: '再次' })?.code).toBe('card-revoked');
  });

  it('should not give the same card again, and still give the next level', async () => {
    // given
    const one = await carded();
    one.give('liuyang', { type: 'revoke-card', card: lastCard(one).id, reason: '误发' });
    // when
    one.at('2026-03-10T10:00');
    // then
    expect(
      one
        .state()
        .cards.filter(({ revoked }) => !revoked)
        .map(({ level }) => level),
    ).toEqual(['warning', 'red']);
    expect(one.give('liuyang', { type: 'issue-card', level: 'yellow', clock: 'promised', to: ['liqiang'], reason: '补发' })?.code).toBe(
      'card-exists',
    );
  });

  it.each([
    ['the holder', 'liqiang', 'supervision-only'],
    ['an administrator', 'huangmei', 'supervision-only'],
  ])('should refuse %s', async (_, account, code) => {
    // given
    const one = await carded();
    // when
    const refused = one.give(account, { type: 'revoke-card', card: lastCard(one).id, reason: '误发' });
    // then
    expect(refused?.code).toBe(code);
  });
});
