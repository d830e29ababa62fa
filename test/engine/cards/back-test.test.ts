import { describe, expect, it } from 'vitest';
import { backTest, cardsGiven, checkCards, compareCards, type PastCard } from '#engine/cards/index.ts';
import type { CardRules } from '#engine/clocks/types.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import type { Case } from '../cases/legal.ts';
import { lastCard, supervised } from '../cases/supervised.ts';

const calendar = officialCalendar();
const rulesOf = (...rules: object[]): CardRules => checkCards({ scope: ['case'], rules }).rules!;
const half = rulesOf({ level: 'yellow', when: { used: 50 } });

function tested(one: Case, cards: CardRules | null, known = true): PastCard[] {
  const processOf = (content: string) => one.session.releases.get(content)?.process;
  const calendarOf = () => (known ? calendar : undefined);
  return backTest({ entries: one.session.entries, cards, calendarOf, until: one.session.now, processOf });
}
const days = (found: readonly PastCard[]) => found.map(({ clock, run, level, on }) => `${clock} ${run} ${level} ${on}`);

describe('backTest', () => {
  it('should give what other rules would have given, with the true days, not beyond the moment looked at', async () => {
    // given
    const one = await supervised();
    one.at('2026-02-28T10:00');
    // when
    const found = tested(
      one,
      rulesOf(
        { level: 'warning', when: { beforeDue: 0 } },
        { level: 'red', when: { used: 50 } },
        { level: 'yellow', when: { afterDue: 1 } },
      ),
    );
    // then: 5 working days from 02-14: the third is 02-25
    expect(days(found)).toEqual(['promised 1 red 2026-02-25', 'promised 1 warning 2026-02-27']);
  });

  it('should give nothing that the clock did not live to see', async () => {
    // given: granted on the second day
    const one = await supervised();
    one.at('2026-02-24T10:00');
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'grant' });
    one.at('2026-04-01T10:00');
    // when
    const found = [tested(one, half), tested(one, rulesOf({ level: 'yellow', when: { used: 20 } }))];
    // then
    expect(found.map(days)).toEqual([[], ['promised 1 yellow 2026-02-14']]);
  });

  it('should leave out the time a clock stood still', async () => {
    // given: with a superior from 02-14 to 03-02
    const one = await supervised();
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'forward' });
    one.at('2026-03-02T10:00');
    one.give('zhouwei', { type: 'deliver-message', name: 'answered', key: null, payload: {} });
    one.at('2026-04-01T10:00');
    // when
    const found = tested(one, half);
    // then: of the 5 days the half is used up on the third after 03-02 10:00
    expect(days(found)).toEqual(['promised 1 yellow 2026-03-04']);
  });

  it('should not give a card a second time that was given by hand, and count a revoked one as given', async () => {
    // given
    const one = await supervised();
    one.give('liuyang', { type: 'issue-card', level: 'yellow', clock: 'promised', to: ['liqiang'], reason: '拖延' });
    one.at('2026-03-10T10:00');
    one.give('liuyang', { type: 'revoke-card', card: lastCard(one).id, reason: '误发' });
    // when
    const found = tested(one, rulesOf({ level: 'yellow', when: { used: 50 } }, { level: 'red', when: { afterDue: 3 } }));
    // then
    expect(days(found)).toEqual(['promised 1 red 2026-03-03']);
    expect(days(cardsGiven(one.session.entries))).toEqual(['promised 1 warning 2026-02-26', 'promised 1 red 2026-03-03']);
  });

  it('should give no cards without rules, and keep the moments of a calendar nobody knows any more', async () => {
    // given
    const one = await supervised();
    one.at('2026-03-10T10:00');
    // when
    const [none, unknown] = [tested(one, null), tested(one, half, false)];
    // then
    expect(none).toEqual([]);
    expect(days(unknown)).toEqual(days(cardsGiven(one.session.entries)));
  });

  it('should find conduct that nobody watched then', async () => {
    // given
    const one = await supervised();
    one.complete('handle');
    one.complete('approve', 'zhouwei', { result: 'refuse' });
    // when
    const found = tested(one, rulesOf({ level: 'yellow', when: { conduct: 'no-reasons' } }));
    // then
    expect(found).toMatchObject([{ clock: 'conduct', run: 1, level: 'yellow', cause: 'no-reasons', on: '2026-02-13' }]);
  });
});

describe('compareCards', () => {
  const card = (level: PastCard['level'], on: string, at: number): PastCard => ({ clock: 'promised', run: 1, level, rule: level, on, at });

  it('should tell what is added, removed and moved, and nothing of what is the same', () => {
    // given
    const was = [card('warning', '2026-02-26', 1), card('yellow', '2026-02-28', 2), card('red', '2026-03-03', 3)];
    const is = [card('warning', '2026-02-26', 1), card('yellow', '2026-02-25', 0)];
    // when
    const changes = [compareCards(was, is), compareCards(is, was), compareCards(was, was)];
    // then
    expect(changes.map(list => list.map(change => [change.level, change.was, change.is]))).toEqual([
      [
        ['yellow', '2026-02-28', '2026-02-25'],
        ['red', '2026-03-03', null],
      ],
      [
        ['yellow', '2026-02-25', '2026-02-28'],
        ['red', null, '2026-03-03'],
      ],
      [],
    ]);
  });
});
