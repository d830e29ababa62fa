import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { GoldenCases, ItemOverlay, Overlay } from './overlay/types.ts';
import type { Manifest } from './types.ts';

/** What a reviewer approves (复核对象): the manifest's content, layout and title, and beside them the golden cases, or what an overlay stores. */
export interface Reviewed {
  readonly manifest: Pick<Manifest, 'content' | 'layout' | 'title'>;
  readonly golden?: GoldenCases | undefined;
  readonly overlay?: Pick<Overlay, 'base' | 'operations' | 'items'> | undefined;
}

/**
 * Hash of what a review holds for (复核指纹), 64 hex digits: whoever changes a part, moves a shape, renames the pack, changes a golden case or a limit of an
 * item taken over needs another review. Node only.
 */
export function reviewedHash({ manifest: { content, layout, title }, golden, overlay }: Reviewed): string {
  const over = overlay && { base: overlay.base, operations: overlay.operations, items: overlay.items.map(withoutOwn) };
  const text = canonicalJson({ content, layout, title, golden: golden ?? null, overlay: over ?? null });
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What an overlay says of an item, whatever version here it was said over. */
export function withoutOwn({ own: _own, ...said }: ItemOverlay): Omit<ItemOverlay, 'own'> {
  return said;
}

/** true: the overlay says nothing of its own (未作修改的承接): neither of the pack nor of the items taken over. */
export function isUnchangedOverlay(overlay: Pick<Overlay, 'operations' | 'items'> | undefined): boolean {
  return overlay !== undefined && overlay.operations.length === 0 && overlay.items.every(({ operations }) => operations.length === 0);
}
