import { randomUUID } from 'node:crypto';
import type { Millis } from '#engine/calendar/types.ts';
import type { Store } from '../store/types.ts';

/** Somebody looked at the personal data of a case. */
export interface Look {
  readonly tenant: string;
  readonly caseId: string;
  readonly account: string;
  readonly at: Millis;
}

/** One trace stands for the looks of this long. */
const sameLookMs = 10 * 60_000;

/** Notes who looked at personal data without taking part in the case (查阅留痕). */
export async function noteLook(store: Store, { tenant, caseId, account, at }: Look): Promise<void> {
  const known = await store.shared.select('select id from read_audit where tenant = ? and ref = ? and account = ? and at > ? limit 1', [
    ...[tenant, caseId, account],
    at - sameLookMs,
  ]);
  if (known.length > 0) return;
  await store.shared.run('insert into read_audit (tenant, id, account, what, ref, fields, at) values (?, ?, ?, ?, ?, ?, ?)', [
    ...[tenant, randomUUID(), account, 'case', caseId],
    ...[JSON.stringify(['applicant', 'data']), at],
  ]);
}
