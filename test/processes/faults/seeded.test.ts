import { describe, expect, it } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { operators } from '#test/support/faults/operators.ts';
import { findFault, problemsOf, type Seeded, seedFaults, tableOf } from '#test/support/faults/run.ts';

/** Another seed or number: `npm run faults -- --seed 8 --count 400`. */
const [seed, count, wanted] = [7, 200, 190];
const { packs } = shippedPacks();

describe('faults seeded into the shipped packs', () => {
  it('should be of many kinds, each of which can be made somewhere', () => {
    expect(operators.length).toBeGreaterThanOrEqual(20);
    expect(operators.filter(({ sites }) => packs.every(pack => sites(pack).length === 0)).map(({ name }) => name)).toEqual([]);
  });

  it('should not be seen where there are none', async () => {
    expect(await problemsOf(packs)).toEqual([]);
  });

  it(`should be found by the checks and golden cases, ${wanted} of ${count} at least`, { timeout: 600_000 }, async () => {
    // given
    const faults: Seeded[] = [];
    const around = { packs, known: new Set<string>(), calendar: officialCalendar() };
    // when
    for (const one of seedFaults(packs, { seed, count })) faults.push(await findFault(one, around));
    // then
    console.log(tableOf(faults));
    expect(faults.length).toBe(count);
    expect(faults.filter(({ by }) => by.length > 0).length).toBeGreaterThanOrEqual(wanted);
  });
});
