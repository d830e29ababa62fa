import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { getItem } from '../catalogue/find.ts';
import { promiseOf } from '../catalogue/promise.ts';
import { contractItem, searchWords } from '../catalogue/item.ts';
import type { Guide } from '../contract/public.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { notFound } from '../http/problem.ts';
import { marks } from '../identity/reach.ts';
import type { OpenStore } from '../store/types.ts';
import { findContent } from '../releases/content.ts';
import { listCentres } from './centres.ts';
import { publicReader } from './find.ts';
import { readReleases } from './releases.ts';
import { mainWay, type Releases } from './way.ts';
import { isStep, openTitle } from './words.ts';

interface ItemRow {
  readonly tenant: string;
  readonly item: string;
  readonly kind: string;
  readonly content: string;
}

/** Items people may apply for, of every centre or of one (办事指南目录); the ledger of first contacts (首问登记) is none; `q` looks in title, pinyin, initials and code. */
export async function listPublicItems(
  store: OpenStore,
  asked: { readonly centre?: string; readonly q?: string },
): Promise<AnswerOf<'listPublicItems'>> {
  const centres = await listCentres(store);
  const tenants = centres.map(({ id }) => id).filter(id => asked.centre === undefined || id === asked.centre);
  if (tenants.length === 0) return { demo: store.demo, centres, rows: [] };
  const rows = await store.withScope({ tenants, actor: publicReader }, reader =>
    reader.select<ItemRow>(
      `select s.tenant as "tenant", s.item as "item", p.kind as "kind", p.content as "content" from service_item s
        join pack p on p.tenant = s.tenant and p.id = s.pack where s.tenant in (${marks(tenants)}) and s.active = 1 and p.kind <> 'first-contact' order by s.code`,
      tenants,
    ),
  );
  const words = (asked.q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const units = new Map<string, ReadonlyMap<string, Text>>();
  for (const tenant of tenants) units.set(tenant, new Map((await store.organisation(tenant)).units.map(({ id, title }) => [id, title])));
  const found = rows.map(row => ({ ...row, item: JSON.parse(row.item) as ServiceItem })).filter(({ item }) => fits(item, words));
  const promises = await Promise.all(
    found.map(async ({ item, content }) => (item.promisedLimit > 0 ? undefined : promiseOf(item, await findContent(store, content)))),
  );
  return {
    demo: store.demo,
    centres,
    rows: found.map(({ tenant, item, kind }, index) => ({
      centre: tenant,
      id: item.id,
      title: item.title,
      unitTitle: units.get(tenant)?.get(item.unit) ?? { zh: item.unit, en: item.unit },
      kind,
      promisedLimit: item.promisedLimit,
      ...(promises[index] && { promise: promises[index] }),
      fee: item.fee?.amount ?? null,
    })),
  };
}

function fits({ title, code }: ServiceItem, words: readonly string[]): boolean {
  const search = `${searchWords(title)} ${code.toLowerCase()}`;
  return words.every(word => search.includes(word));
}

/** The guide of an item (办事指南), made from the catalogue and the newest release of its pack. */
export async function getGuide(store: OpenStore, tenant: string, itemId: string): Promise<Guide> {
  const centre = (await listCentres(store)).find(({ id }) => id === tenant);
  if (!centre) throw notFound();
  const found = await getItem(store, tenant, itemId);
  if (found.kind === 'first-contact') throw notFound();
  const { item, organisation, content, form } = found;
  const releases = await readReleases(store, [content]);
  const titleOf = (unit: string): Text => organisation.units.find(({ id }) => id === unit)?.title ?? { zh: unit, en: unit };
  return {
    demo: store.demo,
    centre,
    item: contractItem(item, found),
    kind: found.kind,
    result: item.result ?? null,
    branches: (item.branches ?? []).map(branch => ({
      unitTitle: titleOf(branch.unit),
      title: branch.title,
      promisedLimit: branch.promisedLimit,
    })),
    superior: item.requiresSuperior?.organ ?? null,
    steps: guideSteps(releases, content, item),
    questions: questionsOf(form.schema),
  };
}

/** Steps of the main way with the days of their stage, each day shown once (办理流程). */
export function guideSteps(releases: Releases, content: string, { stageLimits }: Pick<ServiceItem, 'stageLimits'>): Guide['steps'] {
  const steps = mainWay(releases, content).flatMap(({ element }) =>
    isStep(element) ? [{ title: openTitle(element), stage: element.stage ?? null }] : [],
  );
  const shown = steps.filter(({ title }, index) => steps[index - 1]?.title.zh !== title.zh);
  return shown.map(({ title, stage }, index) => {
    const isFirst = shown.findIndex(other => other.stage === stage) === index;
    return { title, stage, days: stage !== null && isFirst ? (stageLimits[stage] ?? null) : null };
  });
}

/** Titles of the fields of a form, in the order people fill them in. */
function questionsOf(schema: Readonly<Record<string, unknown>>): Text[] {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, { title?: unknown; 'x-title-en'?: unknown }>>;
  return Object.values(properties).flatMap(({ title, 'x-title-en': en }) =>
    typeof title === 'string' ? [{ zh: title, en: typeof en === 'string' ? en : title }] : [],
  );
}
