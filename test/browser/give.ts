import { v7 } from 'uuid';
import type { OpenStore, StreamInput } from '#server/store/types.ts';

/** Gives a stream a command as the machine does, beside no server (机器写入); a refusal is thrown. */
export async function give(store: OpenStore, input: Omit<StreamInput, 'id' | 'actor'>): Promise<void> {
  const outcome = await store.executeStream({ ...input, id: v7(), actor: { account: 'system', name: '系统', principals: ['system'] } });
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}
