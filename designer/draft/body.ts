import type { DraftBody, ItemOperation, ItemOverlay, Operation, OverlayBody } from '#processes/overlay/types.ts';
import { type Address, deepIn, isInside, isSame, type Parts, valueAt, withDeep, withValue } from './address.ts';

export type { DraftBody, ItemOverlay, OverlayBody } from '#processes/overlay/types.ts';

/** Parts an overlay's operations are folded into on the page; the process is folded by the server (属地化只改参数类内容). */
const isFolded = ({ part }: Operation): boolean => part !== 'process';

/** All parts of a body: its own, or the parent's with the operations in them (生效内容). */
export function partsOf(body: DraftBody, base: Parts | null): Parts {
  if (body.kind === 'whole') return body.pack;
  return body.operations.filter(isFolded).reduce((parts, { part, path, value }) => withValue(parts, { part, path }, value), base as Parts);
}

/** The body with another value at an address; undefined takes it away. An overlay that says what its base says says nothing. */
export function withChange(body: DraftBody, base: Parts | null, address: Address, value: unknown): DraftBody {
  if (body.kind === 'whole') return { ...body, pack: withValue(body.pack, address, value) };
  return { ...body, operations: operationsWith(body.operations, base as Parts, address, value) };
}

function operationsWith(operations: readonly Operation[], base: Parts, address: Address, value: unknown): readonly Operation[] {
  const above = operations.find(
    one => one.part === address.part && one.path.length < address.path.length && isInside(address.path, one.path),
  );
  if (above)
    return [...without(operations, above), ...toSay(base, above, withDeep(above.value, address.path.slice(above.path.length), value))];
  return [...without(operations, address), ...toSay(base, address, value)];
}

/** What must be said so that `value` stands at the address: nothing, when the base says so. */
function toSay(base: Parts, { part, path }: Address, value: unknown): readonly Operation[] {
  if (isSame(valueAt(base, { part, path }), value)) return [];
  return [value === undefined ? { part, path } : { part, path, value }];
}

const without = (operations: readonly Operation[], { part, path }: Address): readonly Operation[] =>
  operations.filter(one => one.part !== part || !isInside(one.path, path));

/** The body without what it says at and below an address, and where it is said as a part of more, with the value above (恢复上级值). */
export function restored(body: DraftBody, base: Parts | null, address: Address): DraftBody {
  return body.kind === 'whole' ? body : withChange(body, base, address, valueAt(base as Parts, address));
}

/** true: an operation of this overlay speaks of the address, of something in it or around it (本地修改). */
export function isLocal(body: DraftBody, { part, path }: Address): boolean {
  if (body.kind === 'whole') return false;
  return body.operations.some(one => one.part === part && (isInside(one.path, path) || isInside(path, one.path)));
}

/** The overlay of one item with another value of a field; the value of the parent's item is not said (事项属地化). */
export function withItemChange(
  body: OverlayBody,
  change: { readonly item: string; readonly path: readonly string[]; readonly value: unknown; readonly base: unknown },
): OverlayBody {
  const { path: at, value } = change;
  const say: readonly ItemOperation[] = isSame(value, change.base) ? [] : [value === undefined ? { path: at } : { path: at, value }];
  const apply = (one: ItemOverlay): ItemOverlay => {
    if (one.item !== change.item) return one;
    const others = one.operations.filter(({ path }) => !isInside(path, at));
    const around = others.findLast(({ path }) => isInside(at, path));
    if (!around) return { ...one, operations: [...others, ...say] };
    const whole = { ...around, value: withDeep(around.value, at.slice(around.path.length), value) };
    return { ...one, operations: others.map(other => (other === around ? whole : other)) };
  };
  return { ...body, items: body.items.map(apply) };
}

/** The value an item overlay gives to a field; `base` where it says nothing. */
export function itemValue(one: ItemOverlay, path: readonly string[], base: unknown): unknown {
  const found = one.operations.findLast(operation => isInside(path, operation.path));
  return found ? deepIn(found.value, path.slice(found.path.length)) : base;
}

/** The overlay without what it says of an item at and below a field; `base` is what the centre above says there. */
export const withoutItemChange = (body: OverlayBody, item: string, path: readonly string[], base: unknown): OverlayBody =>
  withItemChange(body, { item, path, value: base, base });

/** What was changed of an item beside the overlay: where, what stood there when it was begun, and what stands there now. */
export interface BesideChange {
  readonly path: readonly string[];
  readonly was: unknown;
  readonly is: unknown;
}

/** An item that was changed beside the draft: the item above, the version here that says so, and the changes. */
export interface BesideItem {
  readonly item: string;
  readonly version: number;
  readonly parent: unknown;
  readonly changes: readonly BesideChange[];
}

/**
 * The overlay once it was chosen what stays of an item that was changed beside it (草稿外修改的取舍): `isTaken`, all that stands there now; else what the overlay
 * says otherwise stays its own. It goes on from the version of the item here that says so.
 */
export function withChosen(body: OverlayBody, { item, version, parent, changes }: BesideItem, isTaken: boolean): OverlayBody {
  const overlay = body.items.find(one => one.item === item);
  if (!overlay) return body;
  const ours = (path: readonly string[]): unknown => itemValue(overlay, path, deepIn(parent, path));
  const taken = changes.filter(({ path, was }) => isTaken || isSame(ours(path) ?? null, was));
  const made = taken.reduce(
    (next, { path, is }) => withItemChange(next, { item, path, value: is ?? undefined, base: deepIn(parent, path) }),
    body,
  );
  return { ...made, items: made.items.map(one => (one.item === item ? { ...one, own: version } : one)) };
}

/** The overlay of an item without any change (恢复上级值). */
export const restoredItem = (body: OverlayBody, item: string): OverlayBody => ({
  ...body,
  items: body.items.map(one => (one.item === item ? { ...one, operations: [] } : one)),
});
