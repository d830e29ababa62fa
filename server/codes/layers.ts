import type { Text } from '#engine/problem.ts';
import { marks } from '../identity/reach.ts';
import type { OwnCode } from '../store/streams/code-list.ts';
import type { Store } from '../store/types.ts';

/** What one centre says of one list (字典的一层). */
export interface StoredLayer {
  readonly centre: string;
  readonly list: string;
  readonly version: number;
  /** null: additions to a list from above. */
  readonly title: Text | null;
  readonly entries: readonly OwnCode[];
  readonly savedBy: string;
  readonly savedAt: number;
}

/** Most centres above each other that are looked at: a circle of centres ends here. */
const levels = 16;

/** A centre and those above it, the highest first (上级中心). */
export async function readChain(store: Store, tenant: string): Promise<string[]> {
  const chain: string[] = [];
  for (let next: string | undefined = tenant; next !== undefined && !chain.includes(next) && chain.length < levels; ) {
    chain.unshift(next);
    const [link]: { parent: string }[] = await store.shared.select('select parent from calendar_parent where id = ?', [next]);
    next = link?.parent;
  }
  return chain;
}

/** Which versions the layers of some centres have: what is kept of them is good as long as this text is the same. */
export async function readVersions(store: Store, chain: readonly string[]): Promise<string> {
  const rows = await readRows<{ tenant: string; id: string; version: number }>(store, chain, 'c.tenant as "tenant", c.id, c.version');
  return rows.map(({ tenant, id, version }) => `${tenant} ${id} ${version}`).join('\n');
}

/** The layers of some centres (各级字典), those of the highest centre first. */
export async function readLayers(store: Store, chain: readonly string[]): Promise<StoredLayer[]> {
  const columns = 'c.tenant as "centre", c.id as "list", c.version, c.title, c.entries, c.saved_by as "savedBy", c.saved_at as "savedAt"';
  const rows = await readRows<Record<keyof StoredLayer, string>>(store, chain, columns);
  const layers = rows.map(row => ({
    centre: row.centre,
    list: row.list,
    version: Number(row.version),
    title: row.title === null ? null : (JSON.parse(row.title) as Text),
    entries: JSON.parse(row.entries) as OwnCode[],
    savedBy: row.savedBy,
    savedAt: Number(row.savedAt),
  }));
  return layers.sort((a, b) => chain.indexOf(a.centre) - chain.indexOf(b.centre));
}

function readRows<R>(store: Store, chain: readonly string[], columns: string): Promise<R[]> {
  return store.withScope({ tenants: chain, actor: 'codes' }, reader =>
    reader.select<R>(`select ${columns} from code_list c where c.tenant in (${marks(chain)}) order by c.tenant, c.id`, chain),
  );
}
