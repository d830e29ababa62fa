import type { Text } from '#engine/problem.ts';
import { differencesOf } from '../diff.ts';
import { changesOf } from './changes.ts';
import type { Parts } from './parts.ts';
import type { Difference } from './types.ts';

/** A layer of a family (层级): the centre that made it, and its effective parts. */
export interface LayerParts {
  readonly layer: { readonly centre: string; readonly title: Text };
  readonly parts: Parts;
}

/** What the last layer differs in from the root of its family, each difference with the layer that made it last (各层差异). */
export function layeredDifferences(layers: readonly LayerParts[]): Difference[] {
  const [root, last] = [layers[0]!, layers.at(-1)!];
  const steps = layers.slice(1).map(({ layer, parts }, index) => ({
    layer,
    keys: changesOf(layers[index]!.parts, parts).map(keyOf),
  }));
  return differencesOf(root.parts, last.parts).map(difference => {
    const key = keyOf(difference);
    const made = steps.findLast(({ keys }) => keys.some(other => overlaps(key, other)));
    return { ...difference, layer: (made ?? last).layer };
  });
}

function keyOf({ part, path }: Pick<Difference, 'part' | 'path'>): string {
  return [part, ...path, ''].join('\u0000');
}

function overlaps(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
