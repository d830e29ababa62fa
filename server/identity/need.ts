import { v7 } from 'uuid';
import type { Outcome, Store, StreamInput } from '../store/types.ts';
import { system } from '../timers/index.ts';

/** Gives the machine's command to a stream and throws when it is refused: set-up cannot go on half done. */
export async function need(
  store: Store,
  input: Omit<StreamInput, 'id' | 'actor'> & { readonly id?: string },
): Promise<Extract<Outcome, { ok: true }>> {
  const outcome = await store.executeStream({ id: v7(), actor: system, ...input });
  if (outcome.ok) return outcome;
  throw new Error(`Expected ${input.type} of ${input.stream} ${input.streamId} to be accepted, but: ${outcome.rejection.message.en}`);
}
