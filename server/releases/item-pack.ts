import type { ServiceItem } from '#engine/cases/state.ts';
import { checkItems } from '#processes/check/items.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { findReleases, newestOf } from './family.ts';
import { findItem } from './offered.ts';
import { findSavedBefore, saveItem } from './save-item.ts';
import { staleItem } from './stale-item.ts';

/**
 * Lets a service item run by another pack of the centre (更换办理流程), for cases from now on; running ones keep the content they began on. The pack
 * has a release in force, and that release fits the item: its form, its limits. An item that was taken over runs as the centre above has it.
 */
export async function changeItemPack(
  store: Store,
  person: Person,
  id: string,
  request: BodyOf<'changeItemPack'>,
): Promise<AnswerOf<'changeItemPack'>> {
  const known = await findItem(store, person.tenant, id);
  if (!known?.active) throw notFound();
  const done = await findSavedBefore(store, person, { id: request.id, item: id, says: { pack: request.pack } });
  if (done) return { version: done.version };
  if (known.item.version !== request.version) throw await staleItem(store, person.tenant, id);
  if (known.origin) throw taken();
  const item: ServiceItem = { ...known.item, pack: request.pack };
  await refuseUnfit(store, person.tenant, item);
  return { version: await saveItem(store, person, { id: request.id, item, basedOn: request.version }) };
}

async function refuseUnfit(store: Store, tenant: string, item: ServiceItem): Promise<void> {
  const newest = newestOf(await findReleases(store, tenant, item.pack));
  const content = newest?.retiredAt === null ? await findContent(store, newest.manifest.content) : undefined;
  if (!content) throw notInForce();
  const problems = checkItems({ ...content.pack, scenarios: {}, items: [item] }).filter(({ severity }) => severity === 'error');
  const [first] = problems;
  if (first) throw refusal(422, first.code, first.message, { details: { problems } });
}

function notInForce() {
  return refusal(422, 'pack-not-in-force', {
    zh: '这个流程还没有正在使用的发布版，请先发布，再让事项改用它。',
    en: 'Expected a pack with a release in force, but this one has none; publish it first.',
  });
}

function taken() {
  return refusal(422, 'item-taken-over', {
    zh: '这个事项承接自上级中心，按上级的流程办理，不能单独更换流程。',
    en: 'Expected an item of the centre itself, but this one was taken over from the centre above and runs by its pack.',
  });
}
