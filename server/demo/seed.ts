import { hashPassword } from '../identity/password.ts';
import { need } from '../identity/need.ts';
import { drawSetUpToken, isEmpty } from '../identity/setup.ts';
import { publishShipped, saveItems } from '../releases/shipped.ts';
import type { Store } from '../store/types.ts';
import { type DemoAccount, demoAccounts, demoCentre, demoPassword } from './accounts.ts';

/** What a start prepared: the first administrator's one-time token where one is needed. */
export interface Seeded {
  readonly token: string | null;
}

/** Loads the demo centre (演示数据): organisation, shipped packs and items, accounts. Run again it adds only what is missing. */
export async function seedDemo(store: Store): Promise<Seeded> {
  const { id: tenant, ...centre } = demoCentre;
  await need(store, {
    id: `demo-organisation-${tenant}`,
    tenant,
    stream: 'organisation',
    streamId: tenant,
    type: 'change-organisation',
    body: centre,
  });
  const packs = await publishShipped(store, tenant);
  await saveItems(
    store,
    tenant,
    packs.flatMap(({ items }) => items),
  );
  for (const account of demoAccounts) await createAccount(store, account);
  return { token: null };
}

/** Readies an empty database: the one-time token of the first administrator, or null when a centre exists already. */
export async function seedEmpty(store: Store): Promise<Seeded> {
  return { token: (await isEmpty(store)) ? await drawSetUpToken(store) : null };
}

/** A start that was cut short left an account without its posts: it gets them now. Posts an administrator changed are left alone. */
async function createAccount(store: Store, { login, name, grants }: DemoAccount): Promise<void> {
  const tenant = demoCentre.id;
  const of = { tenant, stream: 'account', streamId: login } as const;
  const [known] = await store.shared.select('select id from account where id = ?', [login]);
  if (!known)
    await need(store, {
      ...of,
      type: 'create-account',
      body: { login, name, passwordHash: await hashPassword(demoPassword), mustChange: false },
    });
  const held = await store.shared.select('select post from role_grant where account = ?', [login]);
  if (held.length > 0) return;
  for (const { post, unit } of grants) await need(store, { ...of, type: 'grant-role', body: { tenant, post, unit, reach: 'this' } });
}
