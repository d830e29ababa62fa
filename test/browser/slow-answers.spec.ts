import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { hold } from './hold.ts';
import { expectAccessible } from './support.ts';
import { startWalk } from './walk.ts';

/** Answers and parts of pages that come late or not at all (慢线路): nothing is taken for empty or right that was not read, and all may be tried again. */
test.describe.configure({ mode: 'serial' });
const walk = startWalk(['wangfang', 'liuyang']);
const { of, call } = walk;
const busy = {
  status: 503,
  contentType: 'application/problem+json',
  json: {
    type: 'about:blank',
    title: 'Busy',
    status: 503,
    code: 'busy',
    message: { zh: '服务器正忙，请稍后再试。', en: 'Busy; try again.' },
  },
};
const item = 'food-business-new';
const applying = (page: Page) => page.getByRole('heading', { name: '申请人' });
const again = (page: Page) => page.getByRole('button', { name: /重试/ }).click();

test('a draft that could not be read is not taken for none', async () => {
  const page = of('wangfang');
  await page.route('**/api/drafts/**', route => route.fulfill(busy));
  // when
  await page.goto(`${walk.server.address}/intake?item=${item}`);
  // then
  await expect(page.getByRole('alert')).toContainText('服务器正忙');
  await expect(applying(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.unroute('**/api/drafts/**');
  await again(page);
  await expect(applying(page)).toBeVisible();
});

test('a picker whose code could not be loaded says so and is loaded again', async () => {
  const page = of('wangfang');
  const pickers = /\/assets\/(Picker|CodeSelect|CodeCascader)-/;
  await page.route(pickers, route => route.abort());
  // when
  await page.goto(`${walk.server.address}/intake?item=outdoor-advertising`);
  const told = page.getByRole('alert').filter({ hasText: '没有加载出来' });
  await expect(told.first()).toBeVisible();
  await expect(page.getByLabel(/单位名称/)).toBeEditable();
  // then
  await page.unroute(pickers);
  await told.first().getByRole('button', { name: '重试' }).click();
  await expect(told).toHaveCount(0);
});

test('tasks that could not be read are not taken for none, nor a page whose code never came for broken', async () => {
  const page = of('wangfang');
  const { caseId } = await call<{ caseId: string }>('wangfang', 'POST', '/api/cases', {
    ...{ id: v7(), item, answers: answersFor('food-business'), materials: [] },
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
  });
  await page.route(/\/assets\/CasePage-.*\.js/, route => route.abort());
  await page.route('**/api/tasks?*', route => route.fulfill(busy));
  await page.goto(`${walk.server.address}/cases/${caseId}`);
  await expect(page.getByRole('alert')).toContainText('页面出了问题');
  // when: the line is back for the page, not yet for the list of tasks
  await page.unroute(/\/assets\/CasePage-.*\.js/);
  await again(page);
  // then
  await expect(page.getByRole('alert')).toContainText('待办没有读出来');
  await expect(page.getByRole('complementary', { name: '办理' })).toHaveCount(0);
  await page.unroute('**/api/tasks?*');
  await again(page);
  await expect(page.getByRole('complementary', { name: '办理' })).toBeVisible();
});

test('a due day of another question is not shown for this one', async () => {
  const page = of('wangfang');
  await page.goto(`${walk.server.address}/calendar/deadline`);
  const due = page.locator('.bj-due');
  await expect(due).toContainText('年');
  const held = await hold(page, '**/api/calendar/deadline?*');
  // when
  await page.getByLabel('期限', { exact: true }).fill('7');
  // then
  await expect(due).toHaveText(/^到期 正在推算/);
  await expect(page.getByRole('button', { name: '打印' })).toBeDisabled();
  held.release();
  await expect(due).toContainText('年');
  await held.end();
});

test('Enter takes no case that was found for another text', async () => {
  const page = of('liuyang');
  await page.goto(`${walk.server.address}/supervision#cards`);
  await page.getByRole('button', { name: '人工发牌' }).click();
  const dialog = page.getByRole('dialog');
  const picker = dialog.getByRole('combobox', { name: /办件号/ });
  await picker.click();
  await expect(page.locator('.ant-select-item-option').first()).toBeVisible();
  const held = await hold(page, '**/api/cases?*q=*');
  await picker.fill('吴大伟');
  await expect(page.getByText('正在加载办件')).toBeVisible();
  // when: Enter before the answer
  await picker.press('Enter');
  held.release();
  // then
  await expect(dialog.getByText('输入办件号、申请人或事项查找')).toBeVisible();
  await held.end();
});
