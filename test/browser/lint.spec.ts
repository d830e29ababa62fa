import { expect, type Page, test } from '@playwright/test';
import { visit } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/**
 * Live checking (实时检查): while an administrator draws, problems stand on the elements and in the list within moments, before the server has spoken;
 * each leads to its place, and what is safe is mended with one click and can be undone.
 */
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

const canvas = () => page.locator('.bjd-canvas');
const problems = () => page.getByRole('region', { name: '问题', exact: true });
const found = (text: string | RegExp) => problems().getByRole('listitem').filter({ hasText: text });
const badge = (element: string) => canvas().locator(`.djs-overlays[data-container-id="${element}"] .bjd-badge`);
const nameField = () => page.getByRole('complementary', { name: '属性与步骤' }).getByLabel('名称', { exact: true });

/** Shows an element of the canvas in the panel, through the list of steps where it is small. */
async function select(element: string): Promise<void> {
  await canvas().locator(`[data-element-id="${element}"]`).first().click();
  await expect(page.locator(`[data-element="${element}"]`)).toBeVisible();
}

async function rename(element: string, name: string): Promise<void> {
  await select(element);
  await nameField().fill(name);
  await nameField().press('Enter');
}

test('a problem stands on its element before the server has spoken, and is mended with one click', async () => {
  await visit(page, `${server.address}/designer/packs/promised#process`);
  await expect(canvas().locator('[data-element-id="gwCheck"]').first()).toBeVisible();
  await expect(page.getByText('没有发现问题')).toBeVisible();
  // the thread of the page has checked the draft as it is
  await expect(problems()).toHaveAttribute('data-took', /\d/);

  // from here on the server does not answer
  let release: () => void = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route('**/api/packs/promised/check', async route => {
    await held;
    await route.continue();
  });
  await rename('gwCheck', '');
  await expect(badge('gwCheck')).toBeVisible();
  await expect(problems()).toHaveAttribute('aria-busy', 'true');
  await expect(found('没有名称')).toBeVisible();
  await badge('gwCheck').hover();
  await expect(badge('gwCheck').getByText('请写上判断的问题')).toBeVisible();
  await shot(page, 'lint-badge');

  // mended with the title of the field the gateway asks, undone, and mended again
  await found('没有名称').getByRole('button', { name: '修复：命名为「审查结论」' }).click();
  await expect(problems().getByText('已修复：命名为「审查结论」')).toBeVisible();
  await expect(badge('gwCheck')).toHaveCount(0);
  await problems().getByRole('button', { name: '撤销修复' }).click();
  await expect(badge('gwCheck')).toBeVisible();
  await found('没有名称').getByRole('button', { name: /^修复/ }).click();
  await expect(badge('gwCheck')).toHaveCount(0);
  release();
  await expect(page.getByText('没有发现问题')).toBeVisible();
  await page.unroute('**/api/packs/promised/check');
});

test('problems are grouped and filtered, and lead to what they are about', async () => {
  await select('closed');
  await page.keyboard.press('Delete');
  await expect(badge('deliver')).toBeVisible();
  await rename('gwReview', '');
  await expect(found('请写上判断的问题')).toBeVisible();
  await expect(problems().getByRole('button', { name: /^错误 [1-9][0-9]*$/ })).toBeVisible();
  await shot(page, 'lint-problems');

  await problems()
    .getByRole('button', { name: /^错误 [0-9]+$/ })
    .click();
  await expect(found('请写上判断的问题')).toHaveCount(0);
  await problems()
    .getByRole('button', { name: /^全部 [0-9]+$/ })
    .click();
  await problems().getByLabel('搜索问题').fill('判断的问题');
  await expect(problems().getByRole('listitem')).toHaveCount(1);
  await problems().getByLabel('搜索问题').fill('');

  await found(/送达.*没有连线/)
    .getByRole('button')
    .first()
    .click();
  await expect(page.locator('[data-element="deliver"]')).toBeVisible();
  await expect(canvas().locator('[data-element-id="deliver"].bjd-lit')).toBeAttached();
  await expectAccessible(page);

  // a list that is empty again
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('没有发现问题')).toBeVisible();
  expectCalm(page);
});

test('a draft as large as the shipped ones is checked on the page in well under a second', async () => {
  const took = Number(await problems().getAttribute('data-took'));
  expect(took).toBeGreaterThan(0);
  expect(took).toBeLessThan(1_000);
});
