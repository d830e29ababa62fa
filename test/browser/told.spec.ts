import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { visit } from './controls.ts';
import { hold, refusal } from './hold.ts';
import { desktop } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * What every page of the workbench promises (页面提示): an act is done once, what is refused is told, nothing goes on before it was read, nothing of
 * one person is left to the next, and moments are those of the halls wherever the browser stands.
 */
test.describe.configure({ mode: 'serial' });

const walk = startWalk(['wangfang', 'liqiang', 'huangmei', 'liuyang']);
const { of, call } = walk;

const button = (within: Page | Locator, words: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) });

const open = async (login: string, path: string): Promise<Page> => {
  await visit(of(login), walk.server.address + path);
  await expect(of(login).getByRole('navigation').first()).toBeVisible();
  return of(login);
};

test('should move the demo clock by one working day for a double click', async () => {
  // given: the calendar answers late
  const page = await open('wangfang', '/cases');
  const deadline = await hold(page, '**/api/calendar/deadline**');
  const clock = await hold(page, '**/api/demo/clock', route => route.fulfill(refusal('时钟不能拨动')));
  clock.release();
  await page.getByRole('button', { name: '演示时钟' }).click();
  const next = page.getByRole('button', { name: '+1 工作日' });
  // when
  await next.click();
  await expect(next).toBeDisabled();
  deadline.release();
  // then
  await expect(page.getByText('时钟不能拨动')).toBeVisible();
  expect([deadline.asked(), clock.asked()]).toEqual([1, 1]);
  await deadline.end();
  await clock.end();
});

test('should say that the clock stays where the next working day is not known', async () => {
  // given
  const page = of('wangfang');
  await page.route('**/api/calendar/deadline**', route => route.fulfill(refusal('日历读不到')));
  const clock = await hold(page, '**/api/demo/clock');
  // when
  await page.getByRole('button', { name: '+1 工作日' }).click();
  // then
  await expect(page.getByText('日历读不到')).toBeVisible();
  expect(clock.asked()).toBe(0);
  await page.unrouteAll();
});

test('should tell that notices could not be marked as read', async () => {
  // given: a notice, as one is sent to who holds the work
  const opened = await call<{ caseId: string }>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  await call('wangfang', 'POST', `/api/cases/${opened.caseId}/commands/circulate-case`, {
    id: v7(),
    kind: 'copy',
    to: ['liqiang'],
    text: '',
  });
  const page = await open('liqiang', '/cases');
  await page.route('**/api/notices/**', route =>
    route.request().method() === 'POST' ? route.fulfill(refusal('暂时不能标记')) : route.continue(),
  );
  // when
  await page.getByRole('button', { name: /消息/ }).click();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  // then
  await expect(page.getByText('暂时不能标记')).toBeVisible();
  await page.unrouteAll();
});

/** Somebody gives the open task of a case. */
async function give(login: string, caseId: string, element: string): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(login, 'GET', '/api/tasks');
  const { task, version } = rows.find(row => row.caseId === caseId && row.element === element)!;
  const body = { id: v7(), task, version, answers: answersFor(element) };
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, body);
}

test('should keep words typed on the page of a case when the task was given elsewhere', async () => {
  // given
  const { caseId } = await call<{ caseId: string }>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  await give('wangfang', caseId, 'check');
  const page = await open('liqiang', `/cases/${caseId}`);
  await page.getByLabel(/承办意见/).fill('现场核查合格，拟同意');
  // when: on another page, or by somebody else
  await give('liqiang', caseId, 'handle');
  // then
  await expect(page.getByText('任务已被处理').first()).toBeVisible();
  await expect(page.getByText('现场核查合格，拟同意')).toBeVisible();
});

test('should show the rules that cannot be tested, in whatever view they are wrong', async () => {
  // given: the text is broken, and the form is looked at
  const page = await open('liuyang', '/supervision#backtest');
  await page.getByText('源文本（JSON）').click();
  await page.getByLabel('源文本（JSON）').last().fill('{ "rules": [');
  await page.getByText('表单', { exact: true }).click();
  // when
  await button(page, '开始回测').click();
  // then
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('源文本（JSON）').last()).toHaveValue('{ "rules": [');
});

test('should not go on from a comparison that is still being read', async () => {
  // given
  const page = await open('huangmei', '/calendar?tab=change&kind=local&day=2027-03-10&make=off');
  await page
    .getByRole('textbox', { name: /事由|原因/ })
    .last()
    .fill('停电检修');
  const year = await hold(page, '**/api/calendars/*/years/2027**');
  // when
  await button(page, '下一步').click();
  // then
  const next = button(page, '下一步');
  await expect(page.getByRole('button', { name: '上一步' })).toBeVisible();
  await expect(next).toBeDisabled();
  year.release();
  await expect(next).toBeEnabled();
  await year.end();
});

test('should register nothing for a case that could not be read', async () => {
  const page = await open('wangfang', '/intake?item=food-business-new&from=nothing-like-it');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(button(page, '登记并出回执')).toHaveCount(0);
});

test('should tell who could not be signed out, and leave nothing of him in the tab', async () => {
  // given: a change of the calendar is being typed
  const page = await open('huangmei', '/calendar?tab=change&kind=notice');
  await page.getByRole('textbox', { name: '通知全文或放假表' }).fill('尚未公布的放假通知');
  await page.route('**/api/session', route => (route.request().method() === 'DELETE' ? route.abort() : route.continue()));
  const out = async (): Promise<void> => {
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
  };
  // when: the line is down
  await out();
  // then
  await expect(page.locator('.ant-message-error')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '通知全文或放假表' })).toHaveValue('尚未公布的放假通知');
  // when: it is up again
  await page.unrouteAll();
  await out();
  // then
  await expect(page.getByRole('button', { name: /登\s*录/ })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('尚未公布');
});

test('should take now from the clock of the halls in a browser of another zone', async ({ browser }) => {
  // given
  const state = await of('liqiang').context().storageState();
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN', timezoneId: 'America/New_York', storageState: state });
  const page = await context.newPage();
  await page.goto(`${walk.server.address}/people`);
  await button(page, '登记去向').click();
  const until = page.getByRole('dialog').getByLabel('返岗时间');
  await until.click();
  // when
  const step = 5 * 60_000;
  const inHalls = (at: number): string =>
    new Date(Math.floor(at / step) * step + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const before = Date.now();
  await page.locator('.ant-picker-dropdown:visible').getByText('此刻').click();
  // then
  expect([inHalls(before), inHalls(Date.now())]).toContain(await until.inputValue());
  await context.close();
});
