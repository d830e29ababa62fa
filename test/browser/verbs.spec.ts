import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { pickOption, visit } from './controls.ts';
import { expectAccessible, expectCalm, field, shot } from './support.ts';
import { startWalk } from './walk.ts';

/** Every other verb through its dialog in a real browser (其他操作): extension, special procedure, return, refusal, non-acceptance, withdrawal, first set-up. */
test.describe.configure({ mode: 'serial' });

interface Case {
  readonly caseId: string;
  readonly number: string;
}

const walk = startWalk(['wangfang', 'liqiang', 'chenjing', 'zhouwei', 'liuyang']);
const { of, call } = walk;

const openCase = () =>
  call<Case>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });

async function complete(login: string, { caseId }: Case, element: string): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(login, 'GET', '/api/tasks');
  const row = rows.find(one => one.caseId === caseId && one.element === element)!;
  const body = { id: v7(), task: row.task, version: row.version, answers: answersFor(element) };
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, body);
}

async function openedAtHandle(): Promise<Case> {
  const opened = await openCase();
  await complete('wangfang', opened, 'check');
  return opened;
}

async function toCase(login: string, { caseId, number }: Case, tab = 'form'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${caseId}#${tab}`);
  await expect(page.getByText(number).first()).toBeVisible();
  return page;
}

const panelOf = (page: Page): Locator =>
  page
    .getByRole('complementary')
    .or(page.getByRole('region', { name: '办理' }))
    .last();

/** Answer the open task of the case in the panel of its page and submit it. */
async function work(login: string, one: Case, answers: { choose?: string[]; fill?: Record<string, string>; shot?: string }): Promise<Page> {
  const page = await toCase(login, one);
  const panel = panelOf(page);
  await expect(panel.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  for (const choice of answers.choose ?? []) await panel.getByText(choice, { exact: true }).click();
  for (const [label, text] of Object.entries(answers.fill ?? {})) await field(panel, label).fill(text);
  if (answers.shot) await shot(page, answers.shot);
  await panelOf(page)
    .getByRole('button', { name: /提\s*交/ })
    .click();
  await expect(page.getByText(/已提交/).first()).toBeVisible();
  return page;
}

/** Choose an act from the menu of the case page, fill its dialog and confirm it. */
async function act(page: Page, name: string, fill: Record<string, string>, picture?: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name }).click();
  await expect(dialog.getByText('请填写后再提交')).toBeVisible();
  for (const [label, text] of Object.entries(fill)) await dialog.getByLabel(label).fill(text);
  if (picture) await shot(page, picture);
  await dialog.getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
}

const dueOn = async ({ caseId }: Case): Promise<string> => {
  const view = await call<{ clocks: { key: string; dueOn: string }[] }>('wangfang', 'GET', `/api/cases/${caseId}`);
  return view.clocks.find(({ key }) => key === 'promised')!.dueOn;
};
const inChinese = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

test('should extend the limit once the leader approves, and tell the applicant the new day', async () => {
  // given
  const one = await openedAtHandle();
  const before = await dueOn(one);
  // when
  const handler = await toCase('liqiang', one);
  await act(handler, '申请延期', { 延长工作日数: '5', 延期理由: '现场核查需要等待检验报告' }, 'dialog-extension');
  await work('zhouwei', one, { choose: ['同意延期'], fill: { 延长的工作日: '5', 延期或不同意的理由: '情况属实' }, shot: 'task-extension' });
  // then
  expect((await dueOn(one)) > before).toBe(true);
  const page = await toCase('liqiang', one, 'documents');
  await expect(page.getByRole('article', { name: /延期告知书/ })).toBeVisible();
  await shot(page, 'document-extension');
  await page.getByRole('tab', { name: /时限/ }).click();
  await expect(page.getByText(/批准延长 5 个工作日/).first()).toBeVisible();
  await expect(page.getByText(inChinese(await dueOn(one))).first()).toBeVisible();
  await shot(page, 'clocks-extended');
});

test('should stop the clock for a special procedure and let it run on afterwards', async () => {
  // given
  const one = await openedAtHandle();
  // when
  const page = await toCase('liqiang', one);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '暂停计时', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await pickOption(dialog.getByRole('combobox', { name: /特别程序/ }), /检验/);
  await dialog.getByLabel('预计用时').fill('3');
  await dialog.getByLabel(/理由/).fill('样品需要送检');
  await dialog.getByRole('button', { name: '暂停计时' }).click();
  await expect(page.getByText(/已提出检验/)).toBeVisible();
  // and the applicant is told, which alone stops the clock
  const { rows } = await call<{ rows: { caseId: string; task: string; element: string }[] }>('liqiang', 'GET', '/api/tasks');
  const told = rows.find(row => row.caseId === one.caseId && row.element === 'special')!;
  await page.goto(`${walk.server.address}/tasks/${one.caseId}/${told.task}`);
  await expect(page.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  await pickOption(field(page, '特别程序'), '检验');
  await field(page, '所需时间').fill('3');
  await field(page, '理由').fill('样品需要送检');
  await shot(page, 'task-special');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText(/已提交/).first()).toBeVisible();
  // then: the clock stands, the handler's own task is still open
  await toCase('liqiang', one);
  await expect(page.getByText(/暂停中/).first()).toBeVisible();
  await shot(page, 'case-paused');
  await page.getByRole('tab', { name: /文书/ }).click();
  await expect(page.getByRole('article', { name: /特别程序告知书/ })).toBeVisible();
  // when
  await page.getByRole('button', { name: '结束检验' }).click();
  await shot(page, 'dialog-special-finished');
  await page.getByRole('dialog').getByRole('button', { name: '结束检验' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  // then
  await expect(page.getByText(/暂停中/)).toHaveCount(0);
  await page.getByRole('tab', { name: /时限/ }).click();
  await expect(page.getByText('计时中').first()).toBeVisible();
  await shot(page, 'clocks-resumed');
  expectCalm(page);
});

test('should go back from review to the handler and end with a refusal', async () => {
  // given
  const one = await openedAtHandle();
  await complete('liqiang', one, 'handle');
  // when
  await work('chenjing', one, { choose: ['退回承办'], fill: { 审核意见: '请补充现场核查记录' } });
  const handler = await toCase('liqiang', one, 'diagram');
  await expect(handler.locator('.djs-container').getByText('办理中').first()).toBeVisible();
  await shot(handler, 'diagram-returned');
  await complete('liqiang', one, 'handle');
  await complete('chenjing', one, 'review');
  await work('zhouwei', one, {
    choose: ['不予办理'],
    fill: { 不予办理的理由: '经营场所不符合要求', 不予办理的依据: '《中华人民共和国食品安全法》第三十三条', 批准意见: '不予许可' },
    shot: 'task-refuse',
  });
  // then
  const page = await toCase('wangfang', one, 'documents');
  await expect(page.getByRole('article', { name: /不予办理决定书/ })).toBeVisible();
  await expect(
    page
      .getByRole('article')
      .getByText(/行政复议/)
      .first(),
  ).toBeVisible();
  await shot(page, 'document-refusal');
  expectCalm(page);
});

test('should decline at the check with the reason and the department that is competent', async () => {
  // given
  const one = await openCase();
  // when
  await work('wangfang', one, {
    choose: ['不属于受理范围，不予受理'],
    fill: { 不予受理的理由: '申请事项不属于本机关职权范围', 有权办理的部门: '区农业农村局' },
    shot: 'task-decline',
  });
  // then
  const page = await toCase('wangfang', one, 'documents');
  await expect(page.getByRole('article', { name: /不予受理通知书/ })).toContainText('区农业农村局');
  await expect(page.getByText('不予受理').first()).toBeVisible();
  await shot(page, 'case-declined');
  expectCalm(page);
});

test('should take comments, reminders and late materials, and end with a withdrawal', async () => {
  // given
  const one = await openCase();
  // when
  const office = await toCase('liuyang', one);
  await act(office, '催办', { 催办内容: '请今日完成形式审查' }, 'dialog-urge');
  const page = await toCase('wangfang', one);
  await act(page, '备注', { 备注内容: '申请人下午再来' });
  await page.getByRole('tab', { name: /材料/ }).click();
  await page
    .getByRole('row')
    .filter({ hasText: '未收' })
    .first()
    .getByRole('button', { name: /登\s*记/ })
    .click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await shot(page, 'dialog-material');
  await page.getByRole('dialog').getByRole('button', { name: '登记材料' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('已收', { exact: false }).first()).toBeVisible();
  // then
  await page.getByRole('button', { name: /消息/ }).first().click();
  await expect(page.getByText(/请今日完成形式审查|催办/).first()).toBeVisible();
  await shot(page, 'notices');
  await page.reload();
  await act(page, '撤回申请', { 撤回原因: '申请人改为线上申请' }, 'dialog-withdraw');
  await expect(page.getByText('已撤回').first()).toBeVisible();
  await page.getByRole('tab', { name: /日志/ }).click();
  for (const words of ['请今日完成形式审查', '申请人下午再来', '申请人改为线上申请'])
    await expect(page.getByText(words).first()).toBeVisible();
  await shot(page, 'case-withdrawn');
  await expectAccessible(page);
  expectCalm(page);
});

test('should claim a task and give it back', async () => {
  // given
  const one = await openedAtHandle();
  const page = await toCase('liqiang', one);
  const panel = panelOf(page);
  // when
  await panel.getByRole('button', { name: /签\s*收/ }).click();
  // then
  await expect(panel.getByRole('button', { name: '退回待办池' })).toBeVisible();
  await expect(page.getByText('承办 · 李强').first()).toBeVisible();
  await shot(page, 'task-claimed');
  await panel.getByRole('button', { name: '退回待办池' }).click();
  await expect(panel.getByRole('button', { name: /签\s*收/ })).toBeVisible();
  expectCalm(page);
});

/** An empty server as a centre starts it, with the one-time link it prints. */
async function startEmpty(folder: string): Promise<{ child: ChildProcess; link: string }> {
  const root = join(import.meta.dirname, '..', '..');
  const options = ['serve', '--empty', '--port', '0', '--database', join(folder, 'empty.db')];
  const child = spawn(process.execPath, [join(root, 'server', 'cli', 'main.ts'), ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const link = await new Promise<string>(resolve => {
    let said = '';
    child.stdout!.on('data', chunk => {
      said += String(chunk);
      const found = /http:\/\/\S+\/setup#\S+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  return { child, link };
}

async function fillSetup(page: Page): Promise<void> {
  const texts: Record<string, string> = {
    中心名称: '桃江县政务服务中心',
    简称: '桃江中心',
    中心标识: 'taojiang',
    办件号前缀: 'TJ',
    地址: '桃江县芙蓉路 1 号',
    联系电话: '0737-8880000',
    姓名: '何建国',
    账号: 'hejianguo',
    密码: 'Taojiang-2026',
  };
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).first().fill(text);
  // the second person, who reviews what the first one draws
  const second = page.getByRole('region', { name: '复核人（选填）' });
  const reviewer = { 姓名: '刘春', 账号: 'liuchun', '初始密码，首次登录时更换': 'Taojiang-2027' };
  for (const [label, text] of Object.entries(reviewer)) await second.getByLabel(label, { exact: true }).fill(text);
}

test('should set up an empty server with the one-time link', async ({ browser }: { browser: Browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-setup-'));
  const { child, link } = await startEmpty(folder);
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  try {
    const page = await context.newPage();
    await page.goto(new URL('/login', link).href);
    await expect(page.getByText(/一次性链接/).first()).toBeVisible();
    await shot(page, 'login-empty');
    // when
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('button', { name: '完成设置并登录' }).click();
    await expect(page.getByText('此项必填').first()).toBeVisible();
    await fillSetup(page);
    await shot(page, 'setup');
    await expectAccessible(page);
    await page.getByRole('button', { name: '完成设置并登录' }).click();
    // then
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await expect(page.getByText(/桃江/).first()).toBeVisible();
    await shot(page, 'setup-done');
    await page.getByRole('button', { name: /何建国/ }).click();
    await page.getByText('退出登录').click();
    await expect(page).toHaveURL(/\/login$/);
    await page.getByLabel('账号', { exact: true }).fill('hejianguo');
    await page.getByLabel('密码', { exact: true }).fill('Taojiang-2026');
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
  } finally {
    await context.close();
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
