import type { ServiceItem } from '#engine/cases/state.ts';
import { foldItem } from '#processes/overlay/items.ts';
import { type Followed, followOwn, type OwnChange } from '#processes/overlay/own.ts';
import type { DraftBody, ItemOverlay } from '#processes/overlay/types.ts';
import type { Store } from '../store/types.ts';
import { type Centre, findParent, findReleases, newestOf } from './family.ts';
import { findItem, findVersion, findVersions } from './offered.ts';
import { findSaver, type Saver } from './stale-item.ts';

/** An item that was changed beside the draft and otherwise in it (草稿外修改的事项): who saved it, and what. */
export interface ChangedItem extends Saver {
  readonly item: string;
  /** Version here that says so. */
  readonly version: number;
  /** The item above, in the version the draft goes on from. */
  readonly parent: ServiceItem;
  readonly changes: readonly OwnChange[];
}

/** A draft whose items stand on what this centre's items are now, as far as nobody decided otherwise meanwhile. */
export interface FollowedBody {
  readonly body: DraftBody;
  readonly changed: readonly ChangedItem[];
}

/** Puts the items of a draft onto this centre's items as they stand now (草稿跟进事项): limits changed beside the draft are not taken back by it. */
export async function followItems(store: Store, tenant: string, pack: string, body: DraftBody): Promise<FollowedBody> {
  if (body.kind === 'whole') return { body, changed: [] };
  const parent = await findParent(store, tenant);
  if (parent === null) return { body, changed: [] };
  const items: ItemOverlay[] = [];
  const changed: ChangedItem[] = [];
  for (const overlay of body.items) {
    const followed = await followItem(store, { tenant, pack, parent }, overlay);
    items.push(followed.overlay);
    if (followed.conflicts.length > 0) changed.push(await changedItem(store, { tenant, parent }, followed));
  }
  return { body: { ...body, items }, changed };
}

async function changedItem(
  store: Store,
  { tenant, parent }: Pick<OverlaySite, 'tenant' | 'parent'>,
  { overlay, changes }: Followed,
): Promise<ChangedItem> {
  const { item } = overlay;
  const version = (await findItem(store, tenant, item))!.item.version;
  const [above] = await findVersions(store, parent.id, [overlay]);
  return { item, version, parent: above!, ...(await findSaver(store, tenant, item)), changes };
}

/** Items a draft takes over for the first time though this centre has made one of the same id itself (编号相同的自有事项), which would be lost. */
export async function findMadeHere(store: Store, tenant: string, pack: string, body: DraftBody): Promise<ServiceItem[]> {
  if (body.kind === 'whole') return [];
  const released = new Set(newestOf(await findReleases(store, tenant, pack))?.overlay?.items.map(({ item }) => item));
  const found = await Promise.all(body.items.filter(({ item }) => !released.has(item)).map(({ item }) => findItem(store, tenant, item)));
  return found.flatMap(known => (known?.active && !known.origin ? known.item : []));
}

/** Where an overlay of an item stands: centre, pack, and the centre it was taken over from. */
export interface OverlaySite {
  readonly tenant: string;
  readonly pack: string;
  readonly parent: Centre;
}

/** One overlay of an item, over what the item is here now. */
export async function followItem(store: Store, site: OverlaySite, overlay: ItemOverlay, winner?: 'now'): Promise<Followed> {
  const asItIs: Followed = { overlay, conflicts: [], changes: [] };
  const known = await findItem(store, site.tenant, overlay.item);
  if (!known?.active || !known.origin || known.item.version === overlay.own) return asItIs;
  const [parent] = await findVersions(store, site.parent.id, [overlay]);
  const before = await findBefore(store, site, overlay);
  return parent && before ? followOwn(overlay, { parent, before, now: known.item }, winner) : asItIs;
}

/** The item as the overlay was begun from; of one that does not say it, as the newest release here has it. */
async function findBefore(
  store: Store,
  { tenant, pack, parent }: OverlaySite,
  { item, own }: ItemOverlay,
): Promise<ServiceItem | undefined> {
  if (own !== undefined) return (await findVersion(store, tenant, item, own))?.item;
  const released = newestOf(await findReleases(store, tenant, pack))?.overlay?.items.find(one => one.item === item);
  const [base] = released ? await findVersions(store, parent.id, [released]) : [];
  return released && base && foldItem(base, released).item;
}
