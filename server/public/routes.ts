import { notFound } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';

/** Handlers of the public pages (公众服务接口). */
export function publicHandlers(_services: Services): Pick<Handlers, 'listPublicItems' | 'getPublicItem' | 'findProgress' | 'rateCase'> {
  const nothingYet = () => Promise.reject(notFound());
  return { listPublicItems: nothingYet, getPublicItem: nothingYet, findProgress: nothingYet, rateCase: nothingYet };
}
