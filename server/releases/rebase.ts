import type { ServiceItem } from '#engine/cases/state.ts';
import { rebaseItem, type ItemConflict } from '#processes/overlay/items.ts';
import { rebase } from '#processes/overlay/rebase.ts';
import type { ItemOverlay, OverlayBody } from '#processes/overlay/types.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { keepDraft, shownVersion, staleDraft } from './drafts.ts';
import { findParent, findReleases, newestOf } from './family.ts';
import { currentBody, getPackDraft } from './judged.ts';
import { findItem, findVersions } from './offered.ts';
import { followItems } from './own-items.ts';

type Answer = AnswerOf<'rebasePack'>;

/**
 * Puts the draft of an overlay onto the parent's newest release (跟进上级更新): what the parent did not touch stays, what it changed or took away is listed
 * and left out. The result is kept as the draft.
 */
export async function rebasePack(store: Store, person: Person, pack: string, { version }: { readonly version: number }): Promise<Answer> {
  const { tenant } = person;
  const { draft, body: stored } = await currentBody(store, tenant, pack);
  const { body } = await followItems(store, tenant, pack, stored);
  if (shownVersion(draft) !== version) throw await staleDraft(store, draft);
  if (body.kind !== 'overlay') throw notAdopted();
  const parent = await findParent(store, tenant);
  const newest = parent ? newestOf(await findReleases(store, parent.id, pack)) : undefined;
  if (!parent || !newest) throw notFound();
  const made = await rebaseBody(store, parent.id, { body, onto: newest.manifest.content });
  await keepDraft(store, person, { pack, version, body: made.body });
  return { draft: await getPackDraft(store, person, pack), conflicts: made.conflicts };
}

async function rebaseBody(
  store: Store,
  parent: string,
  { body, onto }: { readonly body: OverlayBody; readonly onto: string },
): Promise<{ readonly body: OverlayBody; readonly conflicts: Answer['conflicts'] }> {
  const [base, theirs] = await Promise.all([findContent(store, body.base), findContent(store, onto)]);
  if (!base || !theirs) throw notFound();
  const { operations, conflicts } = await rebase(body.operations, base.pack, theirs.pack);
  const items = await rebaseItems(store, parent, body.items);
  return {
    body: { ...body, base: onto, operations, items: items.overlays },
    conflicts: [
      ...conflicts.map(({ operation, ...conflict }) => shown({ ...conflict, path: operation.path })),
      ...items.conflicts.map(shown),
    ],
  };
}

/** Items follow to the version the parent offers now; one it no longer offers stays as it is and is told when the draft is judged. */
async function rebaseItems(
  store: Store,
  parent: string,
  overlays: readonly ItemOverlay[],
): Promise<{ readonly overlays: ItemOverlay[]; readonly conflicts: ItemConflict[] }> {
  const bases = await findVersions(store, parent, overlays);
  const made: ItemOverlay[] = [];
  const conflicts: ItemConflict[] = [];
  for (const overlay of overlays) {
    const base: ServiceItem | undefined = bases.find(({ id }) => id === overlay.item);
    const newest = await findItem(store, parent, overlay.item);
    if (!base || !newest?.active) {
      made.push(overlay);
      continue;
    }
    const rebased = rebaseItem(overlay, base, newest.item);
    made.push(rebased.overlay);
    conflicts.push(...rebased.conflicts);
  }
  return { overlays: made, conflicts };
}

function shown({ path, label, base, theirs, ours }: Omit<ItemConflict, 'item'>): Answer['conflicts'][number] {
  return { path: [...path], label, base: base ?? null, theirs: theirs ?? null, ours: ours ?? null };
}

function notAdopted() {
  return refusal(409, 'pack-not-adopted', {
    zh: '这个模板包是本中心自己的，没有上级版本可以跟进。',
    en: 'Expected a pack adopted from the centre above, but this one is the own of this centre; there is nothing to follow.',
  });
}
