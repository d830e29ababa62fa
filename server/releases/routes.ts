import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { getPack, getRelease, listPacks } from './list.ts';

/** Handlers of packs and releases (模板包接口). */
export function releaseHandlers({ store }: Services): Pick<Handlers, 'listPacks' | 'getPack' | 'getRelease'> {
  return {
    listPacks: async ({ person }) => ({ rows: await listPacks(store, person) }),
    getPack: ({ person, params }) => getPack(store, person, params.packId),
    getRelease: ({ person, params }) => getRelease(store, person, params.content),
  };
}
