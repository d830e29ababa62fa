import type { ServiceItem } from '#engine/cases/state.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { labelOfItem } from '../diff/labels.ts';
import { checkLimits } from '../check/limits.ts';
import { readItem } from '../read/items.ts';
import { Shape } from '../read/shape.ts';
import { changesIn } from './changes.ts';
import { byId, isSame, isValues, listOf, removed, valueAt, type Values, withValue } from './json.ts';
import type { Difference, ItemOperation, ItemOverlay } from './types.ts';

/** Fields of an item that a centre below may change (事项属地化范围). */
export const adaptable: ReadonlySet<string> = new Set([
  ...['code', 'title', 'statutoryLimit', 'promisedLimit', 'stageLimits', 'fee', 'materials', 'basis', 'conditions', 'result', 'branches'],
]);

/** An item as its centre offers it, and what is wrong with it. */
export interface FoldedItem {
  readonly item: ServiceItem;
  readonly problems: readonly Problem[];
}

/**
 * The service item a centre takes over (承接事项): the parent's with its own unit and changes. A promise longer than the statutory limit, and a statutory
 * limit longer than the parent's, are errors: a centre may only promise more (承诺时限只能更短).
 */
export function foldItem(
  parent: ServiceItem,
  { item: id, unit, operations }: Pick<ItemOverlay, 'item' | 'unit' | 'operations'>,
): FoldedItem {
  const problems: Problem[] = [];
  const file = `items/${id}.json`;
  let values = keyed(parent);
  for (const operation of operations) {
    const next = changed(values, operation);
    if (next === undefined) problems.push(noPlace(operation, file));
    else values = next;
  }
  const shape = new Shape(file);
  const item = readItem(shape, { ...unkeyed(parent, values), unit });
  problems.push(
    ...shape.problems,
    ...checkLimits(item).map(found => ({ ...found, file })),
    ...checkPromised(parent, item, file),
    ...checkStatutory(parent, item, file),
  );
  return { item, problems };
}

/** The values with one change in them; undefined: there is no place for it. */
function changed(values: Values, { path, value }: ItemOperation): Values | undefined {
  if (path.length === 0 || !adaptable.has(path[0]!)) return undefined;
  return withValue(values, path, value === undefined ? removed : value);
}

/** What the centre above promises is promised here too: a centre may only be quicker. */
function checkPromised(parent: ServiceItem, { promisedLimit, statutoryLimit }: ServiceItem, file: string): Problem[] {
  if (promisedLimit <= parent.promisedLimit || promisedLimit > statutoryLimit) return [];
  const text = {
    zh: `承诺时限 ${promisedLimit} 个工作日长于上级承诺的 ${parent.promisedLimit} 个工作日。承诺时限只能缩短，请改正。`,
    en: `The promised limit of ${promisedLimit} working days is longer than the ${parent.promisedLimit} the centre above promises; it may only be shortened.`,
  };
  return [problem('item-promised-raised', text, { file, pointer: '/promisedLimit' })];
}

/** The statutory limit is the law's: a centre may not lengthen it. */
function checkStatutory(parent: ServiceItem, { statutoryLimit }: ServiceItem, file: string): Problem[] {
  if (statutoryLimit <= parent.statutoryLimit) return [];
  const text = {
    zh: `法定时限 ${statutoryLimit} 个工作日长于上级的 ${parent.statutoryLimit} 个工作日。法定时限不能延长，请改正。`,
    en: `The statutory limit of ${statutoryLimit} working days is longer than the ${parent.statutoryLimit} of the centre above; it may not be lengthened.`,
  };
  return [problem('item-statutory-raised', text, { file, pointer: '/statutoryLimit' })];
}

/** What was changed of a parent's item, as operations. Unit, id, version, pack and form are not among them. */
export function itemOperationsOf(parent: ServiceItem, item: ServiceItem): ItemOperation[] {
  return operationsTo(parent, keyed(item));
}

/** What must be said of a parent's item so that these values stand there. */
export function operationsTo(parent: ServiceItem, values: Values): ItemOperation[] {
  return changesIn(keyed(parent), values)
    .filter(({ path }) => adaptable.has(path[0]!))
    .map(({ path, is }) => (is === undefined ? { path } : { path, value: is }));
}

/** What differs between two states of an item. */
export function itemDifferencesOf(before: ServiceItem, after: ServiceItem): Difference[] {
  return changesIn(keyed(before), keyed(after))
    .filter(({ path }) => path[0] !== 'version')
    .map(({ path, was, is }) => ({
      part: 'item',
      path: [after.id, ...path],
      label: labelOfItem(is === undefined ? before : after, path),
      kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      was: was ?? null,
      is: is ?? null,
      item: after.id,
    }));
}

/** An operation on an item that no longer fits the parent's newer version. */
export interface ItemConflict {
  readonly item: string;
  readonly path: readonly string[];
  readonly label: Difference['label'];
  readonly base: unknown;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** Put the changes of an item onto the parent's newer version of it, as `rebase` does for packs. */
export function rebaseItem(
  overlay: ItemOverlay,
  base: ServiceItem,
  theirs: ServiceItem,
): { readonly overlay: ItemOverlay; readonly conflicts: readonly ItemConflict[] } {
  const [was, is] = [keyed(base), keyed(theirs)];
  let made = is;
  const kept: ItemOperation[] = [];
  const conflicts: ItemConflict[] = [];
  for (const operation of overlay.operations) {
    const { path, value } = operation;
    const [before, now] = [valueAt(was, path), valueAt(is, path)];
    if (isSame(now, value)) continue;
    const next = isSame(before, now) ? changed(made, operation) : undefined;
    if (next && !(Number(next.statutoryLimit) > theirs.statutoryLimit)) {
      kept.push(operation);
      made = next;
    } else
      conflicts.push({
        item: overlay.item,
        path: [overlay.item, ...path],
        label: labelOfItem(theirs, path),
        base: before,
        theirs: now,
        ours: value,
      });
  }
  return { overlay: { ...overlay, version: theirs.version, operations: kept }, conflicts };
}

const lists = ['materials', 'branches'] as const;

/** An item with its lists as objects by id, as addresses go through them. */
export function keyed(item: ServiceItem): Values {
  const listed = lists.filter(name => item[name] !== undefined).map(name => [name, byId(item[name])] as const);
  return { ...item, ...Object.fromEntries(listed) };
}

function unkeyed(parent: ServiceItem, values: Values): Values {
  const listed = lists
    .filter(name => isValues(values[name]))
    .map(name => [name, listOf(parent[name] ?? [], values[name] as Values)] as const);
  return { ...values, ...Object.fromEntries(listed) };
}

function noPlace({ path }: ItemOperation, file: string): Problem {
  const at = path.join(' / ');
  return problem(
    'operation-address',
    {
      zh: `事项的「${at}」不能属地化，或在上级事项里不存在，请删除这处修改。`,
      en: `Expected the change of the item at "${at}" to have a place that may be adapted, but there is none; take it out.`,
    },
    { file, pointer: path.map(step => `/${step}`).join('') },
  );
}
