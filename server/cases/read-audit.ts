import { randomUUID } from 'node:crypto';
import type { Millis } from '#engine/calendar/types.ts';
import type { Store } from '../store/types.ts';

/** Somebody looked at a case and its personal data. */
export interface Look {
  readonly tenant: string;
  readonly caseId: string;
  readonly account: string;
  readonly at: Millis;
  /** true: he saw the personal data masked. */
  readonly masked: boolean;
}

/** One trace stands for the looks of this long. */
const sameLookMs = 10 * 60_000;

/** Notes who looked at a case without taking part in it (查阅留痕); `fields` names the personal data that was shown whole. */
export async function noteLook(store: Store, { tenant, caseId, account, at, masked }: Look): Promise<void> {
  const fields = JSON.stringify(masked ? [] : ['applicant', 'data']);
  const known = await store.shared.select(
    'select id from read_audit where tenant = ? and ref = ? and account = ? and fields = ? and at > ? limit 1',
    [tenant, caseId, account, fields, at - sameLookMs],
  );
  if (known.length > 0) return;
  await store.shared.run('insert into read_audit (tenant, id, account, what, ref, fields, at) values (?, ?, ?, ?, ?, ?, ?)', [
    ...[tenant, randomUUID(), account, 'case', caseId],
    ...[fields, at],
  ]);
}
