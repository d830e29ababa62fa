/** Entries of a small map: nearly all maps of a case have no more. */
const few = 8;

/** Maps known to have more, so that nobody counts them again. */
const many = new WeakSet<object>();

/** true: a map of a case holds nothing, told without making a list of its keys. */
export function isEmpty(map: Readonly<Record<string, unknown>>): boolean {
  for (const _ in map) return false;
  return true;
}

/** A map with the same entries in their order: for the large ones a spread takes twice as long. */
export function copyMap<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  const copy: Record<string, T> = {};
  let size = 0;
  for (const key in map) {
    copy[key] = map[key]!;
    size += 1;
  }
  if (size > few) many.add(copy);
  return copy;
}

/**
 * A draft's map without one entry: a small map is made anew, of a large one the entry is deleted in place. A map an entry was deleted from is slow to
 * read, walk and copy for good.
 */
export function remove<T>(map: Record<string, T>, id: string): Record<string, T> {
  if (!many.has(map)) {
    const left = keepFew(map, id);
    if (left) return left;
    many.add(map);
  }
  delete map[id];
  return map;
}

function keepFew<T>(map: Record<string, T>, id: string): Record<string, T> | undefined {
  const left: Record<string, T> = {};
  let room = few;
  for (const key in map) {
    if (key === id) continue;
    if (room === 0) return undefined;
    room -= 1;
    left[key] = map[key]!;
  }
  return left;
}
