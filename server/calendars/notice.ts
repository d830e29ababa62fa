import type { NoticeDay } from '#engine/calendar/types.ts';
import type { BodyOf } from '../contract/routes.ts';
import type { NoticeRead } from '../contract/calendars.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { readTree } from './layers.ts';
import { readNoticeJson } from './notice-json.ts';
import { checkMayChange } from './reach.ts';

/** Reads a notice as it was pasted or uploaded (识别放假通知). Stores nothing. */
export async function readNotice(
  store: Store,
  person: Person,
  of: { readonly id: string; readonly notice: BodyOf<'readNotice'> },
): Promise<NoticeRead> {
  checkMayChange(await readTree(store.shared.select), person, of.id);
  const { text, year } = of.notice;
  const read = readNoticeJson(text, year);
  return { ...read, days: read.days.map((day: NoticeDay) => ({ ...day })) };
}
