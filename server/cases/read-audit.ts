import { randomUUID } from 'node:crypto';
import type { Store } from '../store/types.ts';
import type { Reading } from './reading.ts';

/** Notes who looked at personal data without taking part in the case (查阅留痕). */
export async function noteReading(store: Store, { person, target, state, unmasked }: Reading): Promise<void> {
  if (!unmasked || target.participates) return;
  await store.shared.run('insert into read_audit (tenant, id, account, what, ref, fields, at) values (?, ?, ?, ?, ?, ?, ?)', [
    target.tenant,
    randomUUID(),
    person.account,
    'case',
    state.caseId,
    JSON.stringify(['applicant', 'data']),
    store.clock.now(),
  ]);
}
