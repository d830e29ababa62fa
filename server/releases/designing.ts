import { notFound } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';

type Designing =
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
  | 'changeItemLimits';

/** Handlers of drafts, releases and overlays (设计接口). */
export function designingHandlers(_services: Services): Pick<Handlers, Designing> {
  const nothingYet = () => Promise.reject(notFound());
  return {
    getPackDraft: nothingYet,
    savePackDraft: nothingYet,
    discardPackDraft: nothingYet,
    checkPackDraft: nothingYet,
    publishPack: nothingYet,
    comparePack: nothingYet,
    listAdoptable: nothingYet,
    adoptPack: nothingYet,
    rebasePack: nothingYet,
    simulatePack: nothingYet,
    changeItemLimits: nothingYet,
  };
}
