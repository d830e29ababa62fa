import type { Organisation } from '#engine/cases/context.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { AnswerOf } from '../contract/routes.ts';
import type { Form, Item, ItemWithForm } from '../contract/schemas.ts';
import { notFound } from '../http/problem.ts';
import { rootsAtIntake } from '../forms/roots.ts';
import { applicantFormsFor } from '../forms/system.ts';
import { askedAtIntake } from '../people/choosing.ts';
import { findContent, formOf } from '../releases/content.ts';
import type { Store } from '../store/types.ts';
import { contractItem } from './item.ts';
import { promiseOf } from './promise.ts';

interface ItemRow {
  readonly item: string;
  readonly kind: string;
  readonly number: number;
  readonly content: string;
  readonly packTitle: string;
}

/** A service item ready for intake: with its pack's newest release and the form the applicant fills. */
export interface FoundItem {
  readonly item: ServiceItem;
  readonly kind: string;
  readonly number: number;
  readonly content: string;
  readonly packTitle: Text;
  readonly promise: Item['promise'];
  readonly form: Form;
  readonly organisation: Organisation;
}

const select = `select s.item as "item", p.kind as "kind", p.number as "number", p.content as "content", p.title as "packTitle"
  from service_item s join pack p on p.tenant = s.tenant and p.id = s.pack where s.tenant = ? and s.active = 1`;

/** Gets an active item of a centre with its form, or answers that there is none. */
export async function getItem(store: Store, tenant: string, id: string): Promise<FoundItem> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'catalogue' }, reader =>
    reader.select<ItemRow>(`${select} and s.id = ?`, [tenant, id]),
  );
  if (!row) throw notFound();
  const item = JSON.parse(row.item) as ServiceItem;
  const release = await findContent(store, row.content);
  const form = formOf(row.content, release, item.form);
  if (!form) throw new Error(`Expected release ${row.content} to hold the form ${item.form} of item ${id}.`);
  const { kind, number, content } = row;
  return {
    item,
    kind,
    number,
    content,
    packTitle: JSON.parse(row.packTitle) as Text,
    promise: promiseOf(item, release),
    form,
    organisation: await store.organisation(tenant),
  };
}

/** An item as intake shows it: with its generated form. */
export async function getItemWithForm(store: Store, tenant: string, id: string): Promise<ItemWithForm> {
  const found = await getItem(store, tenant, id);
  const choices = await askedAtIntake(store, found.content, found.organisation);
  return {
    item: contractItem(found.item, found),
    kind: found.kind,
    form: found.form,
    applicantForms: applicantFormsFor(found.kind),
    roots: rootsAtIntake(found.item, found.organisation, null),
    release: { content: found.content, number: found.number },
    ...(choices.length > 0 && { choices }),
  };
}

/** Lists a centre's active items; `q` looks in title, pinyin, initials and code, every word of it. */
export async function listItems(store: Store, tenant: string, q = ''): Promise<AnswerOf<'listItems'>> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'catalogue' }, reader =>
    reader.select<ItemRow>(`${select} order by s.code`, [tenant]),
  );
  const organisation = await store.organisation(tenant);
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const items = await Promise.all(
    rows.map(async row => {
      const item = JSON.parse(row.item) as ServiceItem;
      const promise = item.promisedLimit > 0 ? undefined : promiseOf(item, await findContent(store, row.content));
      return contractItem(item, { organisation, packTitle: JSON.parse(row.packTitle) as Text, promise });
    }),
  );
  return { rows: items.filter(item => words.every(word => item.search.includes(word) || item.code.toLowerCase().includes(word))) };
}
