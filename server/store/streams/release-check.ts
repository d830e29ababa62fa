import { hash } from 'node:crypto';
import type { Rejection } from '#engine/cases/context.ts';
import type { Problem } from '#engine/problem.ts';
import { contentOf } from '#processes/hash.ts';
import { fold } from '#processes/overlay/fold.ts';
import type { Overlay } from '#processes/overlay/types.ts';
import type { Manifest, Pack, ReleaseContent } from '#processes/types.ts';

/** Finds the stored parts of a release by content. */
export type FindContent = (content: string) => Promise<ReleaseContent | undefined>;

/** Body of publish-release, as far as it is judged. */
interface Publication {
  readonly manifest: Manifest;
  readonly release: ReleaseContent;
  readonly overlay?: Overlay;
}

/**
 * Check a release before it is published (发布前检查): whoever publishes, a pack with errors, one that calls what is not stored, or operations that
 * do not give these parts, never get into the database. The refusal lists every problem with its file and element.
 */
export async function checkRelease(body: Readonly<Record<string, unknown>>, find: FindContent): Promise<Rejection | undefined> {
  try {
    const { manifest, release, overlay } = body as unknown as Publication;
    if (manifest.pack !== release.pack.head.id) return broken([]);
    const others = await findCalled(release, find);
    if (others === undefined) return broken([]);
    const misfits = overlay === undefined ? [] : await checkOverlay(manifest, release, { overlay, find });
    if (misfits === undefined) return broken([]);
    const problems = [...misfits, ...(await problemsOf(release, others))].filter(({ severity }) => severity === 'error');
    return problems.length > 0 ? broken(problems) : undefined;
  } catch (error) {
    // Parts that have not even the shape of a pack; a database that fails is another matter.
    if (error instanceof TypeError) return broken([]);
    throw error;
  }
}

/** Hashes of releases found without errors in this process: the very same parts, with the same packs called, have none either. */
const sound = new Set<string>();
const soundKept = 500;

async function problemsOf(release: ReleaseContent, others: Readonly<Record<string, Pack>>): Promise<readonly Problem[]> {
  const parts = hash('sha256', JSON.stringify(release));
  if (sound.has(parts)) return [];
  const { checkPack } = await import('#processes/check.ts');
  const problems = await checkPack(packOf(release), others);
  if (sound.size >= soundKept) sound.clear();
  if (!problems.some(({ severity }) => severity === 'error')) sound.add(parts);
  return problems;
}

/** Problems of an overlay (属地化检查): operations that do not fit the base; undefined when the base is not stored, or the parts are not what they give. */
async function checkOverlay(
  manifest: Manifest,
  { calls }: ReleaseContent,
  { overlay, find }: { readonly overlay: Overlay; readonly find: FindContent },
): Promise<readonly Problem[] | undefined> {
  const base = await find(overlay.base);
  if (base === undefined || manifest.extends !== `${manifest.pack}@${overlay.base}`) return undefined;
  const { parts, problems } = await fold(base.pack, overlay.operations);
  return problems.length > 0 || contentOf(parts, calls) === manifest.content ? problems : undefined;
}

/** Called packs by name; undefined when one is not stored. */
async function findCalled({ pack, calls }: ReleaseContent, find: FindContent): Promise<Record<string, Pack> | undefined> {
  const others: Record<string, Pack> = {};
  for (const name of pack.head.calls) {
    const called = Object.hasOwn(calls, name) ? await find(calls[name]!) : undefined;
    if (called === undefined) return undefined;
    others[name] = packOf(called);
  }
  return others;
}

function packOf({ pack }: ReleaseContent): Pack {
  return { ...pack, scenarios: {}, items: [] };
}

function broken(problems: readonly Problem[]): Rejection {
  const [first] = problems;
  return {
    code: 'release-not-sound',
    message: {
      zh: `模板包应无错误才能发布，但有问题，未保存。${first?.message.zh ?? '请检查文件和所调用的模板包是否齐全。'}`,
      en: `Expected a pack without errors, but this one has some; nothing was stored. ${first?.message.en ?? 'Check that its files and the packs it calls are complete.'}`,
    },
    details: { problems },
  };
}
