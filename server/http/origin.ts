import type { Middleware } from 'koa';
import { refusal } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site caused (CSRF). Browsers name the relation in Sec-Fetch-Site; where that is absent, Origin must be our host.
 * The session cookie is SameSite=Lax besides.
 */
export const refuseForeignOrigin: Middleware = async (ctx, next) => {
  if (!safe.has(ctx.method) && !isOurs(ctx.get('sec-fetch-site'), ctx.get('origin'), ctx.host)) {
    throw refusal(403, 'foreign-origin', {
      zh: '请求来自其他网站，已拒绝。请在本系统页面内操作。',
      en: 'Expected the request to come from our own pages, but it came from another site.',
    });
  }
  await next();
};

function isOurs(relation: string, origin: string, host: string): boolean {
  if (relation) return relation === 'same-origin' || relation === 'none';
  if (!origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
