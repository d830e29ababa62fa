import { need } from '../identity/need.ts';
import { hashPassword } from '../identity/password.ts';
import { drawSetUpToken, isEmpty } from '../identity/setup.ts';
import { publishShipped, saveItems } from '../releases/shipped.ts';
import type { Store } from '../store/types.ts';
import { type DemoAccount, demoAccounts, demoPassword } from './accounts.ts';
import { type DemoCentre, demoCentre, demoCentres } from './centres.ts';
import { adopt, adoptions } from './townships.ts';

/** What a start prepared: the first administrator's one-time token where one is needed. */
export interface Seeded {
  readonly token: string | null;
}

/** Loads the demo centres (演示数据): organisation, shipped packs and items, what the townships take over, accounts. Run again it adds only what is missing. */
export async function seedDemo(store: Store): Promise<Seeded> {
  for (const centre of demoCentres) await createCentre(store, centre);
  const packs = await publishShipped(store, demoCentre.id);
  await saveItems(
    store,
    demoCentre.id,
    packs.flatMap(({ items }) => items),
  );
  for (const adoption of adoptions) await adopt(store, adoption, packs);
  await createAccounts(store);
  return { token: null };
}

/** Readies an empty database: the one-time token of the first administrator, or null when a centre exists already. */
export async function seedEmpty(store: Store): Promise<Seeded> {
  return { token: (await isEmpty(store)) ? await drawSetUpToken(store) : null };
}

/** Creates a centre, or adds the units it lacks. */
async function createCentre(store: Store, { id: tenant, ...centre }: DemoCentre): Promise<void> {
  const known = (await store.organisation(tenant)).units;
  const missing = centre.units.filter(unit => !known.some(({ id }) => id === unit.id));
  if (missing.length === 0) return;
  const body = known.length === 0 ? centre : { units: [...known, ...missing] };
  await need(store, { tenant, stream: 'organisation', streamId: tenant, type: 'change-organisation', body: { ...body } });
}

/** Accounts nobody made yet. All share the one password everybody may read, so one hash serves them all. */
async function createAccounts(store: Store): Promise<void> {
  const known = await store.shared.select<{ id: string; posts: number }>(
    'select a.id as "id", (select count(*) from role_grant g where g.account = a.id) as "posts" from account a',
    [],
  );
  const posts = new Map(known.map(row => [row.id, Number(row.posts)]));
  const incomplete = demoAccounts.filter(({ login }) => !posts.get(login));
  if (incomplete.length === 0) return;
  const passwordHash = await hashPassword(demoPassword);
  await Promise.all(incomplete.map(account => createAccount(store, account, { passwordHash, exists: posts.has(account.login) })));
}

/** A start that was cut short left an account without its posts: it gets them now. Posts an administrator changed are left alone. */
async function createAccount(
  store: Store,
  { tenant, login, name, grants }: DemoAccount,
  { passwordHash, exists }: { readonly passwordHash: string; readonly exists: boolean },
): Promise<void> {
  const of = { tenant, stream: 'account', streamId: login } as const;
  if (!exists) await need(store, { ...of, type: 'create-account', body: { login, name, passwordHash, mustChange: false } });
  for (const grant of grants) await need(store, { ...of, type: 'grant-role', body: { tenant, ...grant } });
}
