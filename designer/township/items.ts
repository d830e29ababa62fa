import type { ParentItem } from '#server/contract/designing.ts';
import type { ItemOverlay, OverlayBody } from '../draft/body.ts';

/** An item a township has taken over, as the page shows it (承接事项). */
export interface AdoptedItem {
  readonly overlay: ItemOverlay;
  /** The parent's item; null when the parent offers it no more. */
  readonly parent: ParentItem | null;
}

/** The items of an overlay with those of the parent they go back to. */
export function adoptedItems(body: OverlayBody, parents: readonly ParentItem[]): readonly AdoptedItem[] {
  return body.items.map(overlay => ({ overlay, parent: parents.find(({ id }) => id === overlay.item) ?? null }));
}

/** Items of the parent this overlay has not taken over yet (可承接事项). */
export const stillOffered = (body: OverlayBody, parents: readonly ParentItem[]): readonly ParentItem[] =>
  parents.filter(({ id }) => !body.items.some(({ item }) => item === id));

/** The overlay with one more item, done by a unit here. */
export const withItem = (body: OverlayBody, { id, version }: Pick<ParentItem, 'id' | 'version'>, unit: string): OverlayBody => ({
  ...body,
  items: [...body.items, { item: id, version, unit, operations: [] }],
});
