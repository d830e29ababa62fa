import type { DifferenceView, Layer } from '#server/contract/designing.ts';
import { type Address, isInside } from './address.ts';
import { type DraftBody, isLocal } from './body.ts';

/** Where a value comes from (来源): this centre's overlay, or a layer above it. */
export type Origin = { readonly kind: 'own' } | { readonly kind: 'local' } | { readonly kind: 'layer'; readonly layer: Layer };

interface Family {
  readonly body: DraftBody;
  readonly layers: readonly Layer[];
  readonly differences: readonly DifferenceView[];
  /** This centre. */
  readonly centre: string;
}

/** Which layer gave the value at an address: the lowest one above that changed it, else the root of the family. */
export function originOf({ body, layers, differences, centre }: Family, address: Address): Origin {
  if (body.kind === 'whole') return { kind: 'own' };
  if (isLocal(body, address)) return { kind: 'local' };
  const above = layers.filter(layer => layer.centre !== centre);
  const by = differences.filter(one => one.part === address.part && isInside(one.path, address.path)).map(({ layer }) => layer?.centre);
  const layer = above.findLast(one => by.includes(one.centre)) ?? above[0];
  return layer ? { kind: 'layer', layer } : { kind: 'own' };
}
