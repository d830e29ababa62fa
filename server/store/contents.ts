import { fold } from '#processes/overlay/fold.ts';
import type { Operation } from '#processes/overlay/types.ts';
import type { ReleaseContent } from '#processes/types.ts';

/** How a content that adapts another is stored (属地化内容): operations over its base, nothing else, and the calls that were resolved for it. */
export interface StoredOverlay {
  readonly overlay: { readonly base: string; readonly operations: readonly Operation[] };
  readonly calls: ReleaseContent['calls'];
}

/** Text of the parts stored under a content hash; undefined when there is none. */
export type ReadParts = (content: string) => Promise<string | undefined>;

/** Contents stored over each other at most: levels of centres, with room. */
const levels = 64;

/**
 * The effective parts stored under a content hash (取得发布内容): every reader of release_content reads through this one function. What is stored as
 * operations is folded into its base, however deep. Undefined when the content or a base is not stored.
 */
export async function resolveContent(content: string, read: ReadParts): Promise<ReleaseContent | undefined> {
  const overlays: StoredOverlay[] = [];
  for (let next = content; overlays.length <= levels; ) {
    const text = await read(next);
    if (text === undefined) return undefined;
    const stored = JSON.parse(text) as ReleaseContent | StoredOverlay;
    if (!('overlay' in stored)) return foldAll(stored, overlays);
    overlays.push(stored);
    next = stored.overlay.base;
  }
  return undefined;
}

/** The overlays were met from the top down and are folded from the base up. */
async function foldAll(base: ReleaseContent, overlays: readonly StoredOverlay[]): Promise<ReleaseContent> {
  let release = base;
  for (const { overlay, calls } of overlays.toReversed()) {
    const { parts } = await fold(release.pack, overlay.operations);
    release = { pack: parts, calls };
  }
  return release;
}
