import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBpmn, canonicalJson } from '#processes/canonical.ts';
import { checkPack } from '#processes/check.ts';
import { readPack } from '#processes/read.ts';
import { createReleases } from '#processes/publish.ts';
import { filesOf, shipped } from './shipped.ts';

const files = filesOf('promised');
const names = Object.keys(files).filter(name => name.endsWith('.json'));

/** Put a value at a place of a JSON tree: each step picks a field or an entry. */
function plant(tree: unknown, steps: readonly number[], value: unknown): unknown {
  if (steps.length === 0 || typeof tree !== 'object' || tree === null) return value;
  const keys = Object.keys(tree);
  if (keys.length === 0) return value;
  const key = keys[steps[0]! % keys.length]!;
  const child = plant((tree as Record<string, unknown>)[key], steps.slice(1), value);
  return Array.isArray(tree) ? tree.with(Number(key), child) : { ...tree, [key]: child };
}

describe('packs from anywhere', () => {
  it('should be judged without ever throwing, and never be published with an error', async () => {
    // given
    const change = fc.record({
      name: fc.constantFrom(...names),
      steps: fc.array(fc.nat(20), { maxLength: 6 }),
      value: fc.jsonValue({ maxDepth: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ name, steps, value }) => {
        // when
        const { pack, problems } = readPack({ ...files, [name]: JSON.stringify(plant(JSON.parse(files[name]!), steps, value)) });
        // then
        if (!pack) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        const found = await checkPack(pack, shipped);
        const { releases } = await createReleases([pack, shipped.supplement!, shipped.extension!], { author: 'a', publishedAt: 0 });
        const isBad = found.some(({ severity }) => severity === 'error');
        expect(releases.some(({ manifest }) => manifest.pack === pack.head.id)).toBe(!isBad);
      }),
      { numRuns: 60 },
    );
  });

  it('should be refused when JSON is nested without end', () => {
    expect(readPack({ ...files, 'settings.json': '['.repeat(200_000) }).problems.map(({ code }) => code)).toContain('bad-json');
  });
});

describe('canonicalJson', () => {
  it('should keep the value, and not care about the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe('canonicalBpmn', () => {
  it.each(['', '<a>', '<a></b>', 'text'])('should throw on what is not XML: %j', xml => {
    expect(() => canonicalBpmn(xml)).toThrow();
  });
});
