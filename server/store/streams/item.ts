import type { ServiceItem } from '#engine/cases/state.ts';
import type { Problem } from '#engine/problem.ts';
import { checkLimits } from '#processes/check/limits.ts';
import { readItem } from '#processes/read/items.ts';
import { Shape } from '#processes/read/shape.ts';
import type { ItemOperation } from '#processes/overlay/types.ts';
import type { StreamKind } from '../types.ts';
import { accepted, refused, unknownCommand } from './fields.ts';

/** Where an item was taken over from (承接自): centre, item and version there, and what was changed of it. */
export interface ItemOrigin {
  readonly centre: string;
  readonly item: string;
  readonly version: number;
  readonly operations: readonly ItemOperation[];
}

/** State of the stream of an item. */
export interface ItemState {
  readonly item: ServiceItem;
  readonly active: boolean;
  readonly savedAt: number;
  /** Absent for an item of the centre's own. */
  readonly origin?: ItemOrigin;
}

/** What is wrong with an item (事项检查): a field, or a promised limit longer than the statutory one; the first of them. */
function faultOf(item: ServiceItem): Problem | undefined {
  const shape = new Shape('item');
  readItem(shape, item);
  return shape.problems[0] ?? checkLimits(item).find(({ code }) => code === 'item-promised-longer');
}

/**
 * Service items (事项): save-item `{item, origin?, basedOn?}` gives the next version, retire-item takes it off the list. `basedOn` names the version the
 * change was made from, 0 for none: when the item has another one by now it is refused.
 */
export const itemStream: StreamKind<ItemState> = {
  name: 'item',
  decide(state, input) {
    if (input.type === 'save-item') {
      const version = state?.item.version ?? 0;
      if (input.body.basedOn !== undefined && input.body.basedOn !== version) return changedMeanwhile(version);
      const item: ServiceItem = { ...(input.body.item as ServiceItem), id: input.streamId, version: version + 1 };
      const wrong = faultOf(item);
      if (wrong) return refused(wrong.code, wrong.message);
      const { origin } = input.body;
      return accepted({ type: 'item-saved', item, ...(origin === undefined ? {} : { origin }) }, { version: item.version });
    }
    if (input.type !== 'retire-item') return unknownCommand(input);
    if (state === null)
      return refused('item-not-found', { zh: '没有这个事项。', en: 'Expected an existing service item, but there is none.' });
    return accepted({ type: 'item-retired' });
  },
  evolve(state, event, head) {
    if (event.type === 'item-saved') {
      const origin = event.origin === undefined ? {} : { origin: event.origin as ItemOrigin };
      return { item: event.item as ServiceItem, active: true, savedAt: head.recordedAt, ...origin };
    }
    return { ...state!, active: false };
  },
  rows({ tenant, streamId, state }) {
    const { item } = state;
    const row = {
      tenant,
      id: streamId,
      version: item.version,
      code: item.code,
      title: JSON.stringify(item.title),
      unit: item.unit,
      pack: item.pack,
      active: state.active ? 1 : 0,
      item: JSON.stringify(item),
      saved_at: state.savedAt,
    };
    return [{ table: 'service_item', key: ['tenant', 'id'], row }];
  },
  owns: ({ tenant, streamId }) => [{ table: 'service_item', key: ['tenant', 'id'], where: { tenant, id: streamId } }],
};

function changedMeanwhile(version: number) {
  return refused('item-stale', {
    zh: `事项已被修改，现行版本为 ${version}。请查看新的内容后再修改。`,
    en: `Expected the version the change was made from to be in force, but version ${version} is. Look at it and change it again.`,
  });
}
