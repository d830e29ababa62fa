import { describe, expect, it } from 'vitest';
import { isCreditCode, isMobile, isResidentId } from '#forms/schema/formats.ts';
import { inventParty } from '#server/demo/history/applicants.ts';
import { createRandom } from '#server/demo/history/random.ts';

describe('invented applicants', () => {
  const random = createRandom('applicants');
  const parties = Array.from({ length: 300 }, (_, index) => inventParty(random, index % 2 === 0 ? 'person' : 'organisation'));

  it('should have well-formed numbers with right check characters', () => {
    for (const { personId, creditCode, mobile } of parties) {
      expect([personId, isResidentId(personId)]).toEqual([personId, true]);
      expect([creditCode, isCreditCode(creditCode)]).toEqual([creditCode, true]);
      expect([mobile, isMobile(mobile)]).toEqual([mobile, true]);
    }
  });

  it('should be nobody: their ID numbers are of no county, their firms of a range of the demo alone', () => {
    for (const { personId, creditCode } of parties) {
      expect(personId.slice(4, 6)).toBe('00');
      expect(creditCode.slice(8, 14)).toBe('MADEM0');
    }
  });

  it('should be the same for the same seed, and differ within one', () => {
    const again = createRandom('applicants');
    expect(inventParty(again, 'person')).toEqual(parties[0]);
    expect(new Set(parties.map(({ personId }) => personId)).size).toBeGreaterThan(295);
  });
});
