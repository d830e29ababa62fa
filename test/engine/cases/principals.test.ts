import { describe, expect, it } from 'vitest';
import { isHeld, matches, matchesAny, postPrincipal, principalsOf } from '#engine/cases/principals.ts';
import { organisation } from './packs.ts';

describe('principals', () => {
  it('should make principals of a person from the posts held', () => {
    expect(principalsOf(organisation, 'liqiang')).toEqual(['person:liqiang', 'handler', 'handler@market-supervision']);
    expect(principalsOf(organisation, 'wangfang')).toEqual(['person:wangfang', 'window-staff', 'window-staff@*']);
    expect(principalsOf(organisation, 'nobody')).toEqual(['person:nobody']);
  });

  it.each([
    ['handler@market-supervision', 'liqiang', true],
    ['handler@health', 'liqiang', false],
    ['handler', 'liqiang', true],
    ['window-staff@health', 'wangfang', true],
    ['person:liqiang', 'liqiang', true],
    ['person:liqiang', 'wangfang', false],
    ['anyone', 'nobody', true],
    ['system', 'huangmei', false],
  ])('should match %s against %s: %s', (candidate, account, fits) => {
    expect(matches(candidate, principalsOf(organisation, account))).toBe(fits);
  });

  it('should not let an account name be taken for a post', () => {
    expect(matches('person:x@y', ['person:x@*'])).toBe(false);
    expect(matchesAny([], ['anyone'])).toBe(false);
  });

  it('should know whether somebody holds a post, and where the centre grants it', () => {
    expect(
      ['handler@health', 'handler@nowhere', 'window-staff@nowhere', 'auditor', 'person:liqiang', 'person:x'].map(one =>
        isHeld(organisation, one),
      ),
    ).toEqual([true, false, true, false, true, false]);
    expect(postPrincipal(organisation, 'unit-leader', 'market-supervision')).toBe('unit-leader@market-supervision');
    expect(postPrincipal(organisation, 'supervision-office', 'market-supervision')).toBe('supervision-office');
  });

  it('should not tell the holders of another unit what concerns the whole centre only', () => {
    // given: one supervisor for the whole centre, one of another unit
    const chief = { account: 'chief', name: '总', post: 'window-supervisor', unit: null };
    const health = { account: 'health', name: '卫', post: 'window-supervisor', unit: 'health' };
    const centre = { ...organisation, posts: [chief, health] };
    // when
    const to = postPrincipal(centre, 'window-supervisor', 'market-supervision');
    // then
    expect(['chief', 'health'].map(account => matches(to, principalsOf(centre, account)))).toEqual([true, false]);
    expect(isHeld(centre, to)).toBe(true);
    expect(postPrincipal({ ...organisation, posts: [health] }, 'window-supervisor', 'market-supervision')).toBe('window-supervisor');
  });
});
