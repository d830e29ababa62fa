import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '../support/server.ts';
import { desktop, expectAccessible, expectCalm, shot, watch } from './support.ts';

/** The first start of a centre (首次启用): the one-time link sets it up, the reviewer chooses a password of her own, by the keyboard alone. */

let folder: string;
let server: ServerProcess;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banjian-first-'));
  server = await startServer({ database: join(folder, 'new.db'), args: ['--empty'] });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const given = { login: 'office', password: 'Second-2026' };
const own = { login: 'office', password: 'Mine-alone-2026' };

async function setUp(page: Page): Promise<void> {
  await expect.poll(server.printed).toMatch(/setup#[\w-]+/);
  const body = {
    token: /setup#([\w-]+)/.exec(server.printed())![1],
    centre: { id: 'anhua', title: '安化县政务服务中心', shortName: '安化政务', code: 'AH', address: '安化县东坪镇', phone: '0737-7220000' },
    administrator: { login: 'admin', name: '刘建国', password: 'First-2026' },
    reviewer: { name: '夏莲', ...given },
  };
  const answer = await page.request.post(`${server.address}/api/setup`, { headers: { origin: server.address! }, data: body });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.context().clearCookies();
}

async function signIn(page: Page, { login, password }: typeof given): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test('whoever has a password somebody else set changes it first, here and in the designer', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: desktop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  watch(page);
  await setUp(page);
  await page.goto(`${server.address}/login`);
  await signIn(page, given);
  const dialog = page.getByRole('dialog', { name: '修改密码' });
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectAccessible(page);
  await shot(page, 'first-password');

  await page.goto(`${server.address}/designer`);
  await expect(page.getByRole('heading', { name: '请先修改密码' }).first()).toBeVisible();
  await shot(page, 'first-password-designer');
  await page.getByRole('link', { name: '去修改' }).first().click();

  await dialog.getByLabel('当前密码').fill(given.password);
  await dialog.getByLabel('新密码', { exact: true }).fill(own.password);
  await dialog.getByLabel('再输一次新密码').fill(own.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/login/);
  await signIn(page, own);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expectCalm(page);
});
