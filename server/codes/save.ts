import type { CodeEntry } from '#forms/schema/types.ts';
import { problemOf } from '../cases/execute.ts';
import type { CodeListRow, SaveCodeList } from '../contract/codes.ts';
import type { Person } from '../identity/person.ts';
import type { CodeAbove, CodeListChange } from '../store/streams/code-list.ts';
import type { Store } from '../store/types.ts';
import { type CentreList, codesOf } from './centre.ts';
import { findList, rowOf } from './view.ts';

/** Saves changes of a list of the person's centre, or its additions to one from above (保存字典), by the write path. */
export async function saveCodeList(store: Store, person: Person, list: string, sent: SaveCodeList): Promise<CodeListRow> {
  const { id, ...change } = sent;
  const known = (await codesOf(store, person.tenant)).lists.get(list);
  const body: CodeListChange = { ...change, inherits: known?.above !== undefined, above: aboveOf(known, change) };
  const outcome = await store.executeStream({
    id,
    stream: 'code-list',
    streamId: list,
    tenant: person.tenant,
    type: 'save-code-list',
    actor: person.actor,
    body: { ...body },
  });
  if (!outcome.ok) throw problemOf(outcome);
  return rowOf(store, person, await findList(store, person, list));
}

/**
 * What stands above this centre for the codes that are spoken of, and above those: the stream judges by it. Centres never take an entry away, so what
 * is read here holds when the change is decided.
 */
function aboveOf(
  known: CentreList | undefined,
  { entries, retired, restored }: Omit<SaveCodeList, 'id'>,
): Readonly<Record<string, CodeAbove>> {
  const found = new Map<string, CodeAbove>();
  const own = known?.layers.at(-1)?.entries ?? [];
  const parents = [...entries, ...own].flatMap(({ parent }) => parent ?? []);
  for (const code of [...entries.map(entry => entry.code), ...parents, ...retired, ...restored]) {
    for (let next: string | undefined = code; next !== undefined && !found.has(next); ) {
      const entry: CodeEntry | undefined = known?.above?.find(next);
      if (!entry) break;
      const place = entry.parent === undefined ? {} : { parent: entry.parent };
      found.set(next, { title: entry.title, ...place, ...(entry.retired ? { retired: true } : {}) });
      next = entry.parent;
    }
  }
  return Object.fromEntries(found);
}
