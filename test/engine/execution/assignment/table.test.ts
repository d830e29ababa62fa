import { describe, expect, it } from 'vitest';
import { organisations, policies, rows, rules, settle } from './table.rows.ts';

describe('assignment rule x organisation x policy -> principals (办理人规则表)', () => {
  const cells = rows.flatMap(({ rule, organisation, answer, except }) =>
    Object.keys(policies).map(policy => [rule, organisation, policy, except?.[policy as keyof typeof policies] ?? answer] as const),
  );

  it.each(cells)('should ask by "%s" with "%s" and "%s": %s', async (rule, organisation, policy, answer) => {
    // when
    const asked = await settle(rule, organisation, policy as keyof typeof policies);
    // then
    expect(asked).toBe(answer);
  });

  it('should have a row for every rule with every organisation', () => {
    const all = Object.keys(rules).flatMap(rule => Object.keys(organisations).map(organisation => `${rule} / ${organisation}`));
    expect(rows.map(({ rule, organisation }) => `${rule} / ${organisation}`).toSorted()).toEqual(all.toSorted());
  });
});
