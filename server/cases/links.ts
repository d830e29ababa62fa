import type { Text } from '#engine/problem.ts';
import type { CaseView } from '../contract/schemas.ts';
import { visibleCases } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';
import type { Reading } from './reading.ts';

type Link = CaseView['links'][number];
interface LinkedRow {
  readonly id: string;
  readonly itemTitle: string;
  readonly status: string;
  readonly phase: string;
  readonly openedAt: number;
}

/** The cases tied to a case (关联办件), each with what it is about where the reader may see it. */
export async function linksOf(store: Store, { state, person }: Reading): Promise<Link[]> {
  const links = state.links ?? [];
  if (links.length === 0) return [];
  const visible = visibleCases(person);
  const places = links.map(() => '?').join(', ');
  const rows = await store.withScope({ tenants: [state.tenant], actor: person.account }, reader =>
    reader.select<LinkedRow>(
      `select c.id as "id", c.item_title as "itemTitle", c.status as "status", c.phase as "phase", c.opened_at as "openedAt"
       from "case" c where c.tenant = ? and c.id in (${places}) and ${visible.sql}`,
      [state.tenant, ...links.map(link => link.case), ...visible.params],
    ),
  );
  return links.map(link => {
    const { relation, case: caseId, number } = link;
    return { relation, caseId, number, seen: seenOf(rows.find(({ id }) => id === caseId)) };
  });
}

function seenOf(row: LinkedRow | undefined): Link['seen'] {
  if (!row) return null;
  const { status, phase } = row;
  return { itemTitle: JSON.parse(row.itemTitle) as Text, status, phase, openedAt: Number(row.openedAt) };
}
