import type { Calendar } from '#engine/calendar/index.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Pack } from '#processes/types.ts';
import { findContent, formOf } from '../../releases/content.ts';
import type { Store } from '../../store/types.ts';
import { demoCentres } from '../centres.ts';

/** An item a centre offers, with the form the applicant fills. */
export interface Offer {
  readonly item: ServiceItem;
  readonly kind: Pack['head']['kind'];
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a plan is made for: each centre's items and calendar as they stand. */
export interface World {
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  readonly calendar: Calendar;
}

/** Reads items, forms and calendar of the demo's centres. */
export async function readWorld(store: Store): Promise<World> {
  const offers = new Map<string, Offer[]>();
  for (const { id } of demoCentres) offers.set(id, await readOffers(store, id));
  return { offers, calendar: await store.calendar(demoCentres[0]!.id) };
}

async function readOffers(store: Store, tenant: string): Promise<Offer[]> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ item: string; kind: Offer['kind']; content: string }>(
      `select s.item as "item", p.kind as "kind", p.content as "content" from service_item s join pack p on p.tenant = s.tenant and p.id = s.pack
       where s.tenant = ? and s.active = 1 order by s.id`,
      [tenant],
    ),
  );
  const found: Offer[] = [];
  for (const { item: text, kind, content } of rows) {
    const item = JSON.parse(text) as ServiceItem;
    const form = formOf(content, await findContent(store, content), item.form);
    if (form) found.push({ item, kind, schema: form.schema });
  }
  return found;
}
