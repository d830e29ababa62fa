import type { Millis } from '#engine/calendar/types.ts';
import { find, type Plan } from '../plan.ts';
import type { Outcome } from '../types.ts';
import { insert } from '../upsert.ts';

/** How long an answer is remembered, milliseconds: 30 days. */
export const receiptMs = 30 * 24 * 60 * 60 * 1000;

/** What was answered to a command. */
export interface Receipt {
  readonly tenant: string;
  readonly id: string;
  readonly bodyHash: string;
  readonly stream: string;
  readonly streamId: string;
  readonly seq: number;
  readonly result: Readonly<Record<string, unknown>>;
  readonly at: Millis;
}

/** The answer given before to this command id (回执), a refusal when it was another command, or undefined when it is new. */
export function* checkReceipt(command: { tenant: string; id: string; bodyHash: string }): Plan<Outcome | undefined> {
  const row = yield* find<{ body_hash: string; stream_id: string; seq: number; result: string }>(
    'select body_hash, stream_id, seq, result from command_receipt where tenant = ? and id = ?',
    [command.tenant, command.id],
  );
  if (row === undefined) return undefined;
  if (row.body_hash !== command.bodyHash) return reused();
  return { ok: true, repeated: true, seq: row.seq, streamId: row.stream_id, result: JSON.parse(row.result) as Record<string, unknown> };
}

/** Remember an answer. A second command with the same id at the same moment is a constraint error. */
export function* writeReceipt(receipt: Receipt): Plan<void> {
  yield* insert('command_receipt', {
    tenant: receipt.tenant,
    id: receipt.id,
    body_hash: receipt.bodyHash,
    stream: receipt.stream,
    stream_id: receipt.streamId,
    seq: receipt.seq,
    result: JSON.stringify(receipt.result),
    at: receipt.at,
  });
}

function reused(): Outcome {
  return {
    ok: false,
    status: 422,
    rejection: {
      code: 'command-id-reused',
      message: {
        zh: '这个指令编号已用于另一项内容不同的操作。请刷新页面后重新提交。',
        en: 'Expected a fresh command id, but this one was used for another command. Reload the page and submit again.',
      },
    },
  };
}
