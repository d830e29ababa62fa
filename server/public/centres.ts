import type { PublicCentre } from '../contract/public.ts';
import type { Store } from '../store/types.ts';

interface CentreRow {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly phone: string;
  readonly parent: string | null;
}

/** Every centre with where it is and its telephone (中心名录), parents before their children. */
export async function listCentres(store: Store): Promise<PublicCentre[]> {
  const rows = await store.shared.select<CentreRow>(
    `select c.tenant as "id", c.title as "title", c.address as "address", c.phone as "phone", l.parent as "parent"
      from centre c left join centre_link l on l.tenant = c.tenant and l.until is null order by c.tenant`,
    [],
  );
  const centres = rows.map(row => ({ ...row, title: JSON.parse(row.title) as PublicCentre['title'] }));
  return inTreeOrder(centres);
}

/** Each centre before those below it; one whose parent is unknown here stands on top. */
function inTreeOrder(centres: readonly PublicCentre[]): PublicCentre[] {
  const known = new Set(centres.map(({ id }) => id));
  const isTop = ({ parent }: PublicCentre) => parent === null || !known.has(parent);
  const ordered: PublicCentre[] = [];
  const waiting = centres.filter(isTop);
  while (waiting.length > 0) {
    const next = waiting.shift()!;
    ordered.push(next);
    waiting.unshift(...centres.filter(centre => centre.parent === next.id && !ordered.includes(centre)));
  }
  return ordered;
}
