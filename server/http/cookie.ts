import type { Context } from 'koa';
import { sessionLife } from '../identity/sessions.ts';
import type { Connection } from './route.ts';

/** Session cookie (会话凭证): HttpOnly, SameSite=Lax; behind TLS also Secure and bound to the host by its name. */
export function createConnector(options: { readonly secure: boolean }): (ctx: Context) => Connection {
  const name = options.secure ? '__Host-banjian' : 'banjian';
  const settings = { httpOnly: true, sameSite: 'lax', path: '/', secure: options.secure, overwrite: true } as const;
  return ctx => ({
    ip: ctx.ip,
    secret: ctx.cookies.get(name),
    get gone() {
      return goneSignal(ctx);
    },
    setSecret(secret) {
      if (options.secure) ctx.cookies.secure = true;
      ctx.cookies.set(name, secret ?? '', secret ? { ...settings, maxAge: sessionLife.absoluteMs } : { ...settings, expires: new Date(0) });
    },
  });
}

/** Signal of a client that goes away while its request is under way. */
function goneSignal({ res }: Context): AbortSignal {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
}
