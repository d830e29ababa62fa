import type { Text } from '#engine/problem.ts';
import type { AnswerOf } from '../contract/routes.ts';
import type { Person } from '../identity/person.ts';
import { marks } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';

interface NoticeRow {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly level: string;
  readonly readAt: number | null;
}

/** Most notices shown at once. */
const shown = 200;

/** Lists my newest notices (消息) and counts those not read. */
export async function listNotices(store: Store, person: Person): Promise<AnswerOf<'listNotices'>> {
  const rows = await store.shared.select<NoticeRow>(
    `select id as "id", at as "at", text as "text", case_id as "caseId", case_number as "caseNumber", level as "level", read_at as "readAt"
     from notice where tenant = ? and account = ? order by at desc, id desc limit ?`,
    [person.tenant, person.account, shown],
  );
  return {
    rows: rows.map(({ readAt, ...row }) => ({ ...row, at: Number(row.at), text: JSON.parse(row.text) as Text, read: readAt !== null })),
    unread: await countUnread(store, person),
  };
}

/** Number of my notices not read. */
export async function countUnread(store: Store, person: Person): Promise<number> {
  const [row] = await store.shared.select<{ n: number }>(
    'select count(*) as n from notice where tenant = ? and account = ? and read_at is null',
    [person.tenant, person.account],
  );
  return Number(row?.n ?? 0);
}

/** Marks my notices as read; other people's are left alone. */
export async function readNotices(store: Store, person: Person, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await store.shared.run(`update notice set read_at = ? where tenant = ? and account = ? and read_at is null and id in (${marks(ids)})`, [
    store.clock.now(),
    person.tenant,
    person.account,
    ...ids,
  ]);
}
