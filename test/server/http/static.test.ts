import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { request, type Server } from 'node:http';
import Koa from 'koa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorAnswers } from '#server/http/errors.ts';
import { createLogger } from '#server/http/logger.ts';
import { staticFiles } from '#server/http/static.ts';

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banjian-dist-'));
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'workbench.html'), '<!doctype html><title>工作台</title>');
  writeFileSync(join(folder, 'dist', 'designer.html'), '<!doctype html><title>设计器</title>');
  writeFileSync(join(folder, 'dist', 'public.html'), '<!doctype html><title>公众服务</title>');
  writeFileSync(join(folder, 'dist', 'assets', 'app-1a2b.js'), 'export {};'.repeat(500));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const koa = new Koa();
  koa.use(errorAnswers(createLogger({ level: 'silent' })));
  koa.use(staticFiles(join(folder, 'dist')));
  server = koa.listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends the path as it is written; fetch would tidy it up. */
function statusOf(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = request({ port, host: '127.0.0.1', path }, response => {
      let body = '';
      response.on('data', chunk => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('static files', () => {
  it.each([
    ['/', '工作台'],
    ['/cases/01a2', '工作台'],
    ['/cases/01a2/documents/12.3', '工作台'],
    ['/designer', '设计器'],
    ['/designer/packs/promised', '设计器'],
    ['/public?code=ABCDEFGHJKLM', '公众服务'],
    ['/public/guides/heshan/food-business-new', '公众服务'],
    ['/publications', '工作台'],
  ])('should answer the page address %s with its app, never cached', async (path, title) => {
    const response = await fetch(address + path);
    expect(await response.text()).toContain(title);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('should let hashed assets be kept, and pack them', async () => {
    const response = await fetch(`${address}/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await response.text()).toContain('export {};');
  });

  it.each([
    '/assets/../../secret.txt',
    '/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '//etc/passwd',
    '/assets/nothing.js',
    '/api/nothing',
  ])('should not leave its folder: %s', async path => {
    const { status, body } = await statusOf(path);
    expect(body).not.toContain('secret"');
    expect(body).not.toContain('root:');
    if (path.includes('.')) expect(status).toBe(404);
  });

  it('should say so when the apps were not built', async () => {
    // given
    const koa = new Koa();
    koa.use(errorAnswers(createLogger({ level: 'silent' })));
    koa.use(staticFiles(join(folder, 'missing')));
    const bare = koa.listen(0, '127.0.0.1');
    await new Promise(resolve => bare.once('listening', resolve));
    // when
    const response = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    // then
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([503, 'pages-not-built']);
    bare.close();
  });
});
