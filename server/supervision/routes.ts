import { isPlainDate } from '#engine/calendar/index.ts';
import { ledgerOfLimit } from '#engine/clocks/index.ts';
import { refusal } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { backTestCards } from './back-test.ts';
import { listCards } from './cards.ts';
import { listOverdue } from './overdue.ts';

/** Handlers of supervision and of the working-day calendar (督办与时限接口). */
export function supervisionHandlers({ store }: Services): Pick<Handlers, 'listCards' | 'listOverdue' | 'backTestCards' | 'getDeadline'> {
  return {
    listCards: ({ person, query }) => listCards(store, person, query),
    listOverdue: ({ person }) => listOverdue(store, person),
    backTestCards: ({ person, body }) => backTestCards(store, person, body),
    async getDeadline({ person, query: { from, days } }) {
      if (!isPlainDate(from))
        throw refusal(400, 'date-not-valid', { zh: `“${from}”不是有效的日期。`, en: `Expected a date, but "${from}" is none.` });
      const { due, dueOn, provisional, days: ledger } = ledgerOfLimit({ from, days, calendar: await store.calendar(person.tenant) });
      return { due, dueOn, provisional, ledger: [...ledger] };
    },
  };
}
