import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';
import { getStatistics } from './statistics.ts';

/** Handler of statistics (统计接口). */
export function statisticsHandlers({ store }: Services): Pick<Handlers, 'getStatistics'> {
  return { getStatistics: ({ person, query, connection }) => getStatistics(store, person, { query, gone: connection.gone }) };
}
