import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { getItemWithForm, listItems } from './find.ts';
import { factsOf, viewOrganisation } from './organisation.ts';

/** Handlers of service items and of the organisation (事项与机构接口). */
export function catalogueHandlers({
  store,
}: Services): Pick<Handlers, 'listItems' | 'getItem' | 'getOrganisation' | 'getOrganisationFacts'> {
  return {
    listItems: ({ person, query }) => listItems(store, person.tenant, query.q),
    getItem: ({ person, params }) => getItemWithForm(store, person.tenant, params.itemId),
    getOrganisation: ({ person }) => viewOrganisation(store, person.tenant),
    getOrganisationFacts: async ({ person }) => factsOf(await store.organisation(person.tenant)),
  };
}
