import type { Actor } from '#engine/cases/commands.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { Progress, Proof } from '../contract/public.ts';
import { problemOf } from '../cases/execute.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { getProven, tidyNumber } from './find.ts';
import { getGuide, listPublicItems } from './guides.ts';
import { viewProgress } from './progress.ts';
import { createThrottle } from './throttle.ts';

/** Whoever rates: no account, no post, nothing but the proof. */
const applicant: Actor = { account: 'applicant', name: '申请人', principals: [] };

/** Handlers of the public pages (公众服务接口): nobody signs in, every look at a case asks for its proof. */
export function publicHandlers({ store }: Services): Pick<Handlers, 'listPublicItems' | 'getPublicItem' | 'findProgress' | 'rateCase'> {
  const throttle = createThrottle();
  const prove = async (proof: Proof, address: string): Promise<CaseState> => {
    const number = 'number' in proof ? tidyNumber(proof.number) : null;
    await throttle.count(address, number);
    const state = await getProven(store, proof);
    await throttle.forgive(address, number);
    return state;
  };
  return {
    listPublicItems: ({ query }) => listPublicItems(store, query),
    getPublicItem: ({ params }) => getGuide(store, params.centre, params.itemId),
    findProgress: async ({ body, connection }) => viewProgress(store, await prove(body, connection.ip)),
    async rateCase({ body, connection }): Promise<Progress> {
      const { id, proof, level, tags, comment } = body;
      const { caseId, tenant } = await prove(proof, connection.ip);
      const outcome = await store.execute({
        ...{ type: 'rate-case', level, channel: 'public', tags, comment: comment.trim() },
        ...{ id, caseId, tenant, actor: applicant },
      });
      if (!outcome.ok) throw problemOf(outcome);
      return viewProgress(store, await getProven(store, proof));
    },
  };
}
