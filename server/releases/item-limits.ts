import { checkItems } from '#processes/check/items.ts';
import { checkLimits } from '#processes/check/limits.ts';
import { foldItem, itemOperationsOf } from '#processes/overlay/items.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Problem } from '#engine/problem.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { ItemOrigin, ItemState } from '../store/streams/item.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { listPacksOf } from './family.ts';
import { findItem, findVersions } from './offered.ts';
import { findSavedBefore, saveItem } from './save-item.ts';
import { staleItem } from './stale-item.ts';

/** Changes the limits of a service item for new cases (调整事项时限). A promise longer than the law, and more than the parent's law, are refused. */
export async function changeItemLimits(
  store: Store,
  person: Person,
  id: string,
  request: BodyOf<'changeItemLimits'>,
): Promise<AnswerOf<'changeItemLimits'>> {
  const known = await findItem(store, person.tenant, id);
  if (!known?.active) throw notFound();
  const { statutoryLimit, promisedLimit, version: basedOn } = request;
  const limits = { statutoryLimit, promisedLimit, stageLimits: request.stageLimits as ServiceItem['stageLimits'] };
  const done = await findSavedBefore(store, person, { id: request.id, item: id, says: limits });
  if (done) return { version: done.version };
  if (known.item.version !== basedOn) throw await staleItem(store, person.tenant, id);
  const item: ServiceItem = { ...known.item, ...limits };
  const { origin, problems } = await adapted(store, known, item);
  refuse([...(await checkLimitsOf(store, person.tenant, item)), ...problems]);
  return { version: await saveItem(store, person, { id: request.id, item, basedOn, ...(origin ? { origin } : {}) }) };
}

const limitFields: readonly string[] = ['/statutoryLimit', '/promisedLimit', '/stageLimits'];

/** What is wrong with the limits of an item, in itself and by the pack it is done with. */
async function checkLimitsOf(store: Store, tenant: string, item: ServiceItem): Promise<Problem[]> {
  const content = (await listPacksOf(store, tenant)).get(item.pack);
  const release = content === undefined ? undefined : await findContent(store, content);
  if (!release) return checkLimits(item);
  const found = checkItems({ ...release.pack, scenarios: {}, items: [item] });
  return found.filter(({ severity, pointer }) => severity === 'error' && limitFields.includes(pointer ?? ''));
}

/** An item that was taken over keeps where it came from, and what is changed of it. */
async function adapted(
  store: Store,
  { origin }: ItemState,
  item: ServiceItem,
): Promise<{ readonly origin?: ItemOrigin; readonly problems: readonly Problem[] }> {
  if (!origin) return { problems: [] };
  const [parent] = await findVersions(store, origin.centre, [{ ...origin, unit: item.unit }]);
  if (!parent) return { origin, problems: [] };
  const operations = itemOperationsOf(parent, item);
  return { origin: { ...origin, operations }, problems: foldItem(parent, { item: origin.item, unit: item.unit, operations }).problems };
}

function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first) throw refusal(422, first.code, first.message, { details: { problems } });
}
