import { describe, expect, it } from 'vitest';
import { foldItem, itemDifferencesOf, itemOperationsOf, rebaseItem } from '#processes/overlay/items.ts';
import type { ItemOperation } from '#processes/overlay/types.ts';
import { shipped } from '../shipped.ts';

const parent = shipped.promised!.items.find(({ id }) => id === 'food-business-new')!;
const overlay = (...operations: ItemOperation[]) => ({ item: parent.id, version: parent.version, unit: 'economic', operations });
const codes = (...operations: ItemOperation[]) => foldItem(parent, overlay(...operations)).problems.map(({ code }) => code);

describe('foldItem', () => {
  it('should be the item of the parent with the unit here', () => {
    expect(foldItem(parent, overlay())).toEqual({ item: { ...parent, unit: 'economic' }, problems: [] });
  });

  it('should change limits, a material by its id, and take one out', () => {
    // when
    const { item, problems } = foldItem(
      parent,
      overlay(
        { path: ['promisedLimit'], value: 3 },
        { path: ['stageLimits'], value: { handle: 1 } },
        { path: ['materials', 'layout-plan', 'copies'], value: 2 },
        { path: ['materials', 'agent'] },
      ),
    );
    // then
    expect(problems).toEqual([]);
    expect(item).toMatchObject({ promisedLimit: 3, statutoryLimit: parent.statutoryLimit, stageLimits: { handle: 1 } });
    expect(item.materials.map(({ id, copies }) => [id, copies])).toEqual(
      parent.materials.filter(({ id }) => id !== 'agent').map(({ id, copies }) => [id, id === 'layout-plan' ? 2 : copies]),
    );
    expect(foldItem(parent, overlay(...itemOperationsOf(parent, item))).item).toEqual(item);
  });

  it.each<[string, string[], ItemOperation]>([
    ['a promise longer than the law', ['item-promised-longer'], { path: ['promisedLimit'], value: parent.statutoryLimit + 1 }],
    ['a promise longer than the parent gives', ['item-promised-raised'], { path: ['promisedLimit'], value: parent.promisedLimit + 1 }],
    ['a law longer than the parent has it', ['item-statutory-raised'], { path: ['statutoryLimit'], value: parent.statutoryLimit + 1 }],
    ['stages longer than the promise', ['item-stages-longer'], { path: ['promisedLimit'], value: 3 }],
    ['another pack', ['operation-address'], { path: ['pack'], value: 'instant' }],
    ['a material that is not there', ['operation-address'], { path: ['materials', 'none', 'copies'], value: 2 }],
    ['a limit that is no number', ['wrong-value', 'item-stages-longer'], { path: ['promisedLimit'], value: 'three' }],
  ])('should tell %s', (_name, expected, operation) => {
    expect(codes(operation)).toEqual(expected);
  });
});

describe('itemDifferencesOf', () => {
  it('should say in words what differs', () => {
    const after = foldItem(
      parent,
      overlay({ path: ['promisedLimit'], value: 5 }, { path: ['materials', 'agent', 'copies'], value: 2 }),
    ).item;
    expect(itemDifferencesOf(parent, after).map(({ label }) => label.zh)).toEqual([
      '事项「食品经营许可（新办）」 · 材料「授权委托书和代理人身份证件」 · 份数',
      '事项「食品经营许可（新办）」 · 办理部门',
    ]);
  });
});

describe('rebaseItem', () => {
  const changes = overlay({ path: ['promisedLimit'], value: 4 }, { path: ['stageLimits'], value: {} });

  it('should follow to the new version and keep what the parent did not touch', () => {
    // when
    const { overlay: made, conflicts } = rebaseItem(changes, parent, { ...parent, version: 2, result: { zh: '许可证', en: 'Licence' } });
    // then
    expect(conflicts).toEqual([]);
    expect(made).toMatchObject({ version: 2, unit: 'economic', operations: changes.operations });
  });

  it('should keep no more of a law that is shorter now than it says', () => {
    // given
    const longer = overlay({ path: ['statutoryLimit'], value: parent.statutoryLimit });
    const before = { ...parent, statutoryLimit: parent.statutoryLimit + 5 };
    // when
    const { overlay: made, conflicts } = rebaseItem(longer, before, { ...before, version: 2 });
    // then
    expect([made.operations, conflicts]).toEqual([longer.operations, []]);
  });

  it('should not take long over a thousand changes', () => {
    // given
    const [material] = parent.materials;
    const many = Array.from({ length: 1_000 }, (_, n) => ({ path: ['materials', `m${n}`], value: { ...material!, id: `m${n}` } }));
    // when
    const started = performance.now();
    const { overlay: made } = rebaseItem(overlay(...many), parent, { ...parent, version: 2 });
    // then
    expect(made.operations).toEqual(many);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('should list what the parent changed otherwise', () => {
    // when
    const { overlay: made, conflicts } = rebaseItem(changes, parent, { ...parent, version: 2, promisedLimit: 3 });
    // then
    expect(made.operations).toEqual([{ path: ['stageLimits'], value: {} }]);
    expect(conflicts).toMatchObject([{ path: [parent.id, 'promisedLimit'], base: 5, theirs: 3, ours: 4 }]);
  });
});
