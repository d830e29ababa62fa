import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

/** The engine in the browser (浏览器中的引擎): what it decides there is, byte for byte, what it decides in Node. */
const root = join(import.meta.dirname, '..', 'browser-engine');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

let folder: string;
let server: Server;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banjian-engine-'));
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1_200, modulePreload: { polyfill: false } },
  });
  // A process of its own in UTC, without the test runner's way of loading modules.
  const recorded = spawnSync(process.execPath, [join(root, 'record.ts'), folder], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
  if (recorded.status !== 0) throw new Error(`nothing was recorded:\n${recorded.stderr}`);
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!.replace(/\?.*/, '');
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'; connect-src 'self'");
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    response.end(path === '/favicon.ico' ? '' : readFileSync(join(folder, path)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(async () => {
  await new Promise(resolve => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

test('should decide 1,100 recorded cases byte for byte as Node does, in another time zone and language', async ({ browser }) => {
  // given
  const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  // when
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect(page.locator('body[data-done]')).toBeVisible({ timeout: 90_000 });
  const result = JSON.parse(await page.locator('body').innerText()) as { hashes?: string[]; error?: string };
  const place = await page.evaluate(() => [Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language]);
  await context.close();

  // then
  expect(place).toEqual(['America/New_York', 'en-US']);
  expect(complaints).toEqual([]);
  expect(result.error).toBeUndefined();
  const expected = JSON.parse(readFileSync(join(folder, 'hashes.json'), 'utf8')) as string[];
  expect(expected).toHaveLength(1_100);
  expect(new Set(expected).size).toBeGreaterThan(1_000);
  expect(result.hashes).toEqual(expected);
});
