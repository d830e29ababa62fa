import { useSyncExternalStore } from 'react';
import type { Proof } from '#server/contract/public.ts';

/** What an entry of the browser's history keeps besides its address: the proof stands here and not in the address. */
interface Kept {
  readonly proof?: Proof;
}

/** Where the visitor is. `key` changes with every step, so that the same page asked for again is read again. */
export interface Path {
  readonly path: string;
  readonly search: string;
  readonly state: Kept | null;
  readonly key: number;
}

/** A page of the public app (页面). */
export type Place =
  | { readonly page: 'home' | 'guides' | 'progress' }
  | { readonly page: 'guide'; readonly centre: string; readonly itemId: string };

/** The page of an address; addresses nobody knows lead home. */
export function placeOf(path: string): Place {
  const [, , page, centre, itemId] = path.split('/');
  if (page === 'guides' && centre && itemId) return { page: 'guide', centre, itemId };
  if (page === 'guides') return { page: 'guides' };
  return page === 'progress' ? { page } : { page: 'home' };
}

/** Address of a guide. */
export const guidePath = (centre: string, itemId: string): string => `/public/guides/${centre}/${itemId}`;

const listeners = new Set<() => void>();
let steps = 0;
let current = here();

function here(): Path {
  return { path: location.pathname, search: location.search, state: history.state as Kept | null, key: steps };
}

function moved(): void {
  steps += 1;
  current = here();
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', moved);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', moved);
  };
}

/** Goes to an address of the public app; `replace` leaves no way back to the present one. */
export function goTo(
  address: string,
  { state = null, replace = false }: { readonly state?: Kept | null; readonly replace?: boolean } = {},
): void {
  if (replace) history.replaceState(state, '', address);
  else history.pushState(state, '', address);
  moved();
  if (!replace) scrollTo(0, 0);
}

/** Where the visitor is now. */
export const usePath = (): Path => useSyncExternalStore(listen, () => current);
