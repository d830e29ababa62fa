import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '#processes/canonical.ts';
import type { DraftBody } from '#processes/overlay/types.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { refusal } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import type { StoredDraft } from './drafts.ts';

/** States kept of one draft: the latest ones all, of those before the last of every hour. */
const keeps = { latest: 100, hourly: 200, hourMs: 3_600_000 } as const;

/** A saved state, and the one it was saved over. */
interface Saved {
  readonly pack: string;
  readonly version: number;
  readonly body: DraftBody;
  readonly before: StoredDraft | undefined;
}

/** Keeps a state of a draft (草稿历史) with what was changed in it, and lets go of those nobody will look for. */
export async function noteVersion(store: Store, { tenant, account }: Person, { pack, version, body, before }: Saved): Promise<void> {
  const parts = changedParts(before?.body ?? null, body);
  await store.shared.run(
    'insert into pack_draft_version (tenant, pack, version, body, parts, saved_by, saved_at) values (?, ?, ?, ?, ?, ?, ?) on conflict (tenant, pack, version) do nothing',
    [tenant, pack, version, packed(body), JSON.stringify(parts), account, store.clock.now()],
  );
  await letGo(store, tenant, pack);
}

/** Lists the stored states of a draft, the newest first. */
export async function listDraftVersions(store: Store, { tenant }: Person, pack: string): Promise<AnswerOf<'listDraftVersions'>> {
  const rows = await store.shared.select<{ version: number; parts: string; savedBy: string; savedAt: number }>(
    'select version, parts, saved_by as "savedBy", saved_at as "savedAt" from pack_draft_version where tenant = ? and pack = ? order by version desc',
    [tenant, pack],
  );
  const names = await findNames(
    store,
    rows.map(({ savedBy }) => savedBy),
  );
  return {
    rows: rows.map(row => ({
      version: Number(row.version),
      savedAt: Number(row.savedAt),
      savedBy: names(row.savedBy),
      parts: JSON.parse(row.parts) as string[],
    })),
  };
}

/** One stored state of a draft; 404 `draft-version-gone` when it is not kept (any more). */
export async function getDraftVersion(
  store: Store,
  { tenant }: Person,
  pack: string,
  version: number,
): Promise<AnswerOf<'getDraftVersion'>> {
  const [row] = await store.shared.select<{ body: string }>(
    'select body from pack_draft_version where tenant = ? and pack = ? and version = ?',
    [tenant, pack, version],
  );
  if (!row) throw gone(version);
  return { version, body: { ...unpacked(row.body) } };
}

function gone(version: number) {
  return refusal(404, 'draft-version-gone', {
    zh: `草稿的第 ${version} 次保存没有保留。较早的草稿每小时只留一份，请选择相近的一份。`,
    en: `Expected state ${version} of the draft, but it is not kept. Of older states one an hour stays; choose one near it.`,
  });
}

const packed = (body: DraftBody): string => deflateRawSync(JSON.stringify(body)).toString('base64');
const unpacked = (text: string): DraftBody => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()) as DraftBody;

/** Parts that differ (修改了哪些部分): of a whole pack by their names, of an overlay those its operations speak of. */
export function changedParts(before: DraftBody | null, after: DraftBody): string[] {
  const [was, is] = [partsIn(before), partsIn(after)];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].filter(name => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null)).sort();
}

function partsIn(body: DraftBody | null): Readonly<Record<string, unknown>> {
  if (body === null) return {};
  if (body.kind === 'overlay') return { ...Object.groupBy(body.operations, ({ part }) => part), items: body.items, base: body.base };
  const { bpmn, statusOf: _statusOf, ...parts } = body.pack;
  return { ...parts, process: bpmn, golden: body.golden };
}

async function letGo(store: Store, tenant: string, pack: string): Promise<void> {
  const rows = await store.shared.select<{ version: number; savedAt: number }>(
    'select version, saved_at as "savedAt" from pack_draft_version where tenant = ? and pack = ? order by version desc',
    [tenant, pack],
  );
  for (const version of superfluous(rows.map(row => ({ version: Number(row.version), savedAt: Number(row.savedAt) }))))
    await store.shared.run('delete from pack_draft_version where tenant = ? and pack = ? and version = ?', [tenant, pack, version]);
}

/** Versions nobody will look for; `rows` the newest first. */
export function superfluous(rows: readonly { readonly version: number; readonly savedAt: number }[]): number[] {
  const hours = new Set<number>();
  return rows.slice(keeps.latest).flatMap(({ version, savedAt }) => {
    const hour = Math.floor(savedAt / keeps.hourMs);
    const isKept = !hours.has(hour) && hours.size < keeps.hourly;
    if (isKept) hours.add(hour);
    return isKept ? [] : [version];
  });
}
