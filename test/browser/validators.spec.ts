import { isDeepStrictEqual } from 'node:util';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { build } from 'vite';
import { createJudge } from '#forms/schema/judge.ts';
import { compileSchema } from '#forms/schema/standalone.ts';
import { context, generated } from '../forms/schema/generated.ts';

/** The policy of the product's pages (server/http/headers.ts): no eval, scripts of our own origin alone. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
const entry = join(import.meta.dirname, 'judging-page.ts');

let server: Server;
let address: string;
const forms = fc
  .sample(generated(20), { seed: 20_261_122, numRuns: 15 })
  .map(({ schema, answers }) => ({ schema, answers, ...compileSchema(schema) }));

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { entryFileNames: 'page.js', codeSplitting: false } } },
  });
  const page = (built as { output: { type: string; code: string }[] }).output.find(({ type }) => type === 'chunk')!.code;
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': [
      'text/html',
      '<!doctype html><html lang="zh"><title>判</title><body><script type="module" src="/page.js"></script></body></html>',
    ],
    '/page.js': ['text/javascript', page],
    '/forms.json': [
      'application/json',
      JSON.stringify(forms.map(({ schema, answers }, at) => ({ schema, answers, validator: `/${at}.js` }))),
    ],
    ...Object.fromEntries(forms.map(({ moduleText }, at) => [`/${at}.js`, ['text/javascript', moduleText]])),
  };
  server = createServer((request, response) => {
    const found = files[request.url ?? ''];
    response.writeHead(found ? 200 : 404, { 'content-type': found?.[0] ?? 'text/plain', 'content-security-policy': policy });
    response.end(found?.[1]);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : at}`;
});
test.afterAll(() => new Promise(resolve => server.close(resolve)));

test('300 answers are judged in Chromium as on the server, under the policy of the product', async ({ page }) => {
  // given
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => message.type() === 'error' && !/favicon/.test(message.location().url) && complaints.push(message.text()));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', event => console.error(`policy: ${event.violatedDirective}`)),
  );
  // when
  await page.goto(address);
  await expect(page.locator('body')).toHaveAttribute('data-done', 'yes', { timeout: 60_000 });
  const inBrowser = JSON.parse((await page.locator('#result').textContent()) ?? '') as unknown[];
  // then
  const onServer = forms.flatMap(({ schema, answers, validate }) => {
    const judge = createJudge({ schema }, validate);
    return answers.map(one => judge(one, context));
  });
  expect(onServer).toHaveLength(300);
  const differing = onServer.filter((one, at) => !isDeepStrictEqual(JSON.parse(JSON.stringify(one)), inBrowser[at]));
  expect(differing).toEqual([]);
  expect(onServer.filter(({ errors }) => errors.length > 0).length).toBeGreaterThan(100);
  expect(complaints).toEqual([]);
});
