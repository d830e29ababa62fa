import type { BackTest } from '#server/contract/supervision.ts';

/** What other rules would do to a card (变化): give it, leave it out, or give it on another day. */
export function changeOf({ was, is }: Pick<BackTest['rows'][number], 'was' | 'is'>): 'added' | 'removed' | 'moved' {
  if (was === null) return 'added';
  return is === null ? 'removed' : 'moved';
}
