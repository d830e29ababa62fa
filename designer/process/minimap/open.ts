/** The small map of the whole drawing (缩略图). */
export interface SmallMap {
  toggle(open?: boolean): void;
  isOpen(): boolean;
}
const storeKey = 'banjian.designer.minimap';

/** Was it open when this person last drew? */
export const wasMapOpen = (): boolean => globalThis.localStorage?.getItem(storeKey) === '1';

/** Opens or closes the map, and keeps it so for next time. */
export function toggleMap(map: SmallMap): boolean {
  map.toggle();
  globalThis.localStorage?.setItem(storeKey, map.isOpen() ? '1' : '0');
  return map.isOpen();
}
