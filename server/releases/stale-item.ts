import type { HttpProblem } from '../http/problem.ts';
import { refusal } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Store } from '../store/types.ts';
import { findItem } from './offered.ts';

/** Who saved an item last, and when. */
export interface Saver {
  readonly savedBy: { readonly account: string; readonly name: string };
  readonly savedAt: number;
}

/** Who saved an item last. */
export async function findSaver(store: Store, tenant: string, item: string): Promise<Saver> {
  const [entry] = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ actor: string; at: number }>(
      `select j.actor as "actor", j.recorded_at as "at" from journal j where j.tenant = ? and j.stream = 'item' and j.stream_id = ?
       order by j.seq desc limit 1`,
      [tenant, item],
    ),
  );
  const account = entry?.actor ?? 'system';
  return { savedBy: (await findNames(store, [account]))(account), savedAt: Number(entry?.at ?? 0) };
}

/** The refusal of a change made from an older version of an item (事项已被修改): who saved the newer one, when, and what its limits are. */
export async function staleItem(store: Store, tenant: string, id: string): Promise<HttpProblem> {
  const { version, statutoryLimit, promisedLimit, stageLimits } = (await findItem(store, tenant, id))!.item;
  const saver = await findSaver(store, tenant, id);
  const { name } = saver.savedBy;
  return refusal(
    409,
    'item-stale',
    {
      zh: `${name}已修改了这个事项，您的修改没有保存。请查看新的内容后再修改。`,
      en: `Expected the item this page was made from, but ${name} has changed it; yours was not saved. Look at what it is now and change it again.`,
    },
    { details: { version, ...saver, limits: { statutoryLimit, promisedLimit, stageLimits } } },
  );
}
