import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { saveCodeList } from './save.ts';
import { getCodeListUse } from './use.ts';
import { getCodes, listCodeLists } from './view.ts';

/** Handlers of the code lists (字典接口). */
export function codeHandlers({ store }: Services): Pick<Handlers, 'listCodeLists' | 'getCodes' | 'getCodeListUse' | 'saveCodeList'> {
  return {
    listCodeLists: ({ person }) => listCodeLists(store, person),
    getCodes: ({ person, params, query }) => getCodes(store, person, params.listId, query),
    getCodeListUse: ({ person, params }) => getCodeListUse(store, person, params.listId),
    saveCodeList: ({ person, params, body }) => saveCodeList(store, person, params.listId, body),
  };
}
