import type { Draft } from '../contract/schemas.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { findTarget } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';

/** Finds my draft (草稿) under a key: `item:<itemId>`, `item:<itemId>:<case taken up>` or `task:<caseId>:<taskId>`. Nothing kept: empty answers, no moment. */
export async function findDraft(store: Store, person: Person, key: string): Promise<Draft> {
  const [row] = await store.shared.select<{ answers: string; at: number }>(
    'select answers, at from form_draft where tenant = ? and account = ? and ref = ?',
    [person.tenant, person.account, key],
  );
  return row ? { answers: JSON.parse(row.answers) as Draft['answers'], at: Number(row.at) } : { answers: {}, at: null };
}

/** What is kept, and when the draft it was made from was kept (null: there was none; undefined: whatever is there is replaced). */
export interface DraftToKeep {
  readonly answers: Draft['answers'];
  readonly since?: number | null | undefined;
}

/**
 * Keeps my draft. Its key must name an item of the centre or an open task of a case one may see, and of more than `draftsAtMost` the oldest go, so
 * that nobody fills the table. Errors: 409 when another page has kept one since.
 */
export async function saveDraft(store: Store, person: Person, key: string, { answers, since }: DraftToKeep): Promise<Draft> {
  // Two drafts of one moment are still told apart.
  const known = (await findDraft(store, person, key)).at;
  if (!(await isKey(store, person, key, known !== null))) throw notFound();
  if (since !== undefined && known !== since && known !== null) throw newer(known);
  const at = Math.max(store.clock.now(), (known ?? 0) + 1);
  // What was read may have been replaced since by a page that was quicker.
  const [unless, values] = since === undefined ? ['', []] : [' where form_draft.at = ?', [known ?? -1]];
  const kept = await store.shared.run(
    `insert into form_draft (tenant, account, ref, answers, at) values (?, ?, ?, ?, ?)
     on conflict (tenant, account, ref) do update set answers = excluded.answers, at = excluded.at${unless}`,
    [person.tenant, person.account, key, JSON.stringify(answers), at, ...values],
  );
  if (kept === 0) throw newer((await findDraft(store, person, key)).at ?? at);
  if (known === null) await dropOldest(store, person);
  return { answers, at };
}

const newer = (at: number) =>
  refusal(
    409,
    'draft-newer',
    {
      zh: '这份草稿在另一台设备或另一个窗口里有更新的内容。请选择用哪一份。',
      en: 'Expected the draft this page was made from, but another device or window has kept a newer one. Choose which to keep.',
    },
    { details: { at } },
  );

/** Drops a draft: what it held has been submitted. */
export async function dropDraft(store: Store, person: Person, key: string): Promise<void> {
  await store.shared.run('delete from form_draft where tenant = ? and account = ? and ref = ?', [person.tenant, person.account, key]);
}

/** The case a draft under this key is about (草稿所属办件); null: none, an application not handed in yet. */
export function caseOfDraft(key: string): string | null {
  const [kind, id, of] = key.split(':');
  return (kind === 'task' ? id : of) ?? null;
}

/** Drafts one person keeps at most: nobody works on as many applications and tasks at once. */
export const draftsAtMost = 300;

async function dropOldest(store: Store, { tenant, account }: Person): Promise<void> {
  await store.shared.run(
    `delete from form_draft where tenant = ? and account = ? and ref not in
     (select ref from form_draft where tenant = ? and account = ? order by at desc, ref limit ?)`,
    [tenant, account, tenant, account, draftsAtMost],
  );
}

/** `isKept`: there is a draft under the key, written while its task was open. */
async function isKey(store: Store, person: Person, key: string, isKept: boolean): Promise<boolean> {
  const [kind, id = '', of] = key.split(':');
  return store.withScope({ tenants: [person.tenant], actor: person.account }, async reader => {
    if (kind === 'task' && of && /^\d+\.\d+$/.test(of))
      return (
        (await findTarget(reader, person, id)) !== undefined &&
        (isKept || (await isOpen(reader, { tenant: person.tenant, caseId: id, task: of })))
      );
    if (kind !== 'item' || (of !== undefined && (await findTarget(reader, person, of)) === undefined)) return false;
    return (await reader.select('select 1 as found from service_item where tenant = ? and id = ?', [person.tenant, id])).length > 0;
  });
}

async function isOpen(
  reader: ScopedReader,
  of: { readonly tenant: string; readonly caseId: string; readonly task: string },
): Promise<boolean> {
  const rows = await reader.select('select 1 as found from task where tenant = ? and case_id = ? and id = ?', [
    of.tenant,
    of.caseId,
    of.task,
  ]);
  return rows.length > 0;
}
