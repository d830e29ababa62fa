import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { listNotices, readNotices } from './list.ts';

/** Handlers of notices (消息接口). */
export function noticeHandlers({ store }: Services): Pick<Handlers, 'listNotices' | 'readNotices'> {
  return {
    listNotices: ({ person }) => listNotices(store, person),
    async readNotices({ person, body }) {
      await readNotices(store, person, body.ids);
      return listNotices(store, person);
    },
  };
}
