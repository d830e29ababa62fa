import { bareOpening } from '#engine/simulation/bare.ts';
import type { Answers } from '#engine/cases/state.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { give } from './store.ts';

/** Open a case of a kept model with variables. */
export function openPlain(store: OpenStore, caseId: string, content: string, variables: Answers = {}): Promise<Outcome> {
  return give(store, caseId, { ...bareOpening(variables), content } as Parameters<typeof give>[2]);
}
