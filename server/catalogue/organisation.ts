import { defaultLeaders, type Organisation } from '#engine/cases/context.ts';
import type { AnswerOf } from '../contract/routes.ts';
import type { Store } from '../store/types.ts';

type View = AnswerOf<'getOrganisation'>;

/** The centre with its units and people (机构和人员). */
export async function viewOrganisation(store: Store, tenant: string): Promise<View> {
  const { centre, units, posts, leaders = defaultLeaders } = await store.organisation(tenant);
  const people = new Map<string, View['people'][number]>();
  for (const { account, name, post, unit } of posts) {
    const person = people.get(account) ?? { account, name, posts: [] };
    person.posts.push({ post, unit });
    people.set(account, person);
  }
  return { centre: { ...centre }, units: units.map(unit => ({ ...unit })), leaders: [...leaders], people: [...people.values()] };
}

/** Who holds which post, units and leaders (岗位人员), as far as designing checks and offers them. */
export function factsOf({ units, posts, leaders = defaultLeaders }: Organisation): AnswerOf<'getOrganisationFacts'> {
  return {
    units: units.map(({ id, title, parent = null }) => ({ id, title, parent })),
    leaders: [...leaders],
    posts: posts.map(({ post, unit, account, name }) => ({ post, unit, account, name })),
  };
}
