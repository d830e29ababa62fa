import type { BodyOf } from '../contract/routes.ts';
import { problemOf } from '../cases/execute.ts';
import { refusal } from '../http/problem.ts';
import { roles } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';

/** Changes the chain of leaders of a centre and the units above its units (上级领导链、上级单位). */
export async function changeLeaders(store: Store, person: Person, body: BodyOf<'changeLeaders'>): Promise<{ leaders: string[] }> {
  const { id, leaders, parents } = body;
  const unknown = leaders.find(post => !(roles as readonly string[]).includes(post));
  if (unknown !== undefined)
    throw refusal(422, 'post-unknown', {
      zh: `领导链中的「${unknown}」应是中心的岗位，但不是。请从列表中选择。`,
      en: `Expected posts of the centre in the chain of leaders, but "${unknown}" is none. Choose from the list.`,
    });
  const { tenant, actor } = person;
  const given = {
    id,
    stream: 'organisation' as const,
    streamId: tenant,
    tenant,
    actor,
    type: 'change-leaders',
    body: { leaders, parents },
  };
  const outcome = await store.executeStream(given);
  if (!outcome.ok) throw problemOf(outcome);
  return { leaders: [...leaders] };
}
