import { type Browser, chromium, type Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { type Figure, median } from './measure.ts';

const quiet =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** From navigation to visible content in a real browser, with a warm browser cache (页面). */
export async function pageFigures(database: string, caseId: string): Promise<Figure[]> {
  const server = await startServer({ database });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet.split(' ') });
  try {
    return await measurePages(browser, server.address!, caseId);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measurePages(browser: Browser, address: string, caseId: string): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const login = await visible(page, 'page: log-in', { url: `${address}/login`, content: '#login, input[type=password]' });
  await page.locator('input').first().fill('chenjing');
  await page.locator('input[type=password]').fill('Banjian-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return [
    login,
    await visible(page, 'page: inbox with 20 tasks', {
      url: `${address}/inbox`,
      content: '.bj-inbox-list tbody tr[data-row-key], .bj-inbox-list a',
    }),
    await visible(page, 'page: diagram of a case', {
      url: `${address}/cases/${caseId}`,
      tab: '流程图',
      content: '.djs-container .djs-shape',
    }),
    await designerPage(browser, address),
  ];
}

/** The designer with the whole canvas, palette and properties of a shipped process, after its first load (设计器). */
async function designerPage(browser: Browser, address: string): Promise<Figure> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${address}/login`);
  await page.locator('input').first().fill('huangmei');
  await page.locator('input[type=password]').fill('Banjian-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  const target = { url: `${address}/designer/packs/promised#process`, content: '.bjd-canvas [data-element-id="review"]' };
  await page.goto(target.url);
  await page.locator(target.content).first().waitFor({ state: 'visible' });
  const figure = await visible(page, 'page: designer of the promised process, after first load', target);
  return { ...figure, target: { most: 2_000 } };
}

interface Target {
  readonly url: string;
  readonly tab?: string;
  readonly content: string;
}

function visible(page: Page, name: string, { url, tab, content }: Target): Promise<Figure> {
  return median(name, 5, async () => {
    await page.goto('about:blank');
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
    await page.locator(content).first().waitFor({ state: 'visible' });
    return performance.now() - began;
  });
}
