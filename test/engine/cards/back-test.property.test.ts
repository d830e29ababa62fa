import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { backTest, cardsGiven, compareCards, type PastCard } from '#engine/cards/index.ts';
import { readLocal } from '#engine/calendar/index.ts';
import type { CardRule, CardRules, CardTrigger } from '#engine/clocks/types.ts';
import { loadPlays } from '../cases/plays.ts';
import type { Play } from '../cases/random-run.ts';
import { type Happening, keyOf, tell, type Told } from './re-run.ts';

const runs = Number(process.env.RUNS ?? 1_000) / 4;

const trigger: fc.Arbitrary<CardTrigger> = fc.oneof(
  fc.record({ beforeDue: fc.nat(3), unit: fc.constant('working-day' as const), at: fc.constantFrom('open' as const, 'close' as const) }),
  fc.record({ afterDue: fc.nat(4), unit: fc.constant('working-day' as const), at: fc.constantFrom('open' as const, 'close' as const) }),
  fc.record({ used: fc.integer({ min: 1, max: 150 }) }),
);
const rule = (level: CardRule['level']): fc.Arbitrary<CardRule | null> =>
  fc.option(
    fc.record({
      id: fc.constant(level),
      level: fc.constant(level),
      when: trigger,
      to: fc.constant(['handler']),
      confirmed: fc.constant(true),
    }),
  );
const conduct = (of: 'no-reasons' | 'step-skipped'): fc.Arbitrary<CardRule | null> =>
  fc.option(
    fc.record({
      id: fc.constant(of),
      level: fc.constantFrom('yellow' as const, 'red' as const),
      when: fc.constant({ conduct: of }),
      to: fc.constant(['handler']),
      confirmed: fc.constant(true),
    }),
  );
const cards: fc.Arbitrary<CardRules> = fc
  .tuple(
    fc.constantFrom('promised', 'statutory'),
    fc.subarray(['case', 'stage', 'step'] as const, { minLength: 1 }),
    fc.tuple(rule('warning'), rule('yellow'), rule('red'), conduct('no-reasons'), conduct('step-skipped')),
  )
  .map(([basis, scope, rules]) => ({ basis, scope, rules: rules.filter(one => one !== null) }));

const whats = [
  'work',
  'work',
  'work',
  'work',
  'work',
  'supplement',
  'extend',
  'message',
  'urge',
  'return',
  'jump',
  'by-hand',
  'calendar',
  'suspend',
  'withdraw',
] as const;
const happening: fc.Arbitrary<Happening> = fc.record({
  hours: fc.oneof(fc.nat(8), fc.nat(200)),
  what: fc.constantFrom(...whats),
  asleep: fc.boolean(),
  late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 90 })),
  seed: fc.nat(),
});
const story = fc.array(happening, { minLength: 4, maxLength: 22 });
const starts = ['2026-02-12T10:00', '2026-09-17T16:30', '2026-12-14T10:00'].map(moment => readLocal(moment)!);
const start = fc.constantFrom(...starts);

let play: Play;
beforeAll(async () => {
  play = (await loadPlays()).promised!;
});

function tested(told: Told, rules: CardRules): PastCard[] {
  const calendarOf = (id: string, version: number) => told.calendars.get(keyOf({ id, version }));
  const processOf = (content: string) => play.releases.get(content)?.process;
  return backTest({ entries: told.entries, cards: rules, calendarOf, until: told.now, processOf });
}

/** In one order, whatever fell on the same moment. */
const sorted = (found: readonly PastCard[]) =>
  found.map(({ clock, run, level, rule, on, at, cause = 'time' }) => [clock, run, level, rule, on, at, cause].join(' ')).toSorted();

describe('backTest on random cases of the promised pack', () => {
  it('should find no difference under the rules the cases had, whatever happened', { timeout: 120_000 }, () => {
    let given = 0;
    fc.assert(
      fc.property(cards, start, story, (rules, from, happenings) => {
        // given
        const told = tell(play, rules, from, happenings);
        // when
        const was = cardsGiven(told.entries);
        const is = tested(told, rules);
        // then
        given += was.length;
        expect(sorted(is)).toEqual(sorted(was));
        expect(compareCards(was, is)).toEqual([]);
      }),
      { numRuns: runs, seed: 20_261_122 },
    );
    expect(given).toBeGreaterThan(runs);
  });

  it('should find what the same commands give anew under other rules', { timeout: 120_000 }, () => {
    let changed = 0;
    fc.assert(
      fc.property(cards, cards, start, story, (before, after, from, happenings) => {
        // given: what is entered late or changes the calendar happens while the machine looks; by hand no card stands in the way of a rule
        const quiet = happenings
          .filter(({ what }) => what !== 'by-hand')
          .map(one => ({ ...one, late: one.asleep ? 0 : one.late, asleep: one.asleep && one.what !== 'calendar' }));
        const told = tell(play, before, from, quiet);
        const again = tell(play, after, from, quiet);
        fc.pre(JSON.stringify(told.done) === JSON.stringify(again.done));
        // when
        const found = tested(told, after);
        // then
        const anew = cardsGiven(again.entries);
        changed += compareCards(cardsGiven(told.entries), anew).length;
        expect(sorted(found)).toEqual(sorted(anew));
      }),
      { numRuns: runs, seed: 20_261_122 },
    );
    expect(changed).toBeGreaterThan(runs);
  });
});
