import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { adoptPack, listAdoptable } from './adopt.ts';
import { comparePack } from './compare.ts';
import { bodyOf, discardDraft, keepDraft } from './drafts.ts';
import { getDraftVersion, listDraftVersions } from './draft-history.ts';
import { changeItemLimits } from './item-limits.ts';
import { changeItemPack } from './item-pack.ts';
import { getPackDraft, judgeDraft, viewOf } from './judged.ts';
import { createPack } from './new-pack.ts';
import { publishPack } from './publish.ts';
import { rebasePack } from './rebase.ts';
import { playPack, simulatePack } from './simulate.ts';

type Designing =
  | 'createPack'
  | 'listDraftVersions'
  | 'getDraftVersion'
  | 'changeItemPack'
  | 'getPackDraft'
  | 'savePackDraft'
  | 'discardPackDraft'
  | 'checkPackDraft'
  | 'publishPack'
  | 'comparePack'
  | 'listAdoptable'
  | 'adoptPack'
  | 'rebasePack'
  | 'simulatePack'
  | 'playPack'
  | 'changeItemLimits';

/** Handlers of drafts, releases and overlays (设计接口). */
export function designingHandlers({ store }: Services): Pick<Handlers, Designing> {
  return {
    createPack: ({ person, body }) => createPack(store, person, body),
    listDraftVersions: ({ person, params }) => listDraftVersions(store, person, params.packId),
    getDraftVersion: ({ person, params }) => getDraftVersion(store, person, params.packId, params.version),
    changeItemPack: ({ person, params, body }) => changeItemPack(store, person, params.itemId, body),
    getPackDraft: ({ person, params }) => getPackDraft(store, person, params.packId),
    savePackDraft: async ({ person, params, body }) => {
      const sent = bodyOf(body.body);
      const judged = await judgeDraft(store, person.tenant, params.packId, sent);
      await keepDraft(store, person, { pack: params.packId, version: body.version, body: judged.body });
      return getPackDraft(store, person, params.packId, judged);
    },
    discardPackDraft: async ({ person, params, query }) => {
      await discardDraft(store, person.tenant, params.packId, query.version);
      return null;
    },
    checkPackDraft: async ({ person, params, body }) => viewOf(await judgeDraft(store, person.tenant, params.packId, bodyOf(body.body))),
    publishPack: ({ person, params, body }) => publishPack(store, person, params.packId, body),
    comparePack: ({ person, params, query }) => comparePack(store, person, params.packId, query),
    listAdoptable: ({ person }) => listAdoptable(store, person),
    adoptPack: ({ person, params, body }) => adoptPack(store, person, params.packId, body),
    rebasePack: ({ person, params, body }) => rebasePack(store, person, params.packId, body),
    simulatePack: ({ person, params, body }) => simulatePack(store, person, params.packId, body.of),
    playPack: ({ person, params, body }) => playPack(store, person, params.packId, body),
    changeItemLimits: ({ person, params, body }) => changeItemLimits(store, person, params.itemId, body),
  };
}
