import { describe, expect, it } from 'vitest';
import { contentOf } from '#processes/hash.ts';
import { judge, type Judgement } from '#processes/judge.ts';
import type { ItemOperation, Operation } from '#processes/overlay/types.ts';
import { partsOf } from './overlay/parts.ts';
import { shipped } from './shipped.ts';

const base = partsOf('promised');
const parent = shipped.promised!.items.find(({ id }) => id === 'food-business-new')!;
const layer = (centre: string) => ({ centre, title: { zh: centre, en: centre } });
const calls = { supplement: 'a'.repeat(64), extension: 'b'.repeat(64) };

function overlay(operations: readonly Operation[], changes: readonly ItemOperation[] = [], unit = 'economic'): Judgement {
  return {
    pack: 'promised',
    body: {
      kind: 'overlay',
      base: contentOf(base, calls),
      operations,
      items: [{ item: parent.id, version: parent.version, unit, operations: changes }],
    },
    others: shipped,
    calls,
    released: null,
    layers: [{ layer: layer('heshan'), parts: base }],
    own: layer('town'),
    itemLayers: [[{ layer: layer('heshan'), item: parent }]],
    units: ['economic'],
  };
}

const whole = (change: Partial<typeof base> = {}): Judgement => ({
  ...overlay([]),
  body: { kind: 'whole', pack: { ...base, ...change }, golden: { scenarios: shipped.promised!.scenarios, items: shipped.promised!.items } },
  released: base,
  layers: [],
});

const errors = async (judgement: Judgement) =>
  (await judge(judgement)).problems.filter(({ severity }) => severity === 'error').map(({ code, file, pointer }) => [code, file, pointer]);
const item = `items/${parent.id}.json`;

describe('judge', () => {
  it('should find the content of the parent in an overlay without changes, and its own in one with', async () => {
    // when
    const [same, other] = [await judge(overlay([])), await judge(overlay([{ part: 'clocks', path: ['notice', 'length'], value: '= 3' }]))];
    // then
    expect(same).toMatchObject({ content: contentOf(base, calls), differences: [], release: { calls } });
    expect(same.items).toEqual([{ ...parent, unit: 'economic' }]);
    expect(other.content).not.toBe(same.content);
    expect(other.differences).toMatchObject([{ path: ['notice', 'length'], layer: { centre: 'town' } }]);
  });

  it.each<[string, Judgement, unknown[]]>([
    [
      'a promise longer than the law',
      overlay([], [{ path: ['promisedLimit'], value: 11 }]),
      ['item-promised-longer', item, '/promisedLimit'],
    ],
    [
      'a promise of the same day',
      overlay(
        [],
        [
          { path: ['promisedLimit'], value: 0 },
          { path: ['stageLimits'], value: {} },
        ],
      ),
      ['item-same-day', item, '/promisedLimit'],
    ],
    ['a unit that is not here', overlay([], [], 'nowhere'), ['unit-unknown', item, '/unit']],
    ['a version nobody offers', { ...overlay([]), itemLayers: [] }, ['item-unknown', item, undefined]],
    [
      'a rule without sense',
      overlay([{ part: 'cards', path: ['red', 'when', 'afterDue'], value: 'soon' }]),
      ['cards-invalid', 'cards.json', '/rules/2/when/afterDue'],
    ],
  ])('should tell %s once, and give no content', async (_name, judgement, expected) => {
    const found = await errors(judgement);
    expect(found.map(([, ...place]) => place)).toEqual([expected.slice(1)]);
    expect((await judge(judgement)).content).toBeNull();
  });

  it('should warn of branches of a joint item that no unit here would do', async () => {
    // given
    const { items, head } = shipped.joint!;
    const taken = items[0]!;
    const given = overlay([]);
    const joint = {
      ...given,
      pack: 'joint',
      body: { ...given.body, items: [{ item: taken.id, version: taken.version, unit: 'economic', operations: [] }] },
      calls: Object.fromEntries(head.calls.map(call => [call, 'c'.repeat(64)])),
      layers: [{ layer: layer('heshan'), parts: partsOf('joint') }],
      itemLayers: [[{ layer: layer('heshan'), item: taken }]],
    } as Judgement;
    const told = async (units: readonly string[]) =>
      (await judge({ ...joint, units })).problems.flatMap(({ code, severity, pointer }) =>
        code === 'branch-unit-unknown' ? [[severity, pointer]] : [],
      );
    // when, then
    expect(await told(['economic'])).toEqual(taken.branches!.map((_, index) => ['warning', `/branches/${index}/unit`]));
    expect(await told(['economic', ...taken.branches!.map(({ unit }) => unit)])).toEqual([]);
  });

  it('should judge a whole pack with its golden cases, and compare it with what was released', async () => {
    // when
    const [same, changed] = [await judge(whole()), await judge(whole({ head: { ...base.head, title: { zh: '承诺', en: 'Promised' } } }))];
    // then
    expect(await errors(whole())).toEqual([]);
    expect(same).toMatchObject({ content: contentOf(base, calls), differences: [] });
    expect(changed).toMatchObject({ content: same.content, differences: [{ path: ['title'] }] });
  });

  it('should tell a called pack that is nowhere, and the id of another pack', async () => {
    expect(await judge({ ...whole(), calls: {}, others: {} })).toMatchObject({ content: null });
    expect((await errors({ ...whole(), pack: 'instant' })).map(([code]) => code)).toContain('pack-id');
  });
});
