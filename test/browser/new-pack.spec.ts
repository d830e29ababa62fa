import { expect, type Page, test } from '@playwright/test';
import { pickOption } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/** An administrator begins a process of the centre's own (新建流程), blank and as a copy. */
test.describe.configure({ mode: 'serial' });
let server: DemoServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  page = await signIn(browser, server.address, 'huangmei');
});
test.afterAll(async () => {
  await page.context().close();
  await server.remove();
});

const dialog = () => page.getByRole('dialog', { name: '新建流程' });

test('begins with an empty canvas under an id proposed by pinyin', async () => {
  await page.goto(`${server.address}/designer/`);
  await page.getByRole('button', { name: '新建流程' }).click();
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(dialog().getByText('请填写流程名称。')).toBeVisible();
  await dialog().getByLabel('流程名称').fill('请假审批');
  await expect(dialog().getByLabel('编号')).toHaveValue('qing-jia-shen-pi');
  await shot(page, 'new-pack');
  await expectAccessible(page);
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(page).toHaveURL(/\/designer\/packs\/qing-jia-shen-pi/);
  await expect(page.getByRole('heading', { name: '请假审批', level: 1 })).toBeVisible();
  await expect(page.locator('.bjd-canvas [data-element-id="start"]').first()).toBeVisible();
  await shot(page, 'new-pack-canvas');
  expectCalm(page);
});

test('proposes another id for a name that is taken, and copies a process', async () => {
  await page.goto(`${server.address}/designer/`);
  await expect(page.getByRole('link', { name: '请假审批' })).toBeVisible();
  await page.getByRole('button', { name: '新建流程' }).click();
  await dialog().getByLabel('流程名称').fill('请假审批');
  await expect(dialog().getByLabel('编号')).toHaveValue('qing-jia-shen-pi-2');
  await dialog().getByLabel('流程名称').fill('承诺件（加急）');
  await dialog().getByLabel('复制一个已有流程').check();
  await pickOption(dialog().getByRole('combobox', { name: '复制哪个流程' }), '承诺件办理');
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(page.getByRole('heading', { name: '承诺件（加急）', level: 1 })).toBeVisible();
  await expect(page.locator('.bjd-canvas [data-element-id="review"]').first()).toBeVisible();
  expectCalm(page);
});

test('is gone when its draft is discarded, for nobody has published it', async () => {
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page).toHaveURL(/\/designer\/?$/);
  await expect(page.getByRole('link', { name: '请假审批' })).toBeVisible();
  await expect(page.getByRole('link', { name: '承诺件（加急）' })).toHaveCount(0);
  expectCalm(page);
});
