import { createHash } from 'node:crypto';
import { type Calls, canonicalLayout, canonicalPack } from './canonical.ts';
import type { Pack } from './types.ts';

/** Content hash of a pack with its calls (内容哈希): SHA-256 of its canonical form, 64 hex digits. Node only. */
export function contentOf(pack: Parameters<typeof canonicalPack>[0], calls: Calls): string {
  return sha256(canonicalPack(pack, calls));
}

/** Layout hash of a pack (布局哈希): changes when a shape moves, when nothing else does. Node only. */
export function layoutOf(pack: Pick<Pack, 'bpmn' | 'decisions'>): string {
  return sha256(canonicalLayout(pack));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
