import { notFound } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';

/** Handler of statistics (统计接口). */
export function statisticsHandlers(_services: Services): Pick<Handlers, 'getStatistics'> {
  return { getStatistics: () => Promise.reject(notFound()) };
}
