import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { backTestCards } from './back-test.ts';
import { listCards } from './cards.ts';
import { answerDeadline } from './deadline.ts';
import { listOverdue } from './overdue.ts';

/** Handlers of supervision and of the working-day calendar (督办与时限接口). */
export function supervisionHandlers({ store }: Services): Pick<Handlers, 'listCards' | 'listOverdue' | 'backTestCards' | 'getDeadline'> {
  return {
    listCards: ({ person, query }) => listCards(store, person, query),
    listOverdue: ({ person }) => listOverdue(store, person),
    backTestCards: ({ person, body }) => backTestCards(store, person, body),
    getDeadline: ({ person, query }) => answerDeadline(store, person, query),
  };
}
