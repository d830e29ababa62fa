import type Router from '@koa/router';
import type { Context } from 'koa';
import { type AnswerOf, type BodyOf, type Operation, type ParamsOf, type QueryOf, type RouteSpec, routes } from '../contract/routes.ts';
import type { Person } from '../identity/person.ts';
import { access, type AccessOf } from '../identity/permissions.ts';
import { nullCharacter, readJson } from './json.ts';
import { refusal } from './problem.ts';
import { answerCheck, requestCheck } from './validate.ts';

/** What a handler may do with the connection: where the request came from, and the session cookie. */
export interface Connection {
  readonly ip: string;
  /** Secret of the session cookie sent, if any. */
  readonly secret: string | undefined;
  setSecret(secret: string | null): void;
  /** Aborted when the client goes away before it was answered. */
  readonly gone: AbortSignal;
}

/** One call of an operation, its parts already validated, its caller known and permitted. */
export interface Call<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly person: AccessOf<O> extends 'public' ? Person | null : Person;
  readonly connection: Connection;
}

export type Handler<O extends Operation> = (call: Call<O>) => Promise<AnswerOf<O>>;
/** A handler for every operation of the route table: a route without one does not compile. */
export type Handlers = { readonly [O in Operation]: Handler<O> };

/** What the routes need to know who calls. */
export interface Gate {
  connect(ctx: Context): Connection;
  /** The person of the session secret, or null: none, expired, ended. */
  identify(secret: string | undefined): Promise<Person | null>;
}

/** Mounts every route of the contract: permission, validation in and out, one JSON answer. */
export function mountRoutes(router: Router, handlers: Handlers, gate: Gate): void {
  for (const operation of Object.keys(routes) as Operation[])
    mountRoute(router, operation, handlers[operation] as unknown as Handler<never>, gate);
}

function mountRoute(router: Router, operation: Operation, handler: Handler<never>, gate: Gate): void {
  const spec: RouteSpec = routes[operation];
  const check = { params: partCheck('params', spec), query: partCheck('query', spec), body: partCheck('body', spec) };
  const answer = answerCheck(operation, spec.answer);
  router[spec.method](spec.path.replace(/\{(\w+)\}/g, ':$1'), async ctx => {
    const connection = gate.connect(ctx);
    const person = await gate.identify(connection.secret);
    checkAccess(operation, person);
    const params = check.params({ ...ctx.params });
    if (ctx.querystring.includes('%00')) throw nullCharacter('');
    const query = check.query({ ...ctx.query });
    const body = spec.body ? check.body(withKey(await readJson(ctx.req), ctx.get('idempotency-key'))) : undefined;
    const result = answer(await handler({ params, query, body, person, connection } as never));
    ctx.status = spec.status;
    ctx.type = 'application/json';
    ctx.set('cache-control', 'no-store');
    ctx.body = JSON.stringify(result);
  });
}

function partCheck(part: 'params' | 'query' | 'body', spec: RouteSpec): (value: unknown) => unknown {
  const schema = spec[part];
  return schema ? requestCheck(part, schema) : () => undefined;
}

/** What one may do with a password that somebody else set (初始密码). */
const beforePassword: ReadonlySet<Operation> = new Set(['getMe', 'changePassword']);

function checkAccess(operation: Operation, person: Person | null): void {
  const needed = access[operation];
  if (needed === 'public') return;
  if (!person)
    throw refusal(401, 'not-signed-in', {
      zh: '请先登录。登录后会回到刚才的页面。',
      en: 'Expected a signed-in person, but there is no session. Sign in first.',
    });
  if (person.mustChangePassword && !beforePassword.has(operation))
    throw refusal(403, 'password-change-needed', {
      zh: '请先修改初始密码：它是别人给您设的，别人也知道。修改后重新登录即可办理。',
      en: 'Expected a password of your own, but yours was given to you and is known to somebody else. Change it, then sign in again.',
    });
  if (needed === 'signed-in' || person.permissions.has(needed)) return;
  throw refusal(
    403,
    'not-permitted',
    {
      zh: '您的岗位没有这项权限。需要时请联系中心管理员授权。',
      en: 'Expected a role with this permission, but yours does not have it. Your administrator can grant it.',
    },
    { details: { permission: needed } },
  );
}

/** `Idempotency-Key` names the command id; where the body names one too, both must agree. */
function withKey(body: unknown, key: string): unknown {
  if (!key || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const named = (body as { id?: unknown }).id;
  if (named === undefined) return { ...body, id: key };
  if (named === key) return body;
  throw refusal(400, 'idempotency-key-differs', {
    zh: '请求头中的指令编号与内容中的不一致。',
    en: 'Expected Idempotency-Key to equal the command id of the body, but they differ.',
  });
}
