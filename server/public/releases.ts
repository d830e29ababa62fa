import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Store } from '../store/types.ts';
import type { Releases } from './way.ts';

/** Reads a release and every release it calls (所用发布版). */
export async function readReleases(store: Store, contents: Iterable<string>): Promise<Releases> {
  const found = new Map<string, ReleaseDefinition>();
  const wanted = [...contents];
  for (let content = wanted.pop(); content !== undefined; content = wanted.pop()) {
    if (found.has(content)) continue;
    const release = await store.release(content);
    if (!release) continue;
    found.set(content, release);
    wanted.push(...Object.values(release.calls));
  }
  return found;
}
