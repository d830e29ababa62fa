import type { GoldenCases, DraftBody } from '#processes/overlay/types.ts';
import { readBody } from '#processes/overlay/read.ts';
import { refusal } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import type { Published } from '../store/streams/release.ts';
import type { Store } from '../store/types.ts';
import { noteAuthor } from './authors.ts';
import { findContent } from './content.ts';
import { noteVersion } from './draft-history.ts';
import { listTaken } from './offered.ts';

/** A draft as it is stored (草稿); `body` null: none, its version lives on so that no stale page passes for a new one. */
export interface StoredDraft {
  readonly version: number;
  readonly body: DraftBody | null;
  readonly savedBy: string;
  readonly savedAt: number;
}

interface DraftRow {
  readonly version: number;
  readonly body: string;
  readonly savedBy: string;
  readonly savedAt: number;
}

/** Finds the row of a draft. */
export async function findDraft(store: Store, tenant: string, pack: string): Promise<StoredDraft | undefined> {
  const [row] = await store.shared.select<DraftRow>(
    'select version, body, saved_by as "savedBy", saved_at as "savedAt" from pack_draft where tenant = ? and pack = ?',
    [tenant, pack],
  );
  if (!row) return undefined;
  const body = row.body === '' ? null : (JSON.parse(row.body) as DraftBody);
  return { version: Number(row.version), body, savedBy: row.savedBy, savedAt: Number(row.savedAt) };
}

/** Version a page sees: 0 where nothing is stored. */
export function shownVersion(draft: StoredDraft | undefined): number {
  return draft?.body ? draft.version : 0;
}

/** Reads a body as it was sent; what pages could not show again is refused. */
export function bodyOf(sent: unknown): DraftBody {
  const { body, problems } = readBody(sent);
  const [first] = problems;
  if (body) return body;
  throw refusal(422, 'body-not-valid', first?.message ?? { zh: '草稿不完整。', en: 'Expected a whole draft.' }, {
    errors: problems.slice(0, 20).map(({ pointer, message }) => ({ pointer: `/body${pointer ?? ''}`, message })),
  });
}

/** Keeps a draft over the version that was read; somebody else's newer one is never overwritten (409). Answers the new version. */
export async function keepDraft(
  store: Store,
  person: Person,
  { pack, version, body }: { readonly pack: string; readonly version: number; readonly body: DraftBody },
): Promise<number> {
  const known = await findDraft(store, person.tenant, pack);
  if (shownVersion(known) !== version) throw await staleDraft(store, known);
  const next = (known?.version ?? 0) + 1;
  const base = body.kind === 'overlay' ? body.base : null;
  const values = [next, base, JSON.stringify(body), person.account, store.clock.now()];
  const changed = known
    ? await store.shared.run(
        'update pack_draft set version = ?, base = ?, body = ?, saved_by = ?, saved_at = ? where tenant = ? and pack = ? and version = ?',
        [...values, person.tenant, pack, known.version],
      )
    : await store.shared.run(
        'insert into pack_draft (version, base, body, saved_by, saved_at, tenant, pack) values (?, ?, ?, ?, ?, ?, ?) on conflict (tenant, pack) do nothing',
        [...values, person.tenant, pack],
      );
  if (changed === 0) throw await staleDraft(store, await findDraft(store, person.tenant, pack));
  await noteVersion(store, person, { pack, version: next, body, before: known });
  await noteAuthor(store, { tenant: person.tenant, pack, account: person.account, version: next });
  return next;
}

/** Takes a draft away in the version that was read (放弃草稿); somebody else's newer one is never thrown away (409). */
export async function discardDraft(store: Store, tenant: string, pack: string, version: number): Promise<void> {
  const known = await findDraft(store, tenant, pack);
  if (shownVersion(known) !== version) throw await staleDraft(store, known);
  if (version > 0 && !(await dropDraft(store, tenant, pack, version))) throw await staleDraft(store, await findDraft(store, tenant, pack));
}

/** Takes one version of a draft away. Its number is kept, so that the next one is newer. false: another version is stored by now. */
export async function dropDraft(store: Store, tenant: string, pack: string, version: number): Promise<boolean> {
  const changed = await store.shared.run(`update pack_draft set body = '', base = null where tenant = ? and pack = ? and version = ?`, [
    tenant,
    pack,
    version,
  ]);
  return changed > 0;
}

/** The refusal of a stale page: who saved, and when. */
export async function staleDraft(store: Store, known: StoredDraft | undefined) {
  if (!known?.body) {
    return refusal(
      409,
      'draft-stale',
      {
        zh: '这份草稿已被发布或放弃。请刷新页面后再修改。',
        en: 'Expected the draft this page was made from, but it was published or discarded meanwhile. Reload and change it again.',
      },
      { details: { version: 0 } },
    );
  }
  const { name } = (await findNames(store, [known.savedBy]))(known.savedBy);
  return refusal(
    409,
    'draft-stale',
    {
      zh: `${name}已保存了更新的草稿。请刷新页面，在新的草稿上继续修改。`,
      en: `Expected the draft this page was made from, but ${name} has saved a newer one. Reload and go on from there.`,
    },
    { details: { version: known.version, savedBy: { account: known.savedBy, name }, savedAt: known.savedAt } },
  );
}

/** What the newest release of a pack would begin a draft with. */
export async function startOf(store: Store, tenant: string, pack: string, newest: Published): Promise<DraftBody | undefined> {
  const { manifest, overlay } = newest;
  if (overlay) return { kind: 'overlay', ...overlay, items: await listTaken(store, tenant, pack) };
  const content = await findContent(store, manifest.content);
  if (!content) return undefined;
  const head = { ...content.pack.head, title: manifest.title };
  return { kind: 'whole', pack: { ...content.pack, head }, golden: await findGolden(store, tenant, pack) };
}

/** Golden cases that came with the newest release that had any (黄金用例), or with the newest up to a release. */
export async function findGolden(store: Store, tenant: string, pack: string, upTo = 2_147_483_647): Promise<GoldenCases> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ golden: string }>(
      'select g.golden as "golden" from release_golden g where g.tenant = ? and g.pack = ? and g.number <= ? order by g.number desc limit 1',
      [tenant, pack, upTo],
    ),
  );
  return row ? (JSON.parse(row.golden) as GoldenCases) : { scenarios: {}, items: [] };
}
