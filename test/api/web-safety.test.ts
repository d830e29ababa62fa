import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '#engine/limits.ts';
import { routes } from '#server/contract/routes.ts';
import { demoPassword } from '#server/demo/index.ts';
import { register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
});
afterAll(() => server.close());

/** fetch forbids some headers (Host, Sec-Fetch-Site); the bare client sends anything. */
function send(
  path: string,
  options: { method: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; body: string }> {
  const cookie = [...window.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const sent = request(
      server.address + path,
      { method: options.method, headers: { cookie, 'content-type': 'application/json', ...options.headers } },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const draft = { method: 'PUT', body: JSON.stringify({ answers: { area: 1 } }) };
const draftPath = '/api/drafts/item:food-business-new';

describe('requests from elsewhere', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('should refuse a change from %s and change nothing', async (_name, headers) => {
    // when
    const answer = await send(draftPath, { ...draft, headers });
    // then
    expect(answer.status).toBe(403);
    expect((await window.call('getDraft', { params: { key: 'item:food-business-new' } })).at).toBeNull();
  });

  it('should refuse a form post and JSON sent as text', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      expect(
        (
          await send('/api/session', {
            method: 'POST',
            headers: { 'content-type': type },
            body: JSON.stringify({ login: 'wangfang', password: demoPassword }),
          })
        ).status,
      ).toBe(415);
    }
  });

  it('should take a change from our own pages', async () => {
    const own = await send(draftPath, { ...draft, headers: { 'sec-fetch-site': 'same-origin' } });
    const old = await send(draftPath, { ...draft, headers: { origin: server.address } });
    expect([own.status, old.status]).toEqual([200, 200]);
  });

  it('should change nothing by GET', () => {
    for (const spec of Object.values(routes)) if (spec.method === 'get') expect('body' in spec).toBe(false);
  });
});

describe('hostile bodies', () => {
  it.each([
    ['more than 1 MB', JSON.stringify({ answers: { text: 'x'.repeat(limits.bodyBytes) } }), 413],
    ['20,000 levels of nesting', `{"answers":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, 400],
    ['33 levels of nesting', `{"answers":{"a":${'['.repeat(31)}${']'.repeat(31)}}}`, 400],
    ['a key __proto__', '{"answers":{"__proto__":{"x":1}}}', 400],
    ['a key constructor', '{"answers":{"a":[{"constructor":{"prototype":{}}}]}}', 400],
    ['broken JSON', '{"answers":', 400],
    ['a control character in a text', `{"answers":{"a":"${String.fromCharCode(1)}"}}`, 400],
    ['no body', '', 400],
    ['a null character outside the answers', '{"answers":{},"since":"\\u0000"}', 400],
    ['unknown members', '{"answers":{},"tenant":"other"}', 422],
    ['a list', '[]', 422],
  ])('should refuse %s', async (_name, body, status) => {
    // when
    const started = performance.now();
    const answer = await send(draftPath, { method: 'PUT', body });
    // then
    expect(answer.status).toBe(status);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: expect.any(String),
      message: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) },
    });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('should refuse identity and status smuggled into a registration', async () => {
    const body = JSON.stringify({
      id: 'x',
      item: 'food-business-new',
      applicant: {},
      answers: {},
      materials: [],
      tenant: 'other',
      status: 'granted',
      openedBy: 'huangmei',
    });
    expect((await send('/api/cases', { method: 'POST', body })).status).toBe(422);
  });

  it('should refuse an Idempotency-Key that is not the command id', async () => {
    const { caseId } = await register(window);
    const answer = await send(`/api/cases/${caseId}/commands/comment-case`, {
      method: 'POST',
      headers: { 'idempotency-key': 'a' },
      body: JSON.stringify({ id: 'b', text: '好' }),
    });
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([400, 'idempotency-key-differs']);
  });
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/openapi.json', '/api/session', '/api/tasks', '/api/nothing', '/nothing.js'])(
    'should carry the security headers: %s',
    async path => {
      const { headers } = await fetch(server.address + path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('should show only an id when the server fails, and log no personal data', async () => {
    // given
    const broken = await startServer();
    const clerk = await broken.as('wangfang');
    const { caseId } = await register(clerk);
    await broken.store.close();
    // when
    const response = await clerk.fetch(`/api/cases/${caseId}`);
    const problem = (await response.json()) as Record<string, unknown>;
    // then
    expect(response.status).toBe(500);
    expect(Object.keys(problem).sort()).toEqual(['code', 'errorId', 'message', 'status', 'title', 'type']);
    expect(broken.log.join('')).toContain(String(problem.errorId));
    expect(broken.log.join('')).not.toMatch(/吴大伟|110101199003070134|13800138000|Banjian-2026/);
    await broken.app.close();
  });

  it('should describe every route in OpenAPI', async () => {
    const document = (await (await fetch(`${server.address}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const operations = Object.values(document.paths).flatMap(path => Object.values(path).map(({ operationId }) => operationId));
    expect(document.openapi).toBe('3.1.0');
    expect(operations.sort()).toEqual(Object.keys(routes).sort());
  });
});
