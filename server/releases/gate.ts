import { canonicalJson } from '#processes/canonical.ts';
import type { Judged } from '#processes/judge.ts';
import type { DraftBody, GoldenCases, Overlay } from '#processes/overlay/types.ts';
import { type Reviewed, reviewedHash, withoutOwn } from '#processes/reviewed.ts';
import type { SimulationReport } from '../contract/designing.ts';
import type { Blocker, Gate } from '../contract/publishing.ts';
import { refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { type KeptReview, isExempt } from '../store/streams/reviews.ts';
import type { Published, ReleaseState } from '../store/streams/release.ts';
import type { Store } from '../store/types.ts';
import * as blocker from './blockers.ts';
import { findDraft, findGolden, shownVersion, startOf } from './drafts.ts';
import { findFamily, findReleases, newestOf } from './family.ts';
import { goldenFor } from './golden.ts';
import { judgeDraft } from './judged.ts';
import { mayReview, reviewView } from './review-view.ts';
import { tryOut } from './trial.ts';

/** A stored draft with everything that decides whether it may be published (把关结果). */
export interface Gated {
  readonly body: DraftBody;
  readonly version: number;
  readonly judged: Judged;
  /** What a review of it would hold for; null while it has errors. */
  readonly subject: string | null;
  readonly report: SimulationReport | null;
  /** What stands in the way besides the review (发布障碍). */
  readonly blockers: readonly Blocker[];
  /** The review that counts for it, or the newest there is. */
  readonly review: KeptReview | undefined;
  /** Nothing of its own: no second person is asked for. */
  readonly isExempt: boolean;
}

/** Judges a stored draft as it would be published (发布把关): errors, golden cases, coverage, and whether it says anything new. */
export async function gateDraft(store: Store, person: Pick<Person, 'tenant' | 'actor'>, pack: string, draft: Draft): Promise<Gated> {
  const { tenant, actor } = person;
  const { version } = draft;
  const state = await findReleases(store, tenant, pack);
  const judged = await judgeDraft(store, tenant, pack, draft.body);
  const { body } = judged;
  const overlay = overlayOf(body);
  const exempt = isExempt({
    actor,
    ...(overlay && { overlay }),
    before: state?.releases.at(-1)?.overlay,
    isFirst: !state?.releases.length,
  });
  const subject = subjectOf(judged, body);
  const common = { body, version, judged, subject, isExempt: exempt, review: reviewFor(state, subject) };
  const errors = judged.problems.filter(({ severity }) => severity === 'error');
  if (judged.release === null || judged.content === null)
    return { ...common, report: null, blockers: errors.length > 0 ? errors.map(blocker.ofProblem) : [blocker.notRun] };
  const wanted = { content: judged.content, release: judged.release, golden: await goldenFor(store, tenant, pack, body) };
  const report = await tryOut(store, wanted, body.kind === 'overlay' ? await rootOf(store, tenant, pack, body.base) : undefined);
  const unchanged = (await isUnchanged(store, tenant, pack, { body, judged })) ? [blocker.unchanged(newestOf(state)!.manifest.number)] : [];
  return { ...common, report, blockers: [...unchanged, ...(report ? trialBlockers(report, body) : [blocker.notRun])] };
}

/** A draft as it is stored. */
interface Draft {
  readonly body: DraftBody;
  readonly version: number;
}

function trialBlockers(report: SimulationReport, body: DraftBody): Blocker[] {
  const red = report.cases.filter(({ ok }) => !ok).map(blocker.ofGolden);
  if (body.kind === 'overlay') return red;
  if (report.cases.length === 0) return [blocker.goldenNone];
  return [...red, ...blocker.ofCoverage(report.coverage)];
}

/** Everything that stands in the way of a draft, the review included. */
export function allBlockers(gated: Gated, hasReviewers: boolean): Blocker[] {
  return [...gated.blockers, ...reviewBlockers(gated, hasReviewers)];
}

function reviewBlockers({ review, subject, isExempt }: Gated, hasReviewers: boolean): Blocker[] {
  if (isExempt) return [];
  if (!review || review.state === 'withdrawn' || review.state === 'published') return [blocker.reviewMissing(hasReviewers)];
  if (review.state === 'returned' && review.subject === subject) return [blocker.reviewReturned];
  if (review.subject !== subject) return [review.state === 'returned' ? blocker.reviewMissing(hasReviewers) : blocker.reviewStale];
  return review.state === 'approved' ? [] : [blocker.reviewOpen];
}

/** The newest review of what is hashed, or the newest of the pack. */
function reviewFor(state: ReleaseState | null, subject: string | null): KeptReview | undefined {
  const reviews = (state?.reviews ?? []).filter(({ state }) => state !== 'withdrawn');
  return reviews.findLast(one => one.subject === subject && one.state !== 'published') ?? reviews.at(-1);
}

/** What a review of a judged draft holds for (复核指纹); null while it cannot be published at all. */
export function subjectOf({ release, content, layout }: Judged, body: DraftBody): string | null {
  if (release === null || content === null || layout === null) return null;
  const manifest: Reviewed['manifest'] = { content, layout, title: release.pack.head.title };
  return reviewedHash(body.kind === 'whole' ? { manifest, golden: body.golden } : { manifest, overlay: body });
}

/** Content of the root of the family a base belongs to, or the base where nobody above has it any more. */
async function rootOf(store: Store, tenant: string, pack: string, base: string): Promise<string> {
  return (await findFamily(store, tenant, pack, base))[0]?.manifest.content ?? base;
}

function overlayOf(body: DraftBody): Overlay | undefined {
  return body.kind === 'overlay' ? body : undefined;
}

/** true: a release of this draft would say nothing new. How the process is drawn goes with the next change. */
async function isUnchanged(
  store: Store,
  tenant: string,
  pack: string,
  { body, judged }: { readonly body: DraftBody; readonly judged: Judged },
): Promise<boolean> {
  const newest = newestOf(await findReleases(store, tenant, pack));
  if (!newest || judged.content !== newest.manifest.content || newest.retiredAt !== null) return false;
  if (canonicalJson(judged.effective.head.title) !== canonicalJson(newest.manifest.title)) return false;
  const [before, now] = [await beginningOf(store, tenant, pack, { newest, body }), body.kind === 'whole' ? body.golden : body];
  return canonicalJson(saidBy(before)) === canonicalJson(saidBy(now));
}

/** What a draft says, whatever versions of items here it was said over. */
function saidBy(body: DraftBody | GoldenCases | undefined): unknown {
  return body && 'kind' in body && body.kind === 'overlay' ? { ...body, items: body.items.map(withoutOwn) } : body;
}

function beginningOf(
  store: Store,
  tenant: string,
  pack: string,
  { newest, body }: { readonly newest: Published; readonly body: DraftBody },
): Promise<DraftBody | GoldenCases | undefined> {
  return body.kind === 'whole' ? findGolden(store, tenant, pack) : startOf(store, tenant, pack, newest);
}

/** What stands between the stored draft of a pack and its publication, for its page (发布把关). */
export async function getGate(store: Store, person: Person, pack: string): Promise<Gate> {
  const stored = await findDraft(store, person.tenant, pack);
  const version = shownVersion(stored);
  if (!stored?.body) {
    const newest = newestOf(await findReleases(store, person.tenant, pack));
    const blockers = [newest ? blocker.unchanged(newest.manifest.number) : blocker.noDraft];
    return { version, content: newest?.manifest.content ?? null, ok: false, blockers, report: null, review: null };
  }
  const gated = await gateDraft(store, person, pack, { body: stored.body, version });
  const blockers = allBlockers(gated, await mayReview(store, person.tenant, pack, stored.savedBy));
  const { judged, report, review } = gated;
  const shown = review ? await reviewView(store, person, { pack, review }, gated.subject) : null;
  return { version, content: judged.content, ok: blockers.length === 0, blockers, report, review: shown };
}

/** The refusal of a draft that may not be published, or not even reviewed, with the list (发布被拒清单). */
export function blocked(blockers: readonly Blocker[]) {
  const [first] = blockers;
  return refusal(
    409,
    'publication-blocked',
    {
      zh: `还有 ${blockers.length} 项未满足，没有发布，也没有提交复核。${first?.message.zh ?? ''}`,
      en: `Expected a draft that may be published, but ${blockers.length} conditions are not met; nothing was published or sent for review. ${first?.message.en ?? ''}`,
    },
    { details: { blockers } },
  );
}
