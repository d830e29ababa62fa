import type { AnswerOf } from '../contract/routes.ts';
import type { Store } from '../store/types.ts';

type View = AnswerOf<'getOrganisation'>;

/** The centre with its units and people (机构和人员). */
export async function viewOrganisation(store: Store, tenant: string): Promise<View> {
  const { centre, units, posts } = await store.organisation(tenant);
  const people = new Map<string, View['people'][number]>();
  for (const { account, name, post, unit } of posts) {
    const person = people.get(account) ?? { account, name, posts: [] };
    person.posts.push({ post, unit });
    people.set(account, person);
  }
  return { centre: { ...centre }, units: units.map(({ id, title }) => ({ id, title })), people: [...people.values()] };
}
