import type { Problem } from '#engine/problem.ts';
import { orderByCalls } from './calls.ts';
import { checkPack } from './check.ts';
import { contentOf, layoutOf } from './hash.ts';
import { goldenOf } from './golden.ts';
import { createManifest } from './manifest.ts';
import type { GoldenCases } from './overlay/types.ts';
import type { Manifest, Pack, ReleaseContent } from './types.ts';

/** A release ready for the stream command `publish-release` (待发布的版本). */
export interface PreparedRelease {
  readonly manifest: Manifest;
  readonly content: string;
  readonly release: ReleaseContent;
  /** Kept beside the release, outside its content. */
  readonly golden: GoldenCases;
}

/** Who publishes, when (ms), and which release number each pack gets (default 1). */
export interface Publication {
  readonly author: string;
  readonly publishedAt: number;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly calendar?: string;
  readonly reviewers?: readonly string[];
  readonly notes?: string;
}

/**
 * Check packs and make their releases (生成发布版), called packs first. A pack with errors, or one that calls such a pack, is left out and
 * told in `problems`. Pure but for hashing; nothing is stored.
 */
export async function createReleases(
  packs: readonly Pack[],
  publication: Publication,
): Promise<{ readonly releases: PreparedRelease[]; readonly problems: Problem[] }> {
  const byId: Record<string, Pack> = Object.fromEntries(packs.map(pack => [pack.head.id, pack]));
  const { order, problems } = orderByCalls(packs);
  const releases: PreparedRelease[] = [];
  for (const pack of order) {
    const found = await checkPack(pack, byId);
    problems.push(...found.filter(({ code }) => code !== 'call-circle'));
    const contents = Object.fromEntries(releases.map(({ manifest, content }) => [manifest.pack, content]));
    const isCallable = pack.head.calls.every(call => Object.hasOwn(contents, call));
    if (isCallable && !found.some(({ severity }) => severity === 'error'))
      releases.push({ ...prepare(pack, contents, publication), golden: goldenOf(pack, packs) });
  }
  return { releases, problems };
}

function prepare(pack: Pack, contents: Readonly<Record<string, string>>, publication: Publication): Omit<PreparedRelease, 'golden'> {
  const calls = Object.fromEntries(pack.head.calls.map(call => [call, contents[call]!]));
  const content = contentOf(pack, calls);
  const { numbers, ...facts } = publication;
  const number = numbers?.[pack.head.id] ?? 1;
  const manifest = createManifest(pack, { ...facts, number, content, layout: layoutOf(pack), calls });
  const { scenarios: _scenarios, items: _items, ...parts } = pack;
  return { manifest, content, release: { pack: parts, calls } };
}
