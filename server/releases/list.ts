import type { Text } from '#engine/problem.ts';
import type { Manifest } from '#processes/types.ts';
import type { AnswerOf } from '../contract/routes.ts';
import type { Release } from '../contract/schemas.ts';
import { notFound } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { marks } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { findContent, shownForm } from './content.ts';
import { findCalled, findExtending, findStanding, listBegun } from './standing.ts';

type PackRow = AnswerOf<'getPack'>['pack'];

interface StoredPack {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly regimes: string;
  readonly number: number;
  readonly content: string;
  readonly publishedAt: number;
  readonly openCases: number;
}

const packSelect = `select p.id as "id", p.kind as "kind", p.title as "title", p.regimes as "regimes", p.number as "number", p.content as "content",
  p.published_at as "publishedAt", (select count(*) from "case" c where c.tenant = p.tenant and c.pack = p.id and c.phase <> 'closed') as "openCases"
  from pack p where p.tenant = ?`;

/** Lists the packs of the centre with their newest releases (模板包目录). */
export async function listPacks(store: Store, person: Person): Promise<PackRow[]> {
  const rows = await readOwn(store, person, reader => reader.select<StoredPack>(`${packSelect} order by p.id`, [person.tenant]));
  const published = await Promise.all(rows.map(async row => ({ ...packOf(row), ...(await findStanding(store, person.tenant, row)) })));
  const begun = await listBegun(store, person.tenant, new Set(rows.map(({ id }) => id)));
  return [...published, ...begun].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Gets a pack and every release of it, newest first. */
export async function getPack(store: Store, person: Person, id: string): Promise<AnswerOf<'getPack'>> {
  const [pack, releases] = await readOwn(
    store,
    person,
    async reader =>
      [
        (await reader.select<StoredPack>(`${packSelect} and p.id = ?`, [person.tenant, id]))[0],
        await reader.select<{ manifest: string; publishedAt: number; retiredAt: number | null }>(
          'select r.manifest as "manifest", r.published_at as "publishedAt", r.retired_at as "retiredAt" from release r where r.tenant = ? and r.pack = ? order by r.number desc',
          [person.tenant, id],
        ),
      ] as const,
  );
  if (!pack) return getBegun(store, person.tenant, id);
  const manifests = releases.map(row => ({ ...row, manifest: JSON.parse(row.manifest) as Manifest }));
  const names = await findNames(
    store,
    manifests.flatMap(({ manifest }) => manifest.reviewers),
  );
  return {
    pack: { ...packOf(pack), ...(await findStanding(store, person.tenant, pack)) },
    releases: manifests.map(({ manifest: { number, content, author, notes, reviewers }, publishedAt, retiredAt }) => ({
      ...{ number, content, author, notes, publishedAt: Number(publishedAt) },
      reviewers: reviewers.map(account => names(account).name),
      retiredAt: retiredAt === null ? null : Number(retiredAt),
    })),
  };
}

/** A pack somebody has begun and nobody published (尚未发布的模板包). */
async function getBegun(store: Store, tenant: string, id: string): Promise<AnswerOf<'getPack'>> {
  const pack = (await listBegun(store, tenant, new Set())).find(row => row.id === id);
  if (!pack) throw notFound();
  return { pack, releases: [] };
}

function packOf(row: StoredPack): PackRow {
  return {
    id: row.id,
    kind: row.kind,
    title: JSON.parse(row.title) as Text,
    regimes: JSON.parse(row.regimes) as string[],
    number: row.number,
    content: row.content,
    publishedAt: Number(row.publishedAt),
    openCases: Number(row.openCases),
    extends: null,
    behind: 0,
    callsBehind: [],
    draft: null,
  };
}

/** Gets a release by content hash, as far as a centre in the reader's reach has published it (发布版详情). */
export async function getRelease(store: Store, person: Person, content: string): Promise<Release> {
  const { row, items } = await readRelease(store, person, person.tenants, content);
  const parts = row && (await findContent(store, content));
  if (!row || !parts) throw notFound();
  const manifest = JSON.parse(row.manifest) as Manifest;
  const { pack } = parts;
  return {
    content,
    pack: manifest.pack,
    number: manifest.number,
    title: manifest.title,
    layout: manifest.layout,
    calls: { ...parts.calls },
    publishedAt: manifest.publishedAt,
    author: manifest.author,
    notes: manifest.notes,
    bpmn: pack.bpmn,
    forms: Object.entries(pack.forms).map(([id, form]) => shownForm(content, id, form)),
    clocks: pack.clocks,
    cards: pack.cards,
    roles: pack.roles,
    settings: pack.settings,
    documents: Object.entries(pack.documents).map(([id, { title }]) => ({ id, title })),
    texts: { zh: { ...pack.texts.zh }, en: { ...pack.texts.en } },
    items,
  };
}

/** true: a centre in the reader's reach has published this content, or one above it stands on. */
export async function isReadable(store: Store, person: Person, content: string): Promise<boolean> {
  return (await readRelease(store, person, person.tenants, content)).row !== undefined;
}

interface FoundRelease {
  readonly row: { readonly tenant: string; readonly manifest: string } | undefined;
  readonly items: Release['items'];
}

/** The newest release of a content: in the centres within reach, else in those above that a pack of this centre stands on or calls. */
async function readRelease(store: Store, person: Person, tenants: readonly string[], content: string): Promise<FoundRelease> {
  const found = await store.withScope({ tenants, actor: person.account }, async reader => {
    const [row] = await reader.select<{ tenant: string; manifest: string }>(
      `select r.tenant as "tenant", r.manifest as "manifest" from release r where r.tenant in (${marks(tenants)}) and r.content = ?
       order by case when r.tenant = ? then 0 else 1 end, r.number desc`,
      [...tenants, content, person.tenant],
    );
    const of = row && (JSON.parse(row.manifest) as Manifest).pack;
    return { row, items: row ? await listPackItems(reader, row.tenant, of ?? '') : [] };
  });
  if (found.row || tenants !== person.tenants) return found;
  const above = (await findExtending(store, person.tenant, content)) ?? (await findCalled(store, person.tenant, content));
  return above === undefined ? found : readRelease(store, person, [above], content);
}

async function listPackItems(reader: ScopedReader, tenant: string, pack: string): Promise<Release['items']> {
  const rows = await reader.select<{ id: string; title: string }>(
    'select id, title from service_item where tenant = ? and pack = ? and active = 1 order by id',
    [tenant, pack],
  );
  return rows.map(row => ({ id: row.id, title: JSON.parse(row.title) as Text }));
}

function readOwn<T>(store: Store, person: Person, read: (reader: ScopedReader) => Promise<T>): Promise<T> {
  return store.withScope({ tenants: [person.tenant], actor: person.account }, read);
}
