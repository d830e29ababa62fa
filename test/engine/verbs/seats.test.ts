import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seat, Signing } from '#engine/cases/state.ts';
import { addSeats, ownSeat, subTree } from '#engine/verbs/added.ts';
import { candidatesOf, plainSigning, type SeatRule, settle, unvote, vote } from '#engine/verbs/seats.ts';
import type { Vote } from '#engine/verbs/tally.ts';

const own = (...accounts: string[]) => accounts.map((account, n) => ownSeat(n + 1, account));
const rule = (signing: Partial<Signing> = {}, addedRefusal: SeatRule['addedRefusal'] = 'refuse'): SeatRule => ({
  signing: { mode: 'all', refusal: 'first', ...signing },
  addedRefusal,
});
const add = (seats: readonly Seat[], place: Seat['place'], parent: string, who: string[], method?: Seat['method']) =>
  addSeats(seats, { parent, place: place as 'before', who, by: 'x', ...(method ? { method } : {}) });

/** Seats after people have said something in turn, "a+" agrees, "a-" refuses, "a0" abstains; whoever speaks must have their turn. */
function played(seats: readonly Seat[], by: SeatRule, ...said: string[]) {
  let settled = settle(seats, by);
  for (const words of said) {
    const seat = settled.seats.find(one => one.account === words.slice(0, -1))!;
    expect(`${words}: ${seat.status}`).toBe(`${words}: open`);
    const voice: Vote = ({ '+': 'agree', '-': 'refuse', '0': 'abstain' } as const)[words.at(-1) as '+'];
    settled = settle(vote(settled.seats, seat.id, { vote: voice, at: 1 }), by);
  }
  return settled;
}
const shown = ({ seats, result }: ReturnType<typeof settle>) =>
  `${seats.map(({ account, status }) => `${account} ${status}`).join(', ')} = ${result}`;

describe('whose turn it is', () => {
  it('should ask everybody at once, and void who is not needed any more', () => {
    expect(shown(played(own('a', 'b', 'c'), rule()))).toBe('a open, b open, c open = null');
    expect(shown(played(own('a', 'b', 'c'), rule(), 'b-'))).toBe('a void, b done, c void = refuse');
    expect(shown(played(own('a', 'b', 'c'), rule({ mode: 'any' }), 'c+'))).toBe('a void, b void, c done = agree');
    expect(shown(played(own('a', 'b', 'c'), rule({ mode: 'vote' }), 'a+', 'b+'))).toBe('a done, b done, c void = agree');
  });

  it('should ask one after the other, in the order given', () => {
    const ordered = rule({ mode: 'order' });
    expect(shown(played(own('a', 'b', 'c'), ordered))).toBe('a open, b waiting, c waiting = null');
    expect(shown(played(own('a', 'b', 'c'), ordered, 'a+'))).toBe('a done, b open, c waiting = null');
    expect(shown(played(own('a', 'b', 'c'), ordered, 'a+', 'b-'))).toBe('a done, b done, c void = refuse');
    expect(shown(played(own('a', 'b', 'c'), rule({ mode: 'order', refusal: 'all' }), 'a-', 'b+'))).toBe('a done, b done, c open = null');
  });

  it('should name the people whose turn it is as candidates', () => {
    expect(candidatesOf(played(own('a', 'b'), rule({ mode: 'order' })).seats)).toEqual(['person:a']);
  });
});

describe('added signers', () => {
  it('should let those before act first, then come back', () => {
    const seats = add(own('a', 'b'), 'before', 's1', ['x', 'y']);
    expect(shown(played(seats, rule()))).toBe('a waiting, x open, y open, b open = null');
    expect(shown(played(seats, rule(), 'x+'))).toBe('a waiting, x done, y open, b open = null');
    expect(shown(played(seats, rule(), 'x+', 'y+'))).toBe('a open, x done, y done, b open = null');
    expect(shown(played(seats, rule(), 'x+', 'y+', 'a+', 'b+'))).toBe('a done, x done, y done, b done = agree');
  });

  it('should let them decide among themselves: the first of 或签, one after the other of 依次', () => {
    const anyOf = add(own('a'), 'before', 's1', ['x', 'y'], 'any');
    expect(shown(played(anyOf, rule(), 'y+'))).toBe('a open, x void, y done = null');
    expect(shown(played(anyOf, rule(), 'y0'))).toBe('a waiting, x open, y done = null');
    const inOrder = add(own('a'), 'before', 's1', ['x', 'y'], 'order');
    expect(shown(played(inOrder, rule()))).toBe('a waiting, x open, y waiting = null');
    expect(shown(played(inOrder, rule(), 'x+'))).toBe('a waiting, x done, y open = null');
  });

  it('should keep the acts of adding apart, each by its own method', () => {
    const twice = add(add(own('a'), 'before', 's1', ['x', 'y'], 'any'), 'before', 's1', ['z']);
    expect(shown(played(twice, rule(), 'x+'))).toBe('a waiting, x done, y void, z open = null');
  });

  it('should end the node only after those after, and never come back', () => {
    const seats = add(own('a', 'b'), 'after', 's1', ['x']);
    expect(shown(played(seats, rule()))).toBe('a open, x waiting, b open = null');
    expect(shown(played(seats, rule(), 'a+', 'b+'))).toBe('a done, x open, b done = null');
    expect(shown(played(seats, rule(), 'a+', 'b+', 'x+'))).toBe('a done, x done, b done = agree');
    const anyone = rule({ mode: 'any' });
    expect(shown(played(seats, anyone, 'a+'))).toBe('a done, x open, b void = null');
    expect(shown(played(seats, anyone, 'a+', 'x+'))).toBe('a done, x done, b void = agree');
    expect(shown(played(seats, anyone, 'b+'))).toBe('a void, x void, b done = agree');
  });

  it('should hear those after before the next in order', () => {
    const seats = add(own('a', 'b'), 'after', 's1', ['x']);
    expect(shown(played(seats, rule({ mode: 'order' }), 'a+'))).toBe('a done, x open, b waiting = null');
    expect(shown(played(seats, rule({ mode: 'order' }), 'a+', 'x+'))).toBe('a done, x done, b open = null');
  });

  it('should count those in parallel in the same round', () => {
    const seats = add(own('a', 'b'), 'parallel', 's1', ['x']);
    expect(shown(played(seats, rule()))).toBe('a open, x open, b open = null');
    expect(shown(played(seats, rule({ mode: 'vote' }), 'a+', 'b-'))).toBe('a done, x open, b done = null');
    expect(shown(played(seats, rule({ mode: 'order' }), 'a+'))).toBe('a done, x open, b waiting = null');
  });

  it('should take a refusal by an added signer for the node, or for advice where set', () => {
    const before = add(own('a'), 'before', 's1', ['x']);
    const later = add(own('a'), 'after', 's1', ['x']);
    const beside = add(own('a'), 'parallel', 's1', ['x']);
    expect(shown(played(before, rule(), 'x-'))).toBe('a void, x done = refuse');
    expect(shown(played(later, rule(), 'a+', 'x-'))).toBe('a done, x done = refuse');
    expect(shown(played(beside, rule(), 'x-'))).toBe('a void, x done = refuse');
    expect(shown(played(before, rule({}, 'advise'), 'x-', 'a+'))).toBe('a done, x done = agree');
    expect(shown(played(later, rule({}, 'advise'), 'a+', 'x-'))).toBe('a done, x done = agree');
    expect(shown(played(beside, rule({}, 'advise'), 'x-', 'a+'))).toBe('a done, x done = agree');
  });

  it('should number them on, unique in the task, and find everybody who hangs on a seat', () => {
    const seats = add(add(own('a', 'b'), 'before', 's2', ['x', 'y']), 'after', 's1', ['z']);
    expect(seats.map(({ id, account, act }) => [id, account, act])).toEqual([
      ['s1', 'a', undefined],
      ['s5', 'z', 2],
      ['s2', 'b', undefined],
      ['s3', 'x', 1],
      ['s4', 'y', 1],
    ]);
    expect(subTree(seats, 's2').map(({ account }) => account)).toEqual(['b', 'x', 'y']);
  });
});

describe('taking a voice back', () => {
  it('should put the seat and everybody behind it where they were', () => {
    const seats = add(own('a', 'b'), 'after', 's1', ['x']);
    const voted = played(seats, rule(), 'a+');
    expect(shown(settle(unvote(voted.seats, 's1'), rule()))).toBe(shown(played(seats, rule())));
    expect(settle(unvote(voted.seats, 's1'), rule()).seats).toEqual(settle(seats, rule()).seats);
  });
});

describe('any task with seats', () => {
  const modes = fc.record({
    mode: fc.constantFrom<Signing['mode']>('all', 'any', 'order', 'vote'),
    refusal: fc.constantFrom<Signing['refusal']>('first', 'all'),
    threshold: fc.constantFrom(0.3, 0.5, 2 / 3, 1),
    inclusive: fc.boolean(),
  });
  const additions = fc.array(
    fc.record({
      place: fc.constantFrom<'before' | 'after' | 'parallel'>('before', 'after', 'parallel'),
      method: fc.constantFrom<'all' | 'any' | 'order'>('all', 'any', 'order'),
      on: fc.nat({ max: 3 }),
      count: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 3 },
  );

  it('should always have somebody to ask until it is decided, ask nobody twice, and settle the same from its votes alone', () => {
    const results = new Set<string>();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        modes,
        additions,
        fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (count, signing, added, choices, advise) => {
          // given
          const by: SeatRule = { signing, addedRefusal: advise ? 'advise' : 'refuse' };
          let seats = own(...['a', 'b', 'c', 'd'].slice(0, count));
          for (const [n, { place, method, on, count: many }] of added.entries()) {
            const who = Array.from({ length: many }, (_, m) => `x${n}${m}`);
            seats = addSeats(seats, { parent: `s${(on % count) + 1}`, place, method, who, by: 'a' });
          }
          // when: whoever has their turn acts, in any order
          let settled = settle(seats, by);
          for (let turn = 0; settled.result === null; turn++) {
            const open = settled.seats.filter(({ status }) => status === 'open');
            expect(open.length).toBeGreaterThan(0);
            const choice = choices[turn % choices.length]!;
            const voice = (['agree', 'agree', 'refuse', 'abstain'] as const)[choice % 4]!;
            settled = settle(vote(settled.seats, open[choice % open.length]!.id, { vote: voice, at: turn }), by);
            expect(turn).toBeLessThan(seats.length);
            expect(
              settle(
                settled.seats.map(seat => (seat.status === 'done' ? seat : { ...seat, status: 'waiting' })),
                by,
              ),
            ).toEqual(settled);
          }
          // then
          results.add(`${signing.mode} ${settled.result}`);
          expect(settled.seats.every(({ status }) => status === 'done' || status === 'void')).toBe(true);
        },
      ),
      { numRuns: 1_000, seed: 20_261_122 },
    );
    expect(results.size).toBe(8);
  });

  it('should let the holder of a plain task act after everybody before them', () => {
    const seats = add(own('a'), 'before', 's1', ['x']);
    expect(shown(played(seats, { signing: plainSigning, addedRefusal: 'refuse' }, 'x+', 'a+'))).toBe('a done, x done = agree');
  });
});
