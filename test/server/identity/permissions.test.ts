import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissions } from '#server/contract/permissions.ts';
import { type Grant, grantsOf, type Holder, may, maySee, roles } from '#server/identity/permissions.ts';

/** A random tree: parent of each centre by number, the first one is the root. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 12 })
  .map(picks => picks.map((pick, index) => (index === 0 ? null : pick % index)));

function below(parents: readonly (number | null)[], centre: number): string[] {
  return parents.flatMap((parent, index) => (parent === centre ? [`c${index}`, ...below(parents, index)] : []));
}

const holderOf = (parents: readonly (number | null)[], grants: readonly Grant[]): Holder => ({
  grants,
  below: Object.fromEntries(parents.map((_parent, index) => [`c${index}`, below(parents, index)])),
});

const unit = fc.constantFrom('health', 'market');

describe('may', () => {
  it('should let a parent reach down where the role does, and never a child up or aside', () => {
    fc.assert(
      fc.property(
        trees,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...roles),
        fc.constantFrom('this' as const, 'subtree' as const),
        (parents, a, b, role, reach) => {
          // given
          const [own, other] = [a % parents.length, b % parents.length];
          const holder = holderOf(parents, [{ tenant: `c${own}`, role, unit: null, reach }]);
          const target = { tenant: `c${other}`, unit: 'health', participates: false };
          // when
          const seen = maySee(holder, target);
          // then
          const isReached = own === other || (reach === 'subtree' && below(parents, own).includes(`c${other}`));
          const readsAll = grantsOf[role].includes('case.read.all') || grantsOf[role].includes('case.read.unit');
          expect(seen).toBe(isReached && readsAll);
        },
      ),
    );
  });

  it('should keep unit permissions to the unit of the grant, whole-centre grants excepted', () => {
    fc.assert(
      fc.property(unit, unit, fc.boolean(), (held, asked, isWhole) => {
        const holder = holderOf([null], [{ tenant: 'c0', role: 'unit-leader', unit: isWhole ? null : held, reach: 'this' }]);
        expect(may(holder, 'case.read.unit', { tenant: 'c0', unit: asked, participates: false })).toBe(isWhole || held === asked);
      }),
    );
  });

  it('should keep own permissions to cases the person takes part in', () => {
    const holder = holderOf([null], [{ tenant: 'c0', role: 'handler', unit: 'health', reach: 'this' }]);
    expect(maySee(holder, { tenant: 'c0', unit: 'health', participates: true })).toBe(true);
    expect(maySee(holder, { tenant: 'c0', unit: 'health', participates: false })).toBe(false);
  });

  it('should give nothing to a role it does not know', () => {
    const holder = holderOf([null], [{ tenant: 'c0', role: 'constructor', unit: null, reach: 'subtree' }]);
    for (const permission of Object.keys(permissions)) {
      expect(may(holder, permission as keyof typeof permissions, { tenant: 'c0', unit: 'health', participates: true })).toBe(false);
    }
  });

  it('should leave no permission that nobody holds', () => {
    const held = new Set(Object.values(grantsOf).flat());
    expect(Object.keys(permissions).filter(permission => !held.has(permission as keyof typeof permissions))).toEqual([]);
  });
});
