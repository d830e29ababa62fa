import { describe, expect, it } from 'vitest';
import { type Address, isSame, valueAt, withValue } from '#designer/draft/address.ts';
import {
  type DraftBody,
  isLocal,
  itemValue,
  type OverlayBody,
  partsOf,
  restored,
  withChange,
  withChosen,
  withItemChange,
  withoutItemChange,
} from '#designer/draft/body.ts';
import { fold } from '#processes/overlay/fold.ts';
import { item, overlay, parts, whole } from './pack.ts';

const length: Address = { part: 'clocks', path: ['notice', 'length'] };
const operationsOf = (body: DraftBody) => (body as OverlayBody).operations;
const make = (changes: readonly (readonly [Address, unknown])[]): DraftBody =>
  changes.reduce<DraftBody>((body, [address, value]) => withChange(body, parts, address, value), overlay);

describe('addresses of a pack', () => {
  it('should read values by ids and names', () => {
    expect(valueAt(parts, length)).toBe('= 5');
    expect(valueAt(parts, { part: 'cards', path: ['basis'] })).toBe('promised');
    expect(valueAt(parts, { part: 'cards', path: ['red', 'when', 'afterDue'] })).toBe(3);
    expect(valueAt(parts, { part: 'settings', path: ['supplementStage'] })).toBe('beforeAcceptance');
    expect(valueAt(parts, { part: 'texts', path: ['zh', 'accepted'] })).toContain('受理');
    expect(valueAt(parts, { part: 'roles', path: ['handler', 'posts'] })).toEqual(['handler']);
    expect(valueAt(parts, { part: 'clocks', path: ['unknown', 'length'] })).toBeUndefined();
  });

  it('should change one value and leave the given pack as it was', () => {
    // when
    const changed = withValue(parts, length, '= 3');

    // then
    expect(valueAt(changed, length)).toBe('= 3');
    expect(valueAt(parts, length)).toBe('= 5');
    expect(isSame(withValue(changed, length, '= 5'), parts)).toBe(true);
  });

  it('should add and take away entries of a list by their id', () => {
    // given
    const at: Address = { part: 'cards', path: ['late'] };

    // when
    const added = withValue(parts, at, { id: 'late', level: 'red' });

    // then
    expect(valueAt(added, at)).toEqual({ id: 'late', level: 'red' });
    expect(isSame(withValue(added, at, undefined), parts)).toBe(true);
  });
});

describe('body of a draft', () => {
  it('should write a change of an own pack into its parts', () => {
    // when
    const changed = withChange(whole, null, length, '= 3');

    // then
    expect(valueAt(partsOf(changed, null), length)).toBe('= 3');
    expect(isLocal(changed, length)).toBe(false);
  });

  it('should hold operations only, and fold them as the server does', async () => {
    // given
    const changes: [Address, unknown][] = [
      [length, '= 3'],
      [{ part: 'settings', path: ['supplementStage'] }, 'anyTime'],
      [
        { part: 'cards', path: ['red', 'when'] },
        { afterDue: 2, unit: 'working-day', at: 'close' },
      ],
      [{ part: 'cards', path: ['red', 'confirmed'] }, true],
      [{ part: 'texts', path: ['zh', 'accepted'] }, '已受理。'],
      [{ part: 'clocks', path: ['promised', 'extend'] }, undefined],
    ];

    // when
    const body = make(changes) as OverlayBody;

    // then
    expect(body.operations).toHaveLength(6);
    expect(Object.keys(body).sort()).toEqual(['base', 'items', 'kind', 'operations']);
    const { parts: folded, problems } = await fold(parts, body.operations);
    expect(problems).toEqual([]);
    expect(isSame(partsOf(body, parts), folded)).toBe(true);
  });

  it('should say nothing when the value is that of the parent again', () => {
    expect(
      operationsOf(
        make([
          [length, '= 3'],
          [length, '= 5'],
        ]),
      ),
    ).toEqual([]);
  });

  it('should keep one operation where a value inside another is changed', () => {
    // given
    const extend: Address = { part: 'clocks', path: ['promised', 'extend'] };

    // when
    const body = make([
      [extend, { max: 2, by: '= 5', approver: 'organ-head', beforeDue: true }],
      [{ part: 'clocks', path: ['promised', 'extend', 'max'] }, 1],
    ]);

    // then
    expect(operationsOf(body)).toEqual([{ ...extend, value: { max: 1, by: '= 5', approver: 'organ-head', beforeDue: true } }]);
  });

  it('should restore the value above, with everything inside it', () => {
    // given
    const body = make([
      [length, '= 3'],
      [{ part: 'clocks', path: ['notice', 'onBreach'] }, 'none'],
    ]);

    // when
    const back = restored(body, parts, { part: 'clocks', path: ['notice'] });

    // then
    expect(isLocal(body, length)).toBe(true);
    expect(isLocal(body, { part: 'clocks', path: ['notice'] })).toBe(true);
    expect(isLocal(body, { part: 'clocks', path: ['promised'] })).toBe(false);
    expect(operationsOf(back)).toEqual([]);
  });

  it('should hold the limit of an item as an operation on it', () => {
    // given
    const path = ['promisedLimit'];
    const base = item.promisedLimit;

    // when
    const shorter = withItemChange(overlay, { item: item.id, path, value: base - 1, base });
    const back = withItemChange(shorter, { item: item.id, path, value: base, base });

    // then
    expect(shorter.items[0]!.operations).toEqual([{ path, value: base - 1 }]);
    expect(itemValue(shorter.items[0]!, path, base)).toBe(base - 1);
    expect(back.items).toEqual(overlay.items);
    expect(itemValue(back.items[0]!, path, base)).toBe(base);
  });

  it('should read, change and take back a part of what an operation says as a whole', () => {
    // given: stages said in one operation, as a release may hold them
    const stages = { path: ['stageLimits'], value: { handle: 1, review: 1 } };
    const body: OverlayBody = { ...overlay, items: overlay.items.map(one => ({ ...one, operations: [stages] })) };
    const handle = ['stageLimits', 'handle'];

    // when
    const changed = withItemChange(body, { item: item.id, path: handle, value: 3, base: 2 });
    const back = withoutItemChange(changed, item.id, handle, 2);

    // then
    expect(itemValue(body.items[0]!, handle, 2)).toBe(1);
    expect(itemValue(body.items[0]!, ['stageLimits', 'close'], 1)).toBeUndefined();
    expect(changed.items[0]!.operations).toEqual([{ path: ['stageLimits'], value: { handle: 3, review: 1 } }]);
    expect(back.items[0]!.operations).toEqual([{ path: ['stageLimits'], value: { handle: 2, review: 1 } }]);
  });

  it('should take or keep what was changed of an item beside the overlay, and go on from there', () => {
    // given
    const over: OverlayBody = {
      ...overlay,
      items: overlay.items.map(one => ({ ...one, own: 1, operations: [{ path: ['promisedLimit'], value: 3 }] })),
    };
    const changes = [
      { path: ['promisedLimit'], was: 5, is: 4 },
      { path: ['statutoryLimit'], was: item.statutoryLimit, is: 9 },
    ];
    const beside = { item: item.id, version: 2, parent: item, changes };
    // then
    expect(withChosen(over, beside, true).items[0]).toMatchObject({
      own: 2,
      operations: [
        { path: ['promisedLimit'], value: 4 },
        { path: ['statutoryLimit'], value: 9 },
      ],
    });
    expect(withChosen(over, beside, false).items[0]).toMatchObject({
      own: 2,
      operations: [
        { path: ['promisedLimit'], value: 3 },
        { path: ['statutoryLimit'], value: 9 },
      ],
    });
  });

  it('should take back one value of a rule that was changed as a whole', () => {
    // given
    const address: Address = { part: 'cards', path: ['red', 'when'] };
    const was = valueAt(parts, address) as Record<string, unknown>;
    const body = make([[address, { ...was, afterDue: 9 }]]);
    expect(operationsOf(body)).toHaveLength(1);

    // when
    const back = restored(body, parts, { part: 'cards', path: ['red', 'when', 'afterDue'] });

    // then
    expect(operationsOf(back)).toEqual([]);
  });
});
