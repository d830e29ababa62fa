import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signing } from '#engine/cases/state.ts';
import { judge, tally, type Vote, type Voice } from '#engine/verbs/tally.ts';

const votes: readonly Vote[] = ['agree', 'refuse', 'abstain'];
const said = (text: string, weights: readonly number[] = []): Voice[] =>
  [...text].map((letter, n) => ({
    vote: letter === '.' ? null : votes.find(vote => vote.startsWith(letter === 'o' ? 'abstain' : letter))!,
    weight: weights[n] ?? 1,
  }));
const all = (refusal: 'first' | 'all'): Signing => ({ mode: 'all', refusal });
const any = (refusal: 'first' | 'all'): Signing => ({ mode: 'any', refusal });
const share = (threshold: number, inclusive = false): Signing => ({ mode: 'vote', refusal: 'first', threshold, inclusive });

describe('judging a round', () => {
  // a agree, r refuse, o abstain, . still to come
  it.each([
    ['会签 waits for everybody', 'aa.', all('first'), null],
    ['会签 agrees when everybody has', 'aaa', all('first'), 'agree'],
    ['会签 ends with the first refusal', 'ar.', all('first'), 'refuse'],
    ['会签 hears everybody before it refuses, where set', 'ar.', all('all'), null],
    ['会签 refuses at the end, where set', 'ara', all('all'), 'refuse'],
    ['会签 is not stopped by an abstention', 'aoa', all('first'), 'agree'],
    ['会签 of abstentions alone refuses', 'ooo', all('first'), 'refuse'],
    ['依次 is judged like 会签', 'a.', { mode: 'order', refusal: 'first' }, null],
    ['或签 agrees with the first', '.a.', any('first'), 'agree'],
    ['或签 ends with the first refusal', '.r.', any('first'), 'refuse'],
    ['或签 goes on after an abstention', 'o..', any('first'), null],
    ['或签 hears everybody before it refuses, where set', 'rr.', any('all'), null],
    ['或签 agrees after refusals, where set', 'rra', any('all'), 'agree'],
    ['或签 refuses when everybody has, where set', 'rro', any('all'), 'refuse'],
    ['票签 must exceed one half', 'aarr', share(0.5), 'refuse'],
    ['票签 at one half is enough with >=', 'aa..', share(0.5, true), 'agree'],
    ['票签 goes on while both are possible', 'ar..', share(0.5), null],
    ['票签 ends when out of reach', 'rr..', share(0.5), 'refuse'],
    ['票签 counts an abstention as weight that does not agree', 'oo..', share(0.5), 'refuse'],
    ['票签 of everything must be reached', 'aaa', share(1), 'agree'],
    ['票签 of everything ends with the first refusal', 'r..', share(1), 'refuse'],
  ] as const)('should know that %s', (_, text, signing, result) => {
    expect(judge(said(text), signing)).toBe(result);
  });

  it('should count heads and weight of each voice apart', () => {
    expect(tally(said('ar.o', [3, 2, 5, 1]))).toEqual({
      heads: { agree: 1, refuse: 1, abstain: 1, left: 1 },
      weight: { agree: 3, refuse: 2, abstain: 1, left: 5 },
    });
  });

  it('should weigh voices, not heads', () => {
    // given: the leader weighs 3 of 5
    expect(judge(said('a..', [3, 1, 1]), share(0.5))).toBe('agree');
    expect(judge(said('.aa', [3, 1, 1]), share(0.5))).toBeNull();
    expect(judge(said('r..', [3, 1, 1]), share(0.5))).toBe('refuse');
  });
});

/** Every way the voices still to come may fall. */
function endings(voices: readonly Voice[]): Voice[][] {
  let found: Voice[][] = [[]];
  for (const voice of voices) {
    const ways = voice.vote === null ? votes.map(vote => ({ ...voice, vote })) : [voice];
    found = found.flatMap(before => ways.map(way => [...before, way]));
  }
  return found;
}

/** The plain count of everybody, in whole numbers: p/q of the weight. */
function countAll(voices: readonly Voice[], signing: Signing, [p, q]: readonly [number, number]): 'agree' | 'refuse' {
  const weight = (vote: Vote) => voices.filter(voice => voice.vote === vote).reduce((sum, voice) => sum + voice.weight, 0);
  const whole = voices.reduce((sum, voice) => sum + voice.weight, 0);
  const heads = (vote: Vote) => voices.filter(voice => voice.vote === vote).length;
  const over = weight('agree') * q - p * whole;
  if (signing.mode === 'vote') return (signing.inclusive || p === q ? over >= 0 : over > 0) ? 'agree' : 'refuse';
  if (signing.mode === 'any') return heads('agree') > 0 ? 'agree' : 'refuse';
  return heads('refuse') === 0 && heads('agree') > 0 ? 'agree' : 'refuse';
}

describe('stopping early', () => {
  const voices = fc.array(
    fc.record({ vote: fc.constantFrom<Voice['vote']>('agree', 'refuse', 'abstain', null), weight: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 6 },
  );
  const fraction = fc.integer({ min: 1, max: 12 }).chain(q => fc.tuple(fc.integer({ min: 1, max: q }), fc.constant(q)));
  const signings = fc.record({
    mode: fc.constantFrom<Signing['mode']>('all', 'any', 'order', 'vote'),
    refusal: fc.constantFrom<Signing['refusal']>('first', 'all'),
    inclusive: fc.boolean(),
  });

  it('should never give another result than counting everybody, and stop as soon as nothing can change it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(voices, signings, fraction, (given, signing, share) => {
        // 或签 with the first refusal deciding depends on the order by its nature: who comes first decides.
        fc.pre(signing.mode !== 'any' || signing.refusal === 'all');
        // when
        const rule = { ...signing, threshold: share[0] / share[1] };
        const early = judge(given, rule);
        const results = new Set(endings(given).map(voices => countAll(voices, rule, share)));
        // then
        seen.add(`${rule.mode} ${early}`);
        if (early !== null) expect([...results]).toEqual([early]);
        else if (rule.mode === 'vote') expect(results.size).toBe(2);
        else expect(given.some(({ vote }) => vote === null)).toBe(true);
      }),
      { numRuns: 3_000, seed: 20_261_122 },
    );
    expect(seen.size).toBe(12);
  });

  it('should keep the boundary of a threshold exact where its number is not', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 50 }), ([p, q], times) => {
        // given: exactly p of q agree, by heads, many times over
        const voices = Array.from({ length: q * times }, (_, n): Voice => ({ vote: n < p * times ? 'agree' : 'refuse', weight: 1 }));
        // when
        const [over, reached] = [false, true].map(inclusive => judge(voices, share(p / q, inclusive)));
        // then
        expect(over).toBe(p === q ? 'agree' : 'refuse');
        expect(reached).toBe('agree');
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
