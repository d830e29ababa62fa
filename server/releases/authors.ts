import type { Store } from '../store/types.ts';
import { findReleases } from './family.ts';

/** Notes that somebody saved a version of a draft (草稿作者): whoever had a hand in it may not review it. */
export async function noteAuthor(
  store: Store,
  {
    tenant,
    pack,
    account,
    version,
  }: { readonly tenant: string; readonly pack: string; readonly account: string; readonly version: number },
): Promise<void> {
  await store.shared.run(
    `insert into pack_draft_author (tenant, pack, account, version) values (?, ?, ?, ?)
     on conflict (tenant, pack, account) do update set version = excluded.version`,
    [tenant, pack, account, version],
  );
}

/**
 * Everybody who saved the draft of a pack since the version that was last published (草稿作者), by account. A draft that was discarded and taken up again
 * from its history keeps its authors.
 */
export async function findAuthors(store: Store, tenant: string, pack: string): Promise<string[]> {
  const state = await findReleases(store, tenant, pack);
  const published = (state?.reviews ?? []).filter(review => review.state === 'published').map(({ version }) => version);
  const rows = await store.shared.select<{ account: string; version: number }>(
    'select account, version from pack_draft_author where tenant = ? and pack = ? order by account',
    [tenant, pack],
  );
  const since = Math.max(0, ...published);
  return rows.filter(({ version }) => Number(version) > since).map(({ account }) => account);
}
