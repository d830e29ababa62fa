import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { typeDay } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, field, shot, signIn, startDemo } from './support.ts';

/** The main job in a real browser (主流程): register, supplement round, accept, handle, review, approve, deliver, audit. */
test.describe.configure({ mode: 'serial' });
// as most people see it; the other walks are taken by people who asked for less motion
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

let server: DemoServer;
let caseNumber = '';
let casePath = '';
const pages = new Map<string, Page>();

async function as(browser: Browser, login: string): Promise<Page> {
  const open = pages.get(login) ?? (await signIn(browser, server.address, login));
  pages.set(login, open);
  return open;
}

/** Open the task of our case from the inbox, answer its form and submit it. */
async function work(page: Page, answers: { choose?: string[]; fill?: Record<string, string> }, name?: string): Promise<void> {
  await page.goto(`${server.address}/inbox`);
  await page.getByText(caseNumber).first().click();
  const panel = page
    .getByRole('complementary', { name: '办理' })
    .or(page.getByRole('region', { name: '办理' }))
    .first();
  await expect(panel).toBeVisible();
  for (const choice of answers.choose ?? []) await panel.getByText(choice, { exact: true }).click();
  for (const [label, text] of Object.entries(answers.fill ?? {})) await field(panel, label).fill(text);
  if (name) await shot(page, name);
  await panel.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText(/已提交/).first()).toBeVisible();
}

test.beforeAll(async () => {
  server = await startDemo();
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

test('should show the login page with the demo accounts', async ({ page }) => {
  await page.goto(`${server.address}/login`);
  await expect(page.getByText('演示账号')).toBeVisible();
  await shot(page, 'login');
  await expectAccessible(page);
});

test('should sign in though an earlier look at who is signed in comes back late, and the machine takes itself for offline', async ({
  page,
}) => {
  // given: the page asked who is signed in before the password was sent, and is answered after it
  let letGo = () => {};
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  await page.route(
    '**/api/session',
    async route => {
      const answer = await route.fetch();
      await held;
      await route.fulfill({ response: answer }).catch(() => {}); // the page may have given this question up
    },
    { times: 1 },
  );
  await page.goto(`${server.address}/login`);
  // given: a machine without a way to the internet, which reaches the centre's server all the same
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  // when
  await page.getByLabel('账号', { exact: true }).fill('wangfang');
  await page.getByLabel('密码', { exact: true }).fill('Banjian-2026');
  const answered = page.waitForResponse(response => response.request().method() === 'POST' && response.url().endsWith('/api/session'));
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await answered;
  letGo();
  // then
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('should register an application at the window, with errors beside the fields and nothing lost', async ({ browser }) => {
  const page = await as(browser, 'wangfang');
  await shot(page, 'inbox-empty');
  await page
    .getByRole('link', { name: /受理台/ })
    .first()
    .click();
  await page.getByLabel('输入事项名称、拼音或首字母').fill('spjy');
  await shot(page, 'intake-search');
  await page.getByRole('button', { name: /食品经营许可/ }).click();
  await page.getByText('自然人', { exact: true }).click();
  await field(page, '姓名').fill('吴大伟');
  await field(page, '公民身份号码').fill('110101199003070000');
  await field(page, '联系电话').fill('13800138000');
  await page.getByRole('button', { name: '登记并出回执' }).click();
  await expect(page.getByText(/公民身份号码.*不正确|身份证/).first()).toBeVisible();
  await shot(page, 'intake-errors');
  await expect(field(page, '姓名')).toHaveValue('吴大伟');

  await field(page, '公民身份号码').fill('110101199003070134');
  await field(page, '经营者名称').fill('赫山区老街米粉店');
  await field(page, '统一社会信用代码').fill('91430903MA4L1A2B34');
  await field(page, '法定代表人（负责人）').fill('吴大伟');
  await field(page, '法定代表人身份证号码').fill('110101199003070134');
  await field(page, '经营场所').fill('益阳市赫山区桃花仑街道长益路 18 号');
  // errors that go while fields are put right move what stands below them
  await page.getByRole('radio', { name: '餐饮服务经营者', exact: true }).check();
  await page.getByRole('checkbox', { name: '热食类食品制售', exact: true }).check();
  await field(page, '经营面积（平方米）').fill('86');
  await field(page, '从业人员数').fill('5');
  await field(page, '食品安全管理人员').fill('李小红');
  await field(page, '联系人').fill('吴大伟');
  await field(page, '联系人手机号码').fill('13800138000');
  for (const box of await page.locator('.bj-materials').getByRole('checkbox').all()) await box.check();
  await shot(page, 'intake-form');
  await expectAccessible(page);

  // a reload loses nothing: the draft is kept by the server
  await expect(page.getByText(/草稿已于 .+ 保存/).first()).toBeVisible();
  await page.reload();
  await expect(field(page, '经营者名称')).toHaveValue('赫山区老街米粉店');

  // the key is held a little long: the receipt stays until it was looked at
  await page.getByRole('button', { name: '登记并出回执' }).focus();
  await page.keyboard.down('Enter');
  await expect(page.getByText('收件回执')).toBeVisible();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByText('收件回执')).toBeVisible();
  caseNumber = /HS-\d{8}-\d{4}/.exec(await page.locator('.bj-receipt').innerText())![0];
  await shot(page, 'receipt');
  await page.getByRole('link', { name: '查看办件' }).click();
  await expect(page.getByText(caseNumber).first()).toBeVisible();
  casePath = new URL(page.url()).pathname;
  await shot(page, 'case-registered');
  expectCalm(page);
});

test('should go through a supplement round', async ({ browser }) => {
  const page = await as(browser, 'wangfang');
  await work(page, { choose: ['材料不齐或不合法定形式，一次性告知补正'] }, 'task-check');
  await page.goto(`${server.address}/inbox`);
  await page.getByText(caseNumber).first().click();
  const panel = page
    .getByRole('complementary', { name: '办理' })
    .or(page.getByRole('region', { name: '办理' }))
    .first();
  await field(panel, '材料名称').fill('经营场所使用证明');
  await field(panel, '补正要求').fill('补交加盖公章的租赁合同复印件');
  await panel.getByText('申请材料不齐全或不符合法定形式', { exact: true }).click();
  await field(panel, '联系人及电话').fill('王芳 0737-4400000');
  await shot(page, 'task-notice');
  await panel.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText(/已提交/).first()).toBeVisible();

  await page.goto(server.address + casePath);
  await expect(page.getByText('待补正').first()).toBeVisible();
  await shot(page, 'case-supplement');
  await page
    .getByRole('button', { name: /补正收件|收到补正/ })
    .first()
    .click();
  await shot(page, 'dialog-supplement');
  await page.getByRole('dialog').getByLabel('收件说明').fill('补交租赁合同复印件，已加盖公章');
  await page.getByRole('dialog').getByRole('button', { name: '补正收件' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  // the handler's open inbox shows the case by itself once it is accepted
  const handler = await as(browser, 'liqiang');
  await handler.goto(`${server.address}/inbox`);
  await expect(handler.getByText('没有待办')).toBeVisible();
  await work(page, { choose: ['已补齐，符合要求'] });
  await expect(handler.getByText(caseNumber).first()).toBeVisible();
  expectCalm(page);
});

test('should be handled, reviewed, approved and delivered', async ({ browser }) => {
  await work(await as(browser, 'liqiang'), { choose: ['符合条件，提交审核'], fill: { 承办意见: '现场核查合格，材料属实' } }, 'task-handle');
  await work(await as(browser, 'chenjing'), { choose: ['审核通过'], fill: { 审核意见: '同意承办意见' } }, 'task-review');
  await work(await as(browser, 'zhouwei'), { choose: ['准予'], fill: { 批准意见: '准予许可' } }, 'task-approve');
  const window = await as(browser, 'wangfang');
  await window.goto(`${server.address}/inbox`);
  await window.getByText(caseNumber).first().click();
  const panel = window
    .getByRole('complementary', { name: '办理' })
    .or(window.getByRole('region', { name: '办理' }))
    .first();
  await field(panel, '受送达人').fill('吴大伟');
  await panel.getByText('窗口领取', { exact: true }).click();
  await typeDay(field(panel, '送达日期'), '2026-11-23');
  await field(panel, '送达地点').fill('区政务服务中心 1 楼综合窗口');
  await shot(window, 'task-deliver');
  await panel.getByRole('button', { name: /提\s*交/ }).click();
  await expect(window.getByText(/已提交/).first()).toBeVisible();
  await window.goto(server.address + casePath);
  await expect(window.getByText('已办结').or(window.getByText('已送达')).first()).toBeVisible();
  for (const login of ['liqiang', 'chenjing', 'zhouwei', 'wangfang']) expectCalm(await as(browser, login));
});

test('should show the auditor path, documents, clocks and journal of the case', async ({ browser }) => {
  const page = await as(browser, 'xuning');
  await page.goto(server.address + casePath);
  const tabs = [
    ['表单', 'case-form'],
    ['材料', 'case-materials'],
    ['文书', 'case-documents'],
    ['流程图', 'case-diagram'],
    ['时限', 'case-clocks'],
    ['日志', 'case-journal'],
  ] as const;
  for (const [tab, name] of tabs) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click();
    await expect(page.getByRole('tab', { name: new RegExp(tab) })).toHaveAttribute('aria-selected', 'true');
    if (tab === '流程图') await expect(page.locator('.djs-container svg').first()).toBeVisible();
    await expect(page.locator('.ant-skeleton')).toHaveCount(0);
    await shot(page, name);
    await expectAccessible(page);
  }
  expectCalm(page);
});

test('should verify the journals, and rebuild without a change', async () => {
  const cli = (command: string) =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '..', '..', 'server', 'cli', 'main.ts'), command, '--json', '--database', server.database],
      { encoding: 'utf8' },
    );
  expect(JSON.parse(cli('verify').stdout)).toMatchObject({ ok: true });
  await server.stop();
  expect(JSON.parse(cli('rebuild').stdout)).toMatchObject({ changed: 0 });
  await server.restart();
});
