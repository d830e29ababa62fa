import type { Text } from '#engine/problem.ts';
import { type Reviewed, isUnchangedOverlay, reviewedHash } from '#processes/reviewed.ts';
import type { Manifest, PackHead } from '#processes/types.ts';
import type { GoldenCases, Overlay } from '#processes/overlay/types.ts';
import type { Actor } from '#engine/cases/commands.ts';
import type { Rejection } from '#engine/cases/context.ts';
import type { StreamEvent, StreamEventHead, StreamInput, StreamRow } from '../types.ts';
import { refused, type StreamDecision, textField } from './fields.ts';

/** Where a review stands (复核状态). Of a pack at most one is open. */
export type ReviewState = 'open' | 'approved' | 'returned' | 'withdrawn' | 'published';

/** A review as the stream of its pack keeps it (双人复核). */
export interface KeptReview {
  readonly id: string;
  readonly title: Text;
  readonly version: number;
  readonly content: string;
  /** Hash of what it holds for, see `reviewedHash`. */
  readonly subject: string;
  readonly state: ReviewState;
  /** Accounts who may not decide it: everybody who saved the draft, and whoever asked. */
  readonly authors: readonly string[];
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly decidedBy?: string;
  readonly decidedAt?: number;
}

/** What people wrote about a review, apart from the rest. */
interface ReviewTexts {
  readonly notes: string;
  readonly comment?: string;
}

/** Reviews of a pack; both keys are there once one was asked for. */
export interface Reviews {
  readonly reviews?: readonly KeptReview[];
  readonly private?: { readonly reviews: Readonly<Record<string, ReviewTexts>> };
}

type Head = Pick<PackHead, 'kind' | 'title' | 'regimes'>;

/** Asks for a review (提交复核); one that is open for something else is withdrawn by it. */
export function requestReview({ reviews = [] }: Reviews, { body, actor }: StreamInput): StreamDecision {
  const id = textField(body, 'review');
  const subject = textField(body, 'subject');
  const open = reviews.find(({ state }) => state === 'open');
  if (reviews.some(known => known.id === id)) return refused('review-known', known);
  if (open?.subject === subject) return refused('review-open', alreadyOpen);
  const authors = [...new Set([...(body.authors as readonly string[]), actor.account])].sort();
  const asked: StreamEvent = {
    type: 'review-requested',
    review: id,
    version: Number(body.version),
    content: textField(body, 'content'),
    subject,
    authors,
    head: body.head as Head,
    private: { notes: textField(body, 'notes') },
  };
  return { ok: true, events: open ? [{ type: 'review-withdrawn', review: open.id }, asked] : [asked], result: { review: id } };
}

/** Approves or returns an open review (复核决定): never whoever had a hand in the draft. */
export function decideReview({ reviews = [] }: Reviews, { body, actor }: StreamInput): StreamDecision {
  const review = reviews.find(({ id }) => id === body.review);
  if (!review) return refused('review-not-found', missing);
  if (review.state !== 'open') return refused('review-decided', decided);
  if (review.authors.includes(actor.account)) return refused('review-own', own);
  const event = { type: 'review-decided', review: review.id, approved: body.approve === true };
  return { ok: true, events: [{ ...event, private: { comment: textField(body, 'comment') } }], result: { review: review.id } };
}

/** Takes a review back (撤回复核) that waits, or that was approved and is not wanted any more. */
export function withdrawReview({ reviews = [] }: Reviews, { body }: StreamInput): StreamDecision {
  const review = reviews.find(({ id }) => id === body.review);
  if (!review) return refused('review-not-found', missing);
  if (review.state !== 'open' && review.state !== 'approved') return refused('review-decided', decided);
  return { ok: true, events: [{ type: 'review-withdrawn', review: review.id }], result: { review: review.id } };
}

/** What is published, as far as reviews are concerned. */
export interface ToPublish {
  readonly actor: Actor;
  readonly manifest: Manifest;
  readonly overlay?: Overlay;
  readonly golden?: GoldenCases;
  /** The overlay of the release before. */
  readonly before?: Overlay | undefined;
  /** true: nothing was published here yet. */
  readonly isFirst: boolean;
}

/** The approved review of exactly what is published, by somebody who had no hand in it. */
export function approvalOf({ reviews = [] }: Reviews, reviewed: Reviewed): KeptReview | undefined {
  const subject = reviewedHash(reviewed);
  return reviews.findLast(
    one => one.state === 'approved' && one.subject === subject && one.decidedBy !== undefined && !one.authors.includes(one.decidedBy),
  );
}

/**
 * May a release go without a second person (免复核)? What comes with the programme or from the command line of the machine, which no account of a centre
 * can be; and what a centre takes over from the one above without a word of its own, which was reviewed there.
 */
export function isExempt({ actor, overlay, before, isFirst }: Omit<ToPublish, 'manifest' | 'golden'>): boolean {
  if (actor.principals.includes('system')) return true;
  return isUnchangedOverlay(overlay) && (isFirst || isUnchangedOverlay(before));
}

/** The refusal of a release nobody else has approved, and none when it may be published. */
export function refuseUnreviewed(state: Reviews, publication: ToPublish): Rejection | undefined {
  if (isExempt(publication) || approvalOf(state, publication)) return undefined;
  return {
    code: 'review-missing',
    message: {
      zh: '发布前须由另一人复核通过本次内容，目前没有这样的复核，未发布。请先提交复核。',
      en: 'Expected a review of exactly this content, approved by another person, but there is none; nothing was published. Ask for a review first.',
    },
  };
}

/** Reviews after an event of theirs, or after the release of what one was about. */
export function evolveReviews(state: Reviews, event: StreamEvent, head: StreamEventHead): Reviews {
  const { reviews = [] } = state;
  const texts = state.private?.reviews ?? {};
  if (event.type === 'review-requested') {
    const added = askedFor(event, head);
    const { notes } = event.private as unknown as ReviewTexts;
    return { reviews: [...reviews, added], private: { reviews: { ...texts, [added.id]: { notes } } } };
  }
  const of = String(event.review);
  if (event.type === 'review-decided') {
    const state = event.approved === true ? 'approved' : 'returned';
    const { comment } = event.private as unknown as Required<ReviewTexts>;
    return {
      reviews: reviews.map(one => (one.id === of ? { ...one, state, decidedBy: head.actor, decidedAt: head.recordedAt } : one)),
      private: { reviews: { ...texts, [of]: { ...texts[of]!, comment } } },
    };
  }
  const change = (one: KeptReview): KeptReview => (event.type === 'release-published' ? afterRelease(one, of) : withdrawn(one, of));
  return { reviews: reviews.map(change), private: { reviews: texts } };
}

function askedFor(event: StreamEvent, { actor, recordedAt }: StreamEventHead): KeptReview {
  return {
    id: String(event.review),
    title: (event.head as Head).title,
    version: Number(event.version),
    content: String(event.content),
    subject: String(event.subject),
    state: 'open',
    authors: event.authors as readonly string[],
    requestedBy: actor,
    requestedAt: recordedAt,
  };
}

/** The review a release was made by is done with; others of the pack no longer count. */
function afterRelease(one: KeptReview, published: string): KeptReview {
  if (one.id === published) return { ...one, state: 'published' };
  return one.state === 'open' || one.state === 'approved' ? { ...one, state: 'withdrawn' } : one;
}

function withdrawn(one: KeptReview, of: string): KeptReview {
  return one.id === of ? { ...one, state: 'withdrawn' } : one;
}

/** Rows of the reviews of a pack. */
export function reviewRows(tenant: string, pack: string, state: Reviews): StreamRow[] {
  return (state.reviews ?? []).map(one => {
    const texts = state.private?.reviews[one.id];
    return {
      table: 'pack_review',
      key: ['tenant', 'id'],
      row: {
        tenant,
        id: one.id,
        pack,
        title: JSON.stringify(one.title),
        version: one.version,
        content: one.content,
        subject: one.subject,
        notes: texts?.notes ?? '',
        state: one.state,
        authors: JSON.stringify(one.authors),
        requested_by: one.requestedBy,
        requested_at: one.requestedAt,
        decided_by: one.decidedBy ?? null,
        decided_at: one.decidedAt ?? null,
        comment: texts?.comment ?? '',
      },
    };
  });
}

const known = {
  zh: '这个复核编号已经用过。请刷新页面后重新提交。',
  en: 'Expected a new id of a review, but this one was used. Reload and ask again.',
};
const alreadyOpen = {
  zh: '这份草稿已经提交复核，正在等待复核人决定。',
  en: 'Expected a draft that is not under review, but a review of it waits for its decision.',
};
const missing = { zh: '没有这项复核。', en: 'Expected a review with this id, but there is none.' };
const decided = {
  zh: '这项复核已经有结果或已撤回。请刷新页面查看。',
  en: 'Expected a review that waits for its decision, but this one was decided or withdrawn. Reload to see it.',
};
const own = {
  zh: '本人修改过或提交了这份草稿，不能自己复核。请由另一位有复核权限的人员复核。',
  en: 'Expected a reviewer who had no hand in the draft, but you saved it or asked for its review. Somebody else must review it.',
};
