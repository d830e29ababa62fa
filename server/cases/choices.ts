import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import type { Person } from '../identity/person.ts';
import { marks } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';
import { textOf } from './rows.ts';

type Choices = AnswerOf<'listCaseChoices'>;

/** Units and items of the centres in the person's reach, or of one of them (可选的部门和事项): what the case list may be narrowed to. */
export async function listCaseChoices(store: Store, person: Person, query: QueryOf<'listCaseChoices'>): Promise<Choices> {
  const tenants = person.tenants.filter(tenant => query?.centre === undefined || tenant === query.centre);
  if (tenants.length === 0) return { units: [], items: [] };
  const organisations = await Promise.all(tenants.map(tenant => store.organisation(tenant)));
  const items = await store.withScope({ tenants, actor: person.account }, reader =>
    reader.select<{ centre: string; id: string; title: string; unit: string }>(
      `select tenant as "centre", id as "id", title as "title", unit as "unit" from service_item where tenant in (${marks(tenants)}) order by tenant, code`,
      tenants,
    ),
  );
  return {
    units: organisations.flatMap(({ centre, units }) => units.map(({ id, title }) => ({ centre: centre.id, id, title }))),
    items: items.map(item => ({ ...item, title: textOf(item.title) })),
  };
}
