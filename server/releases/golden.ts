import type { DraftBody, GoldenCases } from '#processes/overlay/types.ts';
import type { Store } from '../store/types.ts';
import { findGolden } from './drafts.ts';
import { findFamily, findReleases } from './family.ts';

/** Golden cases a draft is tried with (黄金用例): its own, of an overlay those of the root of its family. */
export async function goldenFor(store: Store, tenant: string, pack: string, body: DraftBody): Promise<GoldenCases> {
  return body.kind === 'whole' ? body.golden : rootGolden(store, tenant, pack, body.base);
}

/**
 * Golden cases a content is tried with: those of this centre's release of it, or of the newest before it that brought any; of an overlay, and of a
 * content of the centres above, those of the root of the family.
 */
export async function goldenOf(store: Store, tenant: string, pack: string, content: string): Promise<GoldenCases> {
  const own = (await findReleases(store, tenant, pack))?.releases.findLast(({ manifest }) => manifest.content === content);
  if (!own || own.overlay) return rootGolden(store, tenant, pack, own?.overlay?.base ?? content);
  return findGolden(store, tenant, pack, own.manifest.number);
}

async function rootGolden(store: Store, tenant: string, pack: string, base: string): Promise<GoldenCases> {
  const [root] = await findFamily(store, tenant, pack, base);
  return root ? findGolden(store, root.centre.id, pack) : { scenarios: {}, items: [] };
}
