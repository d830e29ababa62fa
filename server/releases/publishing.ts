import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { getGate } from './gate.ts';
import { retireRelease } from './retire.ts';
import { decideReview, listPackReviews, listReviews, requestReview, withdrawReview } from './reviews.ts';

type Publishing = 'getGate' | 'listReviews' | 'listPackReviews' | 'requestReview' | 'decideReview' | 'withdrawReview' | 'retireRelease';

/** Handlers of reviews, the gate and retiring (发布把关接口). */
export function publishingHandlers({ store }: Services): Pick<Handlers, Publishing> {
  return {
    getGate: ({ person, params }) => getGate(store, person, params.packId),
    listReviews: ({ person }) => listReviews(store, person),
    listPackReviews: ({ person, params }) => listPackReviews(store, person, params.packId),
    requestReview: ({ person, params, body }) => requestReview(store, person, params.packId, body),
    decideReview: ({ person, params, body }) => decideReview(store, person, params, body),
    withdrawReview: ({ person, params, body }) => withdrawReview(store, person, params, body),
    retireRelease: ({ person, params, body }) => retireRelease(store, person, params, body),
  };
}
