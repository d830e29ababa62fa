import type { ServiceItem } from '#engine/cases/state.ts';
import { canonicalJson } from '#processes/canonical.ts';
import { problemOf } from '../cases/execute.ts';
import { refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { ItemOrigin } from '../store/streams/item.ts';
import type { Store } from '../store/types.ts';
import { findItem } from './offered.ts';
import { staleItem } from './stale-item.ts';

/** An item to be saved, and the version here it was made from; 0: there was none. */
export interface ItemToSave {
  readonly id: string;
  readonly item: ServiceItem;
  readonly origin?: ItemOrigin;
  readonly basedOn: number;
}

/** Saves an item, unless it stands there so already. Another version in force than the one it was made from: 409 with who saved it. */
export async function saveItem(store: Store, person: Person, { id, item, origin, basedOn }: ItemToSave): Promise<number> {
  const known = await findItem(store, person.tenant, item.id);
  const wanted = { item: { ...item, version: known?.item.version ?? 0 }, origin: origin ?? null };
  if (known?.active && canonicalJson({ item: known.item, origin: known.origin ?? null }) === canonicalJson(wanted))
    return known.item.version;
  const outcome = await store.executeStream({
    id,
    stream: 'item',
    streamId: item.id,
    tenant: person.tenant,
    type: 'save-item',
    actor: person.actor,
    body: { item, basedOn, ...(origin ? { origin } : {}) },
  });
  if (outcome.ok) return Number(outcome.result.version);
  throw outcome.rejection.code === 'item-stale' ? await staleItem(store, person.tenant, item.id) : problemOf(outcome);
}

/**
 * The item as this command saved it before (重复指令): a page that lost the answer sends the command again, whatever was saved since. One that said something
 * else is refused; undefined: the command is new.
 */
export async function findSavedBefore(
  store: Store,
  { tenant, account }: Pick<Person, 'tenant' | 'account'>,
  { id, item, says }: { readonly id: string; readonly item: string; readonly says: Partial<ServiceItem> },
): Promise<ServiceItem | undefined> {
  return store.withScope({ tenants: [tenant], actor: account }, async reader => {
    const [row] = await reader.select<{ stream: string; streamId: string; seq: number }>(
      'select r.stream as "stream", r.stream_id as "streamId", r.seq as "seq" from command_receipt r where r.tenant = ? and r.id = ?',
      [tenant, id],
    );
    if (!row) return undefined;
    const entries = row.stream === 'item' && row.streamId === item ? await reader.journal('item', item) : [];
    const events = entries.find(({ seq }) => seq === Number(row.seq))?.events as readonly { readonly item?: ServiceItem }[] | undefined;
    const saved = events?.[0]?.item;
    if (!saved || canonicalJson({ ...saved, ...says }) !== canonicalJson(saved)) throw reused();
    return saved;
  });
}

function reused() {
  return refusal(422, 'command-id-reused', {
    zh: '这个指令编号已用于另一项操作。请刷新页面后重试。',
    en: 'Expected a new command id, but this one was used for something else. Reload and try again.',
  });
}
