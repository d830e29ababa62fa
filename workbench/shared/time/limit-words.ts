import type { Item } from '#server/contract/schemas.ts';
import { type Language, translate } from '../messages/index.ts';

/** Words of the promised limit of an item (承诺时限): `5 个工作日`, `当日办结`, `当场办结`. A promise of 0 days is told by what it means. */
export function limitWords({ promise, promisedLimit }: Pick<Item, 'promise' | 'promisedLimit'>, lang: Language): string {
  if (promise) return translate(lang, `item.${promise}`);
  return promisedLimit === 0 ? translate(lang, 'item.sameDay') : translate(lang, 'item.days', { n: promisedLimit });
}
