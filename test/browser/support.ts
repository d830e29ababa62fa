import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { copyTemplate } from '../support/template.ts';

export const shots = join(import.meta.dirname, '..', '..', 'test-results', 'screenshots');
export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

/** A demo server of its own, on a database in a temp folder. */
export interface DemoServer {
  readonly address: string;
  readonly database: string;
  /** Stop it and keep the database, e.g. to start it again. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** Start a fresh demo server for one test file. */
export async function startDemo(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-browser-'));
  const database = join(folder, 'demo.db');
  await copyTemplate('browser-demo', database, firstStart);
  let server = await startServer({ database });
  if (!server.address) throw new Error(`the server did not start:\n${server.errors()}`);
  return {
    get address() {
      return server.address!;
    },
    database,
    stop: () => server.stop(),
    async restart() {
      server = await startServer({ database });
    },
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's own first start on a new file: a Friday, whatever the machine says, so that the days in these tests are the same for ever. */
async function firstStart(database: string): Promise<void> {
  const server = await startServer({ database, args: ['--begin', '2026-11-20T09:00'] });
  await server.stop();
}

/** What a page said on its console as an error, or threw: none is wanted. */
const complaints = new WeakMap<Page, string[]>();

/** Listen to what a page complains of, for `expectCalm`. */
export function watch(page: Page): void {
  const list: string[] = [];
  complaints.set(page, list);
  page.on('pageerror', error => list.push(`threw ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) list.push(message.text());
  });
}

/** A new browser context in which `login` is signed in, at the first page of that person; the login page itself is walked in main-job. */
export async function signIn(browser: Browser, address: string, login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  watch(page);
  await callAs(page, { method: 'POST', url: `${address}/api/session`, body: { login, password: 'Banjian-2026' } });
  await page.goto(address);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return page;
}

/** A connection kept open may be given up by the server just as it is used again; the call is then sent again. A command counts once by its id. */
export const sentAgain = { maxRetries: 3 } as const;

/** Call the API as the person signed in on a page; anything but success fails the test with the answer. */
export async function callAs<T>(page: Page, of: { readonly method: string; readonly url: string; readonly body?: unknown }): Promise<T> {
  const { method, url, body } = of;
  const response = await page.request.fetch(url, {
    method,
    headers: { origin: new URL(url).origin },
    ...sentAgain,
    ...(body === undefined ? {} : { data: body }),
  });
  expect(response.ok(), `${method} ${url}: ${await response.text()}`).toBe(true);
  return (await response.json()) as T;
}

/** No script error, no blocked resource on the page so far. */
export function expectCalm(page: Page): void {
  expect(complaints.get(page) ?? []).toEqual([]);
}

/** Screen of an office with a large monitor, and the smallest one in use. */
export const large = { width: 1600, height: 900 };
export const small = { width: 1280, height: 720 };

/** Keep screenshots of the page at the office screen and at the phone, or at other sizes, and look for raw message keys. */
export async function shot(page: Page, name: string, sizes: readonly (typeof desktop)[] = [desktop, phone]): Promise<void> {
  mkdirSync(shots, { recursive: true });
  for (const viewport of sizes) {
    const size = String(viewport.width);
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(shots, `${name}-${size}.png`), animations: 'disabled' });
    const text = await page.locator('body').innerText();
    expect(text, `raw key on ${name}`).not.toMatch(
      /\b(?:nav|task|case|inbox|intake|clock|journal|document|status|state|viewer|pack)\.[a-z][A-Za-z]+\b/,
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} at ${size} scrolls sideways`).toBeLessThanOrEqual(1);
  }
  await page.setViewportSize(desktop);
}

/** No serious accessibility problem on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // our pages have no frames: one run in the page itself tells the same as one in parts
  const result = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).setLegacyMode().analyze();
  const serious = result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical');
  expect(serious.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

/** The control of a form field by the beginning of its label; required fields add a mark to theirs. */
export function field(within: Page | Locator, label: string): Locator {
  const escaped = label.replace(/[.*+?^${}()|[\]\\（）]/g, '\\$&');
  return within.getByLabel(new RegExp(`^\\s*${escaped}(?![\\u4e00-\\u9fff]{2})`)).first();
}

/** On a phone the page and its stacked tables are read without scrolling sideways (手机可读); the window is as wide as before afterwards. */
export async function expectReadableOnPhone(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize()!;
  await page.setViewportSize(phone);
  await expect(page.locator('.bjd-stacked').first()).toBeVisible();
  const sideways = await page.evaluate(() =>
    [document.documentElement, ...[...document.querySelectorAll('.bjd-stacked')].map(table => table.parentElement!)]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ className, scrollWidth, clientWidth }) => `${className} ${scrollWidth} > ${clientWidth}`),
  );
  await shot(page, name);
  await page.setViewportSize(wide);
  expect(sideways).toEqual([]);
}
