import { describe, expect, it } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { changeOf } from '#workbench/supervise/backtest/change.ts';
import {
  type CardsJson,
  draftsOf,
  faultsOf,
  hasRules,
  newRule,
  readText,
  textOf,
  withDrafts,
} from '#workbench/supervise/backtest/rules.ts';

const cards: CardsJson = {
  basis: 'promised',
  scope: ['case', 'stage'],
  once: 'run',
  rules: [
    { id: 'warning', level: 'warning', when: { beforeDue: 1, unit: 'working-day', at: 'open' }, to: ['handler'], confirmed: true },
    {
      id: 'half',
      level: 'yellow',
      when: { used: 50 },
      to: ['handler'],
      confirmed: false,
      scope: ['stage'],
      letter: 'card-letter',
      points: 2,
    },
    { id: 'silent', level: 'red', when: { conduct: 'no-reasons' }, to: ['unit-leader'], confirmed: true },
  ],
};

describe('drafts of card rules', () => {
  it('should read every trigger', () => {
    expect(draftsOf(cards).map(({ kind, amount, at, conduct, points }) => ({ kind, amount, at, conduct, points }))).toEqual([
      { kind: 'before', amount: 1, at: 'open', conduct: null, points: null },
      { kind: 'used', amount: 50, at: 'open', conduct: null, points: 2 },
      { kind: 'conduct', amount: null, at: 'open', conduct: 'no-reasons', points: null },
    ]);
  });

  it('should leave what nobody changed exactly as it was', () => {
    expect(withDrafts(cards, draftsOf(cards))).toEqual(cards);
  });

  it('should keep scope and letter of a rule whose amount and receivers change', () => {
    // given
    const drafts = draftsOf(cards);

    // when
    const changed = withDrafts(cards, [
      drafts[0]!,
      { ...drafts[1]!, amount: 80, to: ['handler', 'unit-leader'], points: null },
      drafts[2]!,
    ]);

    // then
    expect(changed).toEqual({
      ...cards,
      rules: [
        (cards.rules as unknown[])[0],
        {
          id: 'half',
          level: 'yellow',
          when: { used: 80 },
          to: ['handler', 'unit-leader'],
          confirmed: false,
          scope: ['stage'],
          letter: 'card-letter',
        },
        (cards.rules as unknown[])[2],
      ],
    });
  });

  it('should write a trigger that became another kind', () => {
    const [first, ...rest] = draftsOf(cards);
    const { rules } = withDrafts(cards, [{ ...first!, kind: 'after', amount: 2, at: 'close' }, ...rest]) as { rules: { when: unknown }[] };
    expect(rules[0]!.when).toEqual({ afterDue: 2, unit: 'working-day', at: 'close' });
  });

  it('should name what is missing', () => {
    const drafts = draftsOf(cards);
    expect(faultsOf(drafts[0]!)).toEqual([]);
    expect(faultsOf({ ...drafts[0]!, amount: null, to: [] })).toEqual(['amount', 'to']);
    expect(faultsOf({ ...drafts[2]!, conduct: null })).toEqual(['conduct']);
  });

  it('should give a new rule an id that is free', () => {
    const one = newRule([]);
    expect(newRule([one, { ...one, id: 'rule-3' }]).id).toBe('rule-2');
  });

  it('should understand the rules of every shipped pack that has some', () => {
    const shipped = shippedPacks().packs.flatMap(({ cards: json }) => (json ? [json as unknown] : []));
    expect(shipped.length).toBeGreaterThan(0);
    for (const json of shipped) {
      expect(hasRules(json)).toBe(true);
      expect(withDrafts(json as CardsJson, draftsOf(json as CardsJson))).toEqual(json);
      expect(draftsOf(json as CardsJson).flatMap(faultsOf)).toEqual([]);
    }
  });
});

describe('readText', () => {
  it('should read what was written', () => {
    expect(readText(textOf(cards))).toEqual({ ok: true, cards });
  });

  it('should tell the line of a mistake', () => {
    expect(readText('{\n  "rules": [\n    { "id": }\n  ]\n}')).toEqual({ ok: false, line: 3 });
  });

  it('should refuse JSON that is no set of rules', () => {
    for (const text of ['[]', '{}', '{"rules":[{"id":"a","level":"blue","when":{},"to":[]}]}'])
      expect(readText(text)).toEqual({ ok: false, line: null });
  });
});

describe('changeOf', () => {
  it('should tell a card that comes, goes or moves', () => {
    expect(changeOf({ was: null, is: '2026-12-08' })).toBe('added');
    expect(changeOf({ was: '2026-12-08', is: null })).toBe('removed');
    expect(changeOf({ was: '2026-12-08', is: '2026-12-09' })).toBe('moved');
  });
});
