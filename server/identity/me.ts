import type { Permission } from '../contract/permissions.ts';
import type { Me } from '../contract/schemas.ts';
import { countUnread } from '../notices/list.ts';
import { countCards } from '../supervision/cards.ts';
import { countInbox } from '../tasks/inbox.ts';
import type { OpenStore } from '../store/types.ts';
import type { Person } from './person.ts';

/** The signed-in person as pages need him (我的账号): centre, roles, permissions, the server's clock, and what waits. */
export async function viewMe(store: OpenStore, person: Person): Promise<Me> {
  const { centre } = await store.organisation(person.tenant);
  const counts = await store.withScope({ tenants: person.tenants, actor: person.account }, async reader => ({
    inbox: person.permissions.has('task.work') ? await countInbox(reader, person) : 0,
    cards: await countCards(reader, person),
  }));
  return {
    account: person.account,
    login: person.login,
    name: person.name,
    centre: { ...centre },
    grants: person.grants.map(({ role, unit, reach }) => ({ role, unit, reach })),
    may: [...person.permissions].filter(permission => isOffered(permission, store)).sort(),
    mustChangePassword: person.mustChangePassword,
    demo: store.demo,
    now: store.clock.now(),
    counts: { ...counts, notices: await countUnread(store, person) },
    centres: await listCentres(store, person),
  };
}

/** The centres whose cases a person may read (可查看的中心): the own one, then those below. */
export async function listCentres(store: OpenStore, person: Person): Promise<Me['centres']> {
  const centres = await Promise.all(person.tenants.map(tenant => store.organisation(tenant)));
  return centres.map(({ centre: { id, title } }) => ({ id, title }));
}

function isOffered(permission: Permission, store: OpenStore): boolean {
  return permission !== 'demo.clock' || store.demo;
}
