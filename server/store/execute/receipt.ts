import { setImmediate as turn } from 'node:timers/promises';
import type { Millis } from '#engine/calendar/types.ts';
import { type Database, machineScope, readPlan } from '../database.ts';
import { find, type Plan, type Row, run, select } from '../plan.ts';
import type { Outcome } from '../types.ts';
import { insert, inserter } from '../upsert.ts';

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
  const row = yield* find<ReceiptRow>('select body_hash, stream_id, seq, result from command_receipt where tenant = ? and id = ?', [
    command.tenant,
    command.id,
  ]);
  if (row === undefined) return undefined;
  if (!isBody(row.body_hash, command.bodyHash)) return reused();
  return { ok: true, repeated: true, seq: row.seq, streamId: row.stream_id, result: readResult(row) };
}

interface ReceiptRow {
  readonly body_hash: string;
  readonly stream_id: string;
  readonly seq: number;
  readonly result: string;
}

/** Receipts written before held the hash as hex. */
function isBody(kept: string, hash: string): boolean {
  return kept === hash || (kept.length === 64 && kept === Buffer.from(hash, 'base64url').toString('hex'));
}

/** The answer to a command of a case, but for what the row says: case and number of the entry. */
const answered = ['number', 'queryCode', 'status', 'phase'] as const;

function writeResult({ streamId, seq, result }: Receipt): string {
  const short = [result.number, result.queryCode, result.status, result.phase];
  const isWhole = result.caseId === streamId && result.seq === seq && Object.keys(result).length === answered.length + 2;
  return JSON.stringify(isWhole && !short.includes(undefined) ? short : result);
}

function readResult({ stream_id: caseId, seq, result }: ReceiptRow): Record<string, unknown> {
  const kept = JSON.parse(result) as Record<string, unknown> | readonly unknown[];
  if (!Array.isArray(kept)) return kept as Record<string, unknown>;
  return { caseId, ...Object.fromEntries(answered.map((key, place) => [key, kept[place]])), seq };
}

/** Remember an answer. A second command with the same id at the same moment is a constraint error. */
export function writeReceipt(receipt: Receipt): Plan<void> {
  return insert('command_receipt', rowOf(receipt));
}

/** Remember an answer if none stands under its id yet (占位): false, and nothing is written, for a command that was answered before. */
export function* claimReceipt(receipt: Receipt): Plan<boolean> {
  return (yield insertReceipt(rowOf(receipt))).changes > 0;
}

const insertReceipt = inserter('command_receipt', { key: ['tenant', 'id'], clash: 'keep' }, 1);

function rowOf(receipt: Receipt): Row {
  return {
    tenant: receipt.tenant,
    id: receipt.id,
    body_hash: receipt.bodyHash,
    stream: receipt.stream,
    stream_id: receipt.streamId,
    seq: receipt.seq,
    result: writeResult(receipt),
    at: receipt.at,
  };
}

/** Receipts looked at in one go: the walk along them never holds anybody up. */
const slice = 1_000;

interface Key {
  readonly tenant: string;
  readonly id: string;
}

/**
 * Forget receipts after their 30 days (清理). They stand in the order of their ids, which is about that of time, and no index finds them by their age: it
 * would cost every command a page. Answers how many were removed.
 */
export async function forgetReceipts(database: Database): Promise<number> {
  let removed = 0;
  let after: Key = { tenant: '', id: '' };
  for (;;) {
    const from = after;
    const found = await readPlan(database, machineScope, () => nextReceipts(from));
    const last = found.at(-1);
    if (last === undefined) return removed;
    if (found.some(({ at }) => at < database.now() - receiptMs)) {
      removed += await database.write(machineScope, ({ now }) => removeReceipts(from, last, now - receiptMs));
    }
    after = last;
    await turn();
  }
}

function* nextReceipts({ tenant, id }: Key): Plan<(Key & { readonly at: Millis })[]> {
  return yield* select(`select tenant, id, at from command_receipt where (tenant, id) > (?, ?) order by tenant, id limit ${slice}`, [
    tenant,
    id,
  ]);
}

function* removeReceipts(after: Key, last: Key, before: Millis): Plan<number> {
  return yield* run('delete from command_receipt where (tenant, id) > (?, ?) and (tenant, id) <= (?, ?) and at < ?', [
    after.tenant,
    after.id,
    last.tenant,
    last.id,
    before,
  ]);
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
