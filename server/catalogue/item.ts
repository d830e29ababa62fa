import { pinyin } from 'pinyin-pro';
import type { Organisation } from '#engine/cases/context.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { Item } from '../contract/schemas.ts';

/** What an item is shown with. `promise`: what its promise of 0 working days means. */
export interface ItemSetting {
  readonly organisation: Organisation;
  readonly packTitle: Text;
  readonly promise?: Item['promise'];
}

/** A service item as the contract shows it (事项), with titles of unit and pack and its search words. */
export function contractItem(item: ServiceItem, of: ItemSetting): Item {
  return {
    id: item.id,
    version: item.version,
    code: item.code,
    title: item.title,
    unit: item.unit,
    unitTitle: of.organisation.units.find(({ id }) => id === item.unit)?.title ?? { zh: item.unit, en: item.unit },
    pack: item.pack,
    packTitle: of.packTitle,
    form: item.form,
    statutoryLimit: item.statutoryLimit,
    promisedLimit: item.promisedLimit,
    ...(of.promise && { promise: of.promise }),
    stageLimits: { ...item.stageLimits },
    fee: item.fee,
    materials: [...item.materials],
    basis: [...item.basis],
    conditions: [...item.conditions],
    ...(item.result && { result: item.result }),
    ...(item.branches && { branches: [...item.branches] }),
    ...(item.requiresSuperior && { requiresSuperior: item.requiresSuperior }),
    search: searchWords(item.title),
  };
}

const words = new Map<string, string>();

/** Pinyin, initials, Chinese and English title in lower case, for finding an item by any of them (拼音检索). */
export function searchWords(title: Text): string {
  const known = words.get(title.zh);
  if (known !== undefined) return known;
  const syllables = pinyin(title.zh, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map(syllable => syllable[0] ?? '').join('');
  const made = [syllables.join(''), initials, title.zh, title.en].join(' ').toLowerCase();
  words.set(title.zh, made);
  return made;
}
