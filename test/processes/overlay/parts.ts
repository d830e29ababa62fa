import type { Parts } from '#processes/overlay/parts.ts';
import { shipped } from '../shipped.ts';

/** The parts of a shipped pack, without golden cases and items. */
export function partsOf(id: string): Parts {
  const { scenarios: _scenarios, items: _items, ...parts } = shipped[id]!;
  return parts;
}
