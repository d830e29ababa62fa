import type { QueryOf } from '../contract/routes.ts';
import type { Statistics } from '../contract/statistics.ts';
import { refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { databaseOf } from '../store/database.ts';
import { inThread } from '../store/thread.ts';
import type { Store } from '../store/types.ts';
import { answerOf } from './answer.ts';
import { type Counts, countPeriod } from './count.ts';
import type { Order } from './facts.ts';
import { readPeriod } from './period.ts';
import { type Scope, scopeOf } from './reach.ts';

/** What a thread of statistics is given. */
export interface ThreadOrder extends Order {
  readonly url: string;
  readonly tenants: readonly string[];
  readonly actor: string;
}

const worker = new URL('./statistics-worker.ts', import.meta.url);

/**
 * Statistics of a period (统计): what happened in it, and what was open at its end, of the centres and units the person may count. The same question
 * about a past period has the same answer whenever it is asked. Ends early when the client goes away.
 */
export async function getStatistics(
  store: Store,
  person: Person,
  { query, gone }: { readonly query: QueryOf<'getStatistics'>; readonly gone: AbortSignal },
): Promise<Statistics> {
  const scope = scopeOf(person, query.centre);
  const now = store.clock.now();
  const period = readPeriod(query, now);
  const counts = await count(store, { ...scope, actor: person.account, order: { period, condition: scope.condition }, gone });
  const organisations = (tenants: readonly string[]) => Promise.all(tenants.map(tenant => store.organisation(tenant)));
  return answerOf(counts, { period, now, allowed: await organisations(scope.allowed), counted: await organisations(scope.tenants) });
}

/** SQLite answers in the thread that asks, so a thread of its own does the counting; PostgreSQL counts in the server. */
function count(
  store: Store,
  { tenants, actor, order, gone }: Scope & { readonly actor: string; readonly order: Order; readonly gone: AbortSignal },
): Promise<Counts> {
  if (store.dialect === 'postgresql') return store.withScope({ tenants, actor }, reader => countPeriod(reader, order));
  const given: ThreadOrder = { ...order, url: databaseOf(store).url, tenants, actor };
  return inThread<Counts>(store, { worker, given, gone, ended });
}

function ended() {
  return refusal(503, 'statistics-ended', {
    zh: '统计在完成前已停止，请重新查询。',
    en: 'Expected the counting to come to its end, but it was ended before. Ask again.',
  });
}
