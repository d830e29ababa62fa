import type { Actor } from '#engine/cases/commands.ts';
import type { Permission } from '../contract/permissions.ts';
import type { Store } from '../store/types.ts';
import { type Grant, type Holder, permissionsOf } from './permissions.ts';

/** A signed-in person (登录人员) in one centre: what he may do, and as whom the engine knows him. */
export interface Person extends Holder {
  readonly account: string;
  readonly login: string;
  readonly name: string;
  readonly tenant: string;
  readonly mustChangePassword: boolean;
  readonly actor: Actor;
  /** Permissions the roles in this centre carry. */
  readonly permissions: ReadonlySet<Permission>;
  /** Centres whose rows this person may read: this one, and those below where a role reaches down. */
  readonly tenants: readonly string[];
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly mustChange: number;
}

/** Finds an active account with its roles in a centre, or null. */
export async function findPerson(store: Store, owner: { readonly account: string; readonly tenant: string }): Promise<Person | null> {
  const [row] = await store.shared.select<AccountRow>(
    'select id, login, name, must_change as "mustChange" from account where id = ? and active = 1',
    [owner.account],
  );
  if (!row) return null;
  const grants = (await listGrants(store, row.id)).filter(grant => grant.tenant === owner.tenant);
  const reachesDown = grants.some(grant => grant.reach === 'subtree');
  const below = reachesDown ? { [owner.tenant]: await listCentresBelow(store, owner.tenant) } : {};
  return {
    account: row.id,
    login: row.login,
    name: row.name,
    tenant: owner.tenant,
    mustChangePassword: row.mustChange === 1,
    grants,
    below,
    actor: { account: row.id, name: row.name, principals: principalsOf(row.id, grants) },
    permissions: new Set(grants.flatMap(grant => permissionsOf(grant.role))),
    tenants: [owner.tenant, ...(below[owner.tenant] ?? [])],
  };
}

/** Every role an account holds, in any centre. */
export async function listGrants(store: Store, account: string): Promise<Grant[]> {
  const rows = await store.shared.select<GrantRow>(
    'select tenant, post as role, unit, reach from role_grant where account = ? order by since, tenant, post, unit',
    [account],
  );
  return rows.map(row => ({ ...row, unit: row.unit || null }));
}

async function listCentresBelow(store: Store, tenant: string): Promise<string[]> {
  const links = await store.shared.select<LinkRow>('select tenant, parent from centre_link where until is null', []);
  const found: string[] = [];
  const look = [tenant];
  while (look.length) {
    const parent = look.pop();
    const children = links.filter(link => link.parent === parent && !found.includes(link.tenant)).map(link => link.tenant);
    found.push(...children);
    look.push(...children);
  }
  return found;
}

interface GrantRow {
  readonly tenant: string;
  readonly role: string;
  readonly unit: string;
  readonly reach: Grant['reach'];
}

interface LinkRow {
  readonly tenant: string;
  readonly parent: string;
}

/** Principals of an account: the person, each post, and each post at its unit (`*`: the whole centre). */
export function principalsOf(account: string, grants: readonly Pick<Grant, 'role' | 'unit'>[]): string[] {
  return [...new Set([`person:${account}`, ...grants.flatMap(grant => [grant.role, `${grant.role}@${grant.unit ?? '*'}`])])];
}
