import type { Problem } from '#engine/problem.ts';
import type { Judged } from '#processes/judge.ts';
import { createManifest } from '#processes/manifest.ts';
import { foldItem } from '#processes/overlay/items.ts';
import type { DraftBody, ItemOverlay, Overlay } from '#processes/overlay/types.ts';
import type { ReleaseContent } from '#processes/types.ts';
import { problemOf } from '../cases/execute.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { HttpProblem, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { ItemOrigin } from '../store/streams/item.ts';
import type { Published } from '../store/streams/release.ts';
import type { Store } from '../store/types.ts';
import { dropDraft, findDraft, staleDraft } from './drafts.ts';
import { findParent, findReleases } from './family.ts';
import { allBlockers, blocked, gateDraft } from './gate.ts';
import { findItem, findVersions } from './offered.ts';
import { followItem, type OverlaySite } from './own-items.ts';
import { mayReview } from './review-view.ts';
import { saveItem } from './save-item.ts';

type Answer = AnswerOf<'publishPack'>;

/**
 * Publishes the stored draft as the next release (发布). The same command sent again completes what was cut short and answers as before. What stands in
 * the way, errors, golden cases, coverage, the review by a second person, refuses it with the whole list, and nothing is stored.
 */
export async function publishPack(store: Store, person: Person, pack: string, request: BodyOf<'publishPack'>): Promise<Answer> {
  const { tenant } = person;
  const done = await findDone(store, person, pack, request);
  const draft = await findDraft(store, tenant, pack);
  if (done) return complete(store, person, { pack, id: request.id, release: done, problems: [], version: request.version });
  if (!draft?.body || draft.version !== request.version) throw await staleDraft(store, draft);
  const gated = await gateDraft(store, person, pack, { body: draft.body, version: draft.version });
  const { judged, review } = gated;
  const blockers = allBlockers(gated, await mayReview(store, tenant, pack, draft.savedBy));
  if (blockers.length > 0) throw blocked(blockers);
  const reviewers = review?.state === 'approved' && review.decidedBy !== undefined ? [review.decidedBy] : [];
  const release = await putInForce(store, person, { pack, ...request, body: gated.body, judged, reviewers });
  return complete(store, person, { pack, id: request.id, release, problems: judged.problems, version: request.version });
}

/** What is about to be published. */
export interface Publication {
  readonly pack: string;
  readonly id: string;
  readonly notes: string;
  readonly body: DraftBody;
  readonly judged: Judged;
  /** Accounts that approved it (复核人). */
  readonly reviewers?: readonly string[];
}

/** Gives a judged draft to the stream of its pack as the next release; errors are refused with every problem. */
export async function putInForce(store: Store, person: Person, publication: Publication): Promise<Pick<Published, 'manifest' | 'overlay'>> {
  const { pack, id, notes, body, judged, reviewers = [] } = publication;
  const { release, content, layout } = judged;
  if (release === null || content === null || layout === null) throw notSound(judged.problems);
  const state = await findReleases(store, person.tenant, pack);
  const facts = { number: (state?.releases.length ?? 0) + 1, content, layout, calls: release.calls };
  const made = createManifest(release.pack, { ...facts, author: person.account, publishedAt: store.clock.now(), notes, reviewers });
  const overlay = body.kind === 'overlay' ? overlayOf(body) : undefined;
  const manifest = overlay ? { ...made, extends: `${pack}@${overlay.base}` } : made;
  const outcome = await store.executeStream({
    id,
    stream: 'release',
    streamId: pack,
    tenant: person.tenant,
    type: 'publish-release',
    actor: person.actor,
    body: {
      manifest,
      release: cleanOf(release),
      ...(overlay ? { overlay } : {}),
      ...(body.kind === 'whole' ? { golden: body.golden } : {}),
    },
  });
  if (!outcome.ok) throw problemOf(outcome);
  return { manifest, ...(overlay ? { overlay } : {}) };
}

function overlayOf({ base, operations, items }: Overlay): Overlay {
  return { base, operations, items };
}

/** Exactly the parts of a release, whatever stood beside them. */
function cleanOf({ pack, calls }: ReleaseContent): ReleaseContent {
  return { pack, calls };
}

/** A release whose items and draft may still have to be seen to. */
export interface ToComplete {
  readonly pack: string;
  readonly id: string;
  readonly release: Pick<Published, 'manifest' | 'overlay'>;
  readonly problems: readonly Problem[];
  /** Version of the draft it was made of, to be put away. */
  readonly version?: number;
}

/** Saves the items a release takes over, puts its draft away, and answers. Done twice it is as done once. */
export async function complete(store: Store, person: Person, { pack, id, release, problems, version }: ToComplete): Promise<Answer> {
  const { manifest, overlay } = release;
  const items = overlay ? await saveItems(store, person, { id, pack, overlays: overlay.items }) : [];
  if (version !== undefined) await dropDraft(store, person.tenant, pack, version);
  return { number: manifest.number, content: manifest.content, items, problems: problems.map(one => ({ ...one })) };
}

/** Saves each item of an overlay that is not as it should be yet; command ids follow from the release's, so that a retry saves none twice. */
async function saveItems(
  store: Store,
  person: Person,
  { id, pack, overlays }: { readonly id: string; readonly pack: string; readonly overlays: readonly ItemOverlay[] },
): Promise<string[]> {
  const parent = await findParent(store, person.tenant);
  if (parent === null) return [];
  const site: OverlaySite = { tenant: person.tenant, pack, parent };
  for (const overlay of overlays) await saveTaken(store, person, { id: `${id}.${overlay.item}`, site, overlay });
  return overlays.map(({ item }) => item);
}

/** How often an item is looked at again that somebody changes while it is saved. */
const tries = 5;

/** Saves an item as its overlay says, over what it has become here meanwhile: that was said later, and stays. */
async function saveTaken(
  store: Store,
  person: Person,
  { id, site, overlay: said }: { readonly id: string; readonly site: OverlaySite; readonly overlay: ItemOverlay },
  left = tries,
): Promise<void> {
  const basedOn = (await findItem(store, site.tenant, said.item))?.item.version ?? 0;
  const { overlay } = await followItem(store, site, said, 'now');
  const [base] = await findVersions(store, site.parent.id, [overlay]);
  if (!base) return;
  const origin: ItemOrigin = { centre: site.parent.id, item: overlay.item, version: overlay.version, operations: overlay.operations };
  try {
    await saveItem(store, person, { id, item: foldItem(base, overlay).item, origin, basedOn });
  } catch (error) {
    if (left === 0 || !(error instanceof HttpProblem) || error.problem.code !== 'item-stale') throw error;
    await saveTaken(store, person, { id, site, overlay: said }, left - 1);
  }
}

/** The release this command has published already; a command id that was used for something else is refused. */
export async function findDone(
  store: Store,
  { tenant, account }: Person,
  pack: string,
  { id, notes }: { readonly id: string; readonly notes: string },
): Promise<Published | undefined> {
  const [row] = await store.withScope({ tenants: [tenant], actor: account }, reader =>
    reader.select<{ stream: string; streamId: string; seq: number }>(
      'select r.stream as "stream", r.stream_id as "streamId", r.seq as "seq" from command_receipt r where r.tenant = ? and r.id = ?',
      [tenant, id],
    ),
  );
  if (!row) return undefined;
  const state = row.stream === 'release' && row.streamId === pack ? await findReleases(store, tenant, pack) : null;
  const entry = state && (await numberAt(store, { tenant, account, pack, seq: Number(row.seq) }));
  const found = state?.releases.find(({ manifest }) => manifest.number === entry);
  if (found && found.manifest.notes === notes) return found;
  throw refusal(422, 'command-id-reused', {
    zh: '这个指令编号已用于另一项操作。请刷新页面后重试。',
    en: 'Expected a new command id, but this one was used for something else. Reload and try again.',
  });
}

/** Number of the release an entry of the journal published. */
async function numberAt(
  store: Store,
  { tenant, account, pack, seq }: { readonly tenant: string; readonly account: string; readonly pack: string; readonly seq: number },
): Promise<number | undefined> {
  const entries = await store.withScope({ tenants: [tenant], actor: account }, reader => reader.journal('release', pack));
  const events = entries.find(entry => entry.seq === seq)?.events as readonly { manifest?: { number: number } }[] | undefined;
  return events?.[0]?.manifest?.number;
}

function notSound(problems: readonly Problem[]) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return refusal(
    422,
    'release-not-sound',
    {
      zh: `草稿有 ${errors.length} 处错误，没有发布。${first?.message.zh ?? '请检查所调用的模板包是否齐全。'}`,
      en: `Expected a draft without errors, but it has ${errors.length}; nothing was published. ${first?.message.en ?? 'Check that the packs it calls are complete.'}`,
    },
    { details: { problems } },
  );
}
