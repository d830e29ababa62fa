import { type AnswerOf, type BodyOf, type Operation, type ParamsOf, type QueryOf, type RouteSpec, routes } from './routes.ts';
import type { ProblemDetails } from './schemas.ts';

/** What a call needs: exactly the parts its route declares. */
export type CallInput<O extends Operation> = Needed<'params', ParamsOf<O>> & Wanted<'query', QueryOf<O>> & Needed<'body', BodyOf<O>>;
type Needed<K extends string, T> = [T] extends [undefined] ? object : { readonly [P in K]: T };
type Wanted<K extends string, T> = [T] extends [undefined]
  ? object
  : object extends T
    ? { readonly [P in K]?: T }
    : { readonly [P in K]: T };

/** A refused call (请求被拒): the problem details of the answer. `status` 0: the server was not reached. */
export class CallProblem extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.message.en);
    this.name = 'CallProblem';
    this.problem = problem;
  }
}

/** Client of the API (接口客户端), typed from the route table: `client.call('openCase', { body })`. Throws `CallProblem` only. */
export interface Client {
  call<O extends Operation>(operation: O, ...input: object extends CallInput<O> ? [CallInput<O>?] : [CallInput<O>]): Promise<AnswerOf<O>>;
}

const unreachable: ProblemDetails = {
  type: 'about:blank',
  title: 'Server not reached',
  status: 0,
  code: 'server-not-reached',
  message: {
    zh: '无法连接服务器。填写的内容仍在，请检查网络后重试。',
    en: 'The server could not be reached. What you typed is kept; check the network and try again.',
  },
};

/** Creates a client. `base` is empty in the browser; `fetch` may be replaced, e.g. to carry a cookie in tests. */
export function createClient(options: { readonly base?: string; readonly fetch?: typeof fetch } = {}): Client {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  return {
    async call(operation, ...[input]) {
      const spec: RouteSpec = routes[operation];
      const parts = (input ?? {}) as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: { id?: unknown } };
      const response = await send((options.base ?? '') + addressOf(spec, parts), requestOf(spec, parts.body)).catch(() => null);
      if (!response) throw new CallProblem(unreachable);
      const answer: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
      if (!response.ok || answer === undefined)
        throw new CallProblem(isProblem(answer) ? answer : { ...unreachable, status: response.status });
      return answer as AnswerOf<typeof operation>;
    },
  };
}

function addressOf(spec: RouteSpec, parts: { params?: Record<string, unknown>; query?: Record<string, unknown> }): string {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts.params?.[name])));
  const pairs = Object.entries(parts.query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length ? `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : path;
}

function requestOf(spec: RouteSpec, body: { id?: unknown } | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body === undefined) return { method: spec.method.toUpperCase(), headers, credentials: 'same-origin' };
  headers['content-type'] = 'application/json';
  if (typeof body.id === 'string') headers['idempotency-key'] = body.id;
  return { method: spec.method.toUpperCase(), headers, credentials: 'same-origin', body: JSON.stringify(body) };
}

function isProblem(value: unknown): value is ProblemDetails {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
