import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { problemOf } from '../cases/execute.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store, StreamInput } from '../store/types.ts';
import { findAuthors } from './authors.ts';
import { findDraft, staleDraft } from './drafts.ts';
import { blocked, gateDraft, subjectOf } from './gate.ts';
import { judgeDraft } from './judged.ts';
import { readReviews, type ReviewRow, reviewViews } from './review-view.ts';

type Review = AnswerOf<'requestReview'>;

/** Decided reviews that are still listed. */
const decidedShown = 50;

/** Reviews of the centre that wait for a decision, the oldest first, and the latest decided ones (复核列表). */
export async function listReviews(store: Store, person: Person): Promise<AnswerOf<'listReviews'>> {
  const [open, decided] = await Promise.all([
    readReviews(store, person.tenant, `and r.state = 'open' order by r.requested_at, r.id`, []),
    readReviews(store, person.tenant, `and r.state <> 'open' order by r.requested_at desc, r.id desc limit ${decidedShown}`, []),
  ]);
  return { rows: await shown(store, person, [...open, ...decided]) };
}

/** Reviews of one pack, the newest first (模板包的复核). */
export async function listPackReviews(store: Store, person: Person, pack: string): Promise<AnswerOf<'listPackReviews'>> {
  const rows = await readReviews(store, person.tenant, `and r.pack = ? order by r.requested_at desc, r.id desc limit ${decidedShown}`, [
    pack,
  ]);
  return { rows: await shown(store, person, rows) };
}

/** Shows reviews; drafts are judged only for those a change of the draft would make worthless. */
async function shown(store: Store, person: Person, rows: readonly ReviewRow[]): Promise<Review[]> {
  const live = new Set(rows.filter(({ state }) => state === 'open' || state === 'approved').map(({ pack }) => pack));
  const subjects = new Map<string, string | null>();
  for (const pack of live) subjects.set(pack, await currentSubject(store, person.tenant, pack));
  return reviewViews(store, person, rows, subjects);
}

/** What a review would hold for now; null: no draft that could be published. */
async function currentSubject(store: Store, tenant: string, pack: string): Promise<string | null> {
  const draft = await findDraft(store, tenant, pack);
  if (!draft?.body) return null;
  const judged = await judgeDraft(store, tenant, pack, draft.body);
  return subjectOf(judged, judged.body);
}

/** Asks for a review of the stored draft (提交复核): what could not be published anyway is not given to anybody to read. */
export async function requestReview(store: Store, person: Person, pack: string, request: BodyOf<'requestReview'>): Promise<Review> {
  const { tenant } = person;
  const { id, version, notes } = request;
  const [known] = await readReviews(store, tenant, 'and r.id = ?', [id]);
  if (known?.pack === pack && known.requestedBy === person.account) return one(store, person, pack, id);
  const draft = await findDraft(store, tenant, pack);
  if (!draft?.body || draft.version !== version) throw await staleDraft(store, draft);
  const gated = await gateDraft(store, person, pack, { body: draft.body, version });
  const { subject, judged } = gated;
  if (gated.blockers.length > 0 || subject === null || judged.release === null) throw blocked(gated.blockers);
  const authors = [...new Set([...(await findAuthors(store, tenant, pack)), draft.savedBy])];
  const { kind, title, regimes } = judged.release.pack.head;
  const body = { review: id, version, content: judged.content, subject, notes, authors, head: { kind, title, regimes } };
  await give(store, person, { id, pack, type: 'request-review', body });
  return one(store, person, pack, id);
}

/** Approves or returns a review (复核决定). One whose draft was changed since can only be returned. */
export async function decideReview(
  store: Store,
  person: Person,
  { packId: pack, reviewId }: { readonly packId: string; readonly reviewId: string },
  { id, approve, comment }: BodyOf<'decideReview'>,
): Promise<Review> {
  const review = await find(store, person.tenant, pack, reviewId);
  if (!approve && comment.trim() === '') throw commentMissing();
  if (approve && review.state === 'open' && (await currentSubject(store, person.tenant, pack)) !== review.subject) throw stale();
  await give(store, person, { id, pack, type: 'decide-review', body: { review: reviewId, approve, comment } });
  return one(store, person, pack, reviewId);
}

/** Takes a review back (撤回复核). */
export async function withdrawReview(
  store: Store,
  person: Person,
  { packId: pack, reviewId }: { readonly packId: string; readonly reviewId: string },
  { id }: BodyOf<'withdrawReview'>,
): Promise<Review> {
  await find(store, person.tenant, pack, reviewId);
  await give(store, person, { id, pack, type: 'withdraw-review', body: { review: reviewId } });
  return one(store, person, pack, reviewId);
}

async function find(store: Store, tenant: string, pack: string, id: string): Promise<ReviewRow> {
  const [row] = await readReviews(store, tenant, 'and r.pack = ? and r.id = ?', [pack, id]);
  if (!row) throw notFound();
  return row;
}

async function one(store: Store, person: Person, pack: string, id: string): Promise<Review> {
  const [review] = await shown(store, person, [await find(store, person.tenant, pack, id)]);
  return review!;
}

async function give(
  store: Store,
  person: Person,
  { id, pack, type, body }: Pick<StreamInput, 'id' | 'type' | 'body'> & { readonly pack: string },
): Promise<void> {
  const outcome = await store.executeStream({
    ...{ id, type, body, stream: 'release' as const, streamId: pack },
    ...{ tenant: person.tenant, actor: person.actor },
  });
  if (!outcome.ok) throw problemOf(outcome);
}

function commentMissing() {
  return refusal(422, 'comment-missing', {
    zh: '退回时请写明要改什么。',
    en: 'Expected a comment that says what to change, but it is empty.',
  });
}

function stale() {
  return refusal(409, 'review-stale', {
    zh: '提交复核之后草稿又改过，不能通过。请退回，由作者重新提交。',
    en: 'Expected the draft as it was sent for review, but it was changed since. Return it, so that it is sent again.',
  });
}
