import type { ServiceItem } from '#engine/cases/state.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { Item } from '../contract/schemas.ts';

/** What a promise of 0 working days means (当场、当日办结), by the kind and the settings of the pack; undefined for a promise in working days. */
export function promiseOf({ promisedLimit }: Pick<ServiceItem, 'promisedLimit'>, release: ReleaseContent | undefined): Item['promise'] {
  if (promisedLimit > 0) return undefined;
  const { head, settings } = release?.pack ?? {};
  if (head?.kind === 'first-contact') return 'register';
  if (head?.kind === 'reply') return 'answer';
  return settings?.values.instantFinishBy === 'onTheSpot' ? 'onTheSpot' : 'sameDay';
}
