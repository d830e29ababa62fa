import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { differencesOf } from '../diff.ts';
import { changesOf } from './changes.ts';
import { itemDifferencesOf } from './items.ts';
import type { Parts } from './parts.ts';
import type { Difference } from './types.ts';

/** A layer of a family (层级): the centre that made it, and its effective parts. */
export interface LayerParts {
  readonly layer: { readonly centre: string; readonly title: Text };
  readonly parts: Parts;
}

/** A service item as a layer offers it. */
export interface ItemLayer {
  readonly layer: LayerParts['layer'];
  readonly item: ServiceItem;
}

/** What the last layer differs in from the root of its family, each difference with the layer that made it last (各层差异). */
export function layeredDifferences(layers: readonly LayerParts[]): Difference[] {
  const [root, last] = [layers[0]!, layers.at(-1)!];
  const steps = layers.slice(1).map(({ layer, parts }, index) => ({
    layer,
    keys: changesOf(layers[index]!.parts, parts).map(keyOf),
  }));
  return named(differencesOf(root.parts, last.parts), steps, last.layer);
}

/** The same of a service item. Each layer does it with a unit of its own, which is no difference. */
export function layeredItemDifferences(layers: readonly ItemLayer[]): Difference[] {
  const last = layers.at(-1)!;
  const items = layers.map(({ item }) => ({ ...item, unit: last.item.unit }));
  const steps = layers.slice(1).map(({ layer }, index) => ({
    layer,
    keys: itemDifferencesOf(items[index]!, items[index + 1]!).map(keyOf),
  }));
  return named(itemDifferencesOf(items[0]!, items.at(-1)!), steps, last.layer);
}

interface Step {
  readonly layer: LayerParts['layer'];
  readonly keys: readonly string[];
}

function named(differences: readonly Difference[], steps: readonly Step[], last: LayerParts['layer']): Difference[] {
  return differences.map(difference => {
    const key = keyOf(difference);
    const made = steps.findLast(({ keys }) => keys.some(other => overlaps(key, other)));
    return { ...difference, layer: made?.layer ?? last };
  });
}

function keyOf({ part, path }: Pick<Difference, 'part' | 'path'>): string {
  return [part, ...path, ''].join('\u0000');
}

function overlaps(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
