import { type ShippedList, shippedList, shippedLists } from '#forms/codes/shipped.ts';
import type { CodeList } from '#forms/codes/list.ts';
import type { CodeBook } from '#forms/schema/types.ts';
import type { Organisation } from '#engine/cases/context.ts';
import type { Store } from '../store/types.ts';
import { LayeredList } from './layered.ts';
import { readChain, readLayers, readVersions, type StoredLayer } from './layers.ts';
import { peopleOf, unitsOf } from './people.ts';

/** A list as a centre sees it (本中心字典). */
export interface CentreList {
  readonly kind: 'shipped' | 'centre' | 'reserved';
  readonly list: CodeList;
  /** The list without what this centre says; undefined: there is nothing above. */
  readonly above: CodeList | undefined;
  readonly shipped: ShippedList | undefined;
  readonly layers: readonly StoredLayer[];
  readonly from: (code: string) => string | null;
}

/** Every list of a centre, ready to be asked (本中心字典本). */
export interface CentreCodes {
  readonly lists: ReadonlyMap<string, CentreList>;
  /** For judging answers: synchronous, knows every list. */
  readonly book: CodeBook;
}

interface Kept {
  readonly key: string;
  readonly organisation: Organisation;
  readonly codes: CentreCodes;
}

const kept = new WeakMap<Store, Map<string, Kept>>();
/** Centres whose lists are kept; what is kept of one are the entries of the centres alone, the shipped ones are shared. */
const keptAtMost = 50;

/**
 * The code lists of a centre: shipped, of the centres above, its own, people and units. Kept by version; asking again costs two small queries.
 */
export async function codesOf(store: Store, tenant: string): Promise<CentreCodes> {
  const chain = await readChain(store, tenant);
  const [key, organisation] = await Promise.all([readVersions(store, chain), store.organisation(tenant)]);
  const known = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, known);
  const found = known.get(tenant);
  if (found?.key === key && found.organisation === organisation) return found.codes;
  const codes = createCodes(tenant, organisation, key === '' ? [] : await readLayers(store, chain));
  known.delete(tenant);
  known.set(tenant, { key, organisation, codes });
  for (const oldest of known.keys()) if (known.size > keptAtMost) known.delete(oldest);
  return codes;
}

/** What a form is judged by (校验所用字典): the lists of the centre the case belongs to. */
export async function codeBookOf(store: Store, tenant: string): Promise<CodeBook> {
  return (await codesOf(store, tenant)).book;
}

function createCodes(tenant: string, organisation: Organisation, layers: readonly StoredLayer[]): CentreCodes {
  const ids = [...new Set([...shippedLists.map(({ id }) => id), ...layers.map(({ list }) => list)])];
  const lists = new Map<string, CentreList>(ids.map(id => [id, listOf(tenant, id, layers)]));
  for (const list of [peopleOf(organisation), unitsOf(organisation)])
    lists.set(list.id, { kind: 'reserved', list, above: list, shipped: undefined, layers: [], from: () => null });
  return { lists, book: { find: (list, code) => lists.get(list)?.list.find(code) ?? null } };
}

function listOf(tenant: string, id: string, all: readonly StoredLayer[]): CentreList {
  const shipped = shippedList(id);
  const layers = all.filter(({ list }) => list === id);
  const inherited = layers.filter(({ centre }) => centre !== tenant);
  const list = new LayeredList(id, shipped, layers);
  return {
    kind: shipped ? 'shipped' : 'centre',
    list,
    above: shipped || inherited.length > 0 ? new LayeredList(id, shipped, inherited) : undefined,
    shipped,
    layers,
    from: code => list.from(code),
  };
}
