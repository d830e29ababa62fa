import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { typeDay } from './controls.ts';
import { callAs, type DemoServer, desktop, expectAccessible, expectCalm, field, large, phone, shot, signIn, startDemo } from './support.ts';

/**
 * Instant cases and first contacts in a real browser (即办件、首问): one is done on the spot, one is left open over closing time and the supervisor is
 * told, a first contact becomes a registered case and both lead to each other.
 */
test.describe.configure({ mode: 'serial' });

let server: DemoServer;
const pages = new Map<string, Page>();

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  for (const login of ['wangfang', 'chenjing']) pages.set(login, await signIn(browser, server.address, login));
  await moveTo('2026-11-23', '09:30');
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

const of = (login: string): Page => pages.get(login)!;
const shotWide = (page: Page, name: string) => shot(page, name, [desktop, phone, large]);
const call = <T>(login: string, method: string, path: string, body?: unknown) =>
  callAs<T>(of(login), { method, url: server.address + path, body });
const moveTo = (day: string, hour: string) => call('wangfang', 'POST', '/api/demo/clock', { now: Date.parse(`${day}T${hour}:00+08:00`) });

const panelOf = (page: Page): Locator =>
  page
    .getByRole('complementary', { name: '办理', exact: true })
    .or(page.getByRole('region', { name: '办理', exact: true }))
    .first();

/** Answer the task in the panel of the case page and submit it. */
async function work(page: Page, answers: { choose?: string[]; fill?: Record<string, string> }, name?: string): Promise<void> {
  const panel = panelOf(page);
  for (const choice of answers.choose ?? []) await panel.getByText(choice, { exact: true }).click();
  for (const [label, text] of Object.entries(answers.fill ?? {})) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) await typeDay(field(panel, label), text);
    else await field(panel, label).fill(text);
  }
  if (name) await shotWide(page, name);
  await panel.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText(/已提交/).first()).toBeVisible();
}

/** Find an item at intake by its initials, and the title the list shows. */
async function chooseItem(page: Page, typed: string, title: RegExp, name: string): Promise<void> {
  await page.getByLabel('输入事项名称、拼音或首字母').fill(typed);
  await expect(page.getByRole('button', { name: title })).toBeVisible();
  await shotWide(page, name);
  await page.getByRole('button', { name: title }).click();
}

async function fillTrader(page: Page): Promise<void> {
  await field(page, '字号名称').fill('赫山区桂兰米粉店');
  await field(page, '经营者姓名').fill('周桂兰');
  await field(page, '经营场所').fill('益阳市赫山区桃花仑路 66 号一楼');
  await page.locator('#answers_industry').click();
  for (const level of ['住宿和餐饮业', '餐饮业']) await page.getByRole('menuitemcheckbox', { name: level, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('#answers_industry__box')).toContainText('住宿和餐饮业 / 餐饮业');
  await field(page, '经营范围').fill('餐饮服务（小餐饮）');
  await field(page, '从业人数').fill('2');
  await field(page, '联系手机').fill('13873700311');
  for (const box of await page.locator('.bj-materials').getByRole('checkbox').all()) await box.check();
}

test('should settle an instant case on the spot', async () => {
  // given
  const page = of('wangfang');
  await page.goto(`${server.address}/intake`);
  await chooseItem(page, 'gtgsh', /个体工商户设立登记/, 'instant-search');
  await expect(page.getByText('当日办结').first()).toBeVisible();
  await expect(page.getByText('0 个工作日')).toHaveCount(0);
  await page.getByText('自然人', { exact: true }).click();
  await field(page, '姓名').fill('周桂兰');
  await field(page, '公民身份号码').fill('110101199003070134');
  await field(page, '联系电话').fill('13873700311');
  await fillTrader(page);
  await shotWide(page, 'instant-form');
  await page.getByRole('button', { name: '登记并出回执' }).click();
  await expect(page.getByText('收件回执')).toBeVisible();
  await shotWide(page, 'instant-receipt');
  await page.getByRole('link', { name: '查看办件' }).click();
  // when
  await work(page, { choose: ['材料齐全、符合法定形式，当场办理'] }, 'instant-examine');
  await expect(panelOf(page).getByLabel(/证照或文书编号/)).toBeVisible();
  await work(page, { fill: { 证照或文书编号: '92430903MA7H5K3D1D', 办理意见: '准予登记。' } }, 'instant-settle');
  await expect(panelOf(page).getByLabel(/受送达人/)).toBeVisible();
  await work(page, { choose: ['窗口领取'], fill: { 受送达人: '周桂兰', 送达日期: '2026-11-23' } }, 'instant-deliver');
  // then
  await expect(page.getByText('按期').first()).toBeVisible();
  await expect(page.getByText('已送达').first()).toBeVisible();
  for (const [tab, name] of [
    ['流程图', 'instant-diagram'],
    ['文书', 'instant-documents'],
    ['时限', 'instant-clocks'],
    ['日志', 'instant-journal'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click();
    await expect(page.locator('.ant-skeleton')).toHaveCount(0);
    if (tab === '流程图') await expect(page.locator('.djs-container svg').first()).toBeVisible();
    await shotWide(page, name);
    await expectAccessible(page);
  }
  expectCalm(page);
});

test('should tell the supervisor of an instant case left open over closing time, once', async () => {
  // given a case that came in at three and was accepted
  await moveTo('2026-11-23', '15:00');
  const { caseId, number } = await call<{ caseId: string; number: string }>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'nurse-change',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('nurse-change'),
    materials: [],
  });
  const window = of('wangfang');
  await window.goto(`${server.address}/cases/${caseId}`);
  await expect(window.getByText('今日到期').first()).toBeVisible();
  await shotWide(window, 'instant-open');
  const told = async () => {
    const { rows } = await call<{ rows: { caseId: string | null; text: { zh: string } }[] }>('chenjing', 'GET', '/api/notices');
    return rows.filter(row => row.caseId === caseId && row.text.zh.startsWith('即办件当日未办结'));
  };
  expect(await told()).toHaveLength(0);
  // when the hall has closed, and again the morning after
  for (const [day, hour] of [
    ['2026-11-23', '17:30'],
    ['2026-11-24', '08:40'],
  ] as const) {
    await moveTo(day, hour);
    await expect.poll(async () => (await told()).length).toBe(1);
  }
  // then
  const supervisor = of('chenjing');
  await supervisor.goto(server.address);
  await supervisor.getByRole('button', { name: /消息，未读/ }).click();
  await expect(supervisor.getByText(/即办件当日未办结/).first()).toBeVisible();
  await shot(supervisor, 'instant-told', [desktop, large]);
  await supervisor.goto(`${server.address}/cases/${caseId}#clocks`);
  await expect(supervisor.getByText(number).first()).toBeVisible();
  await expect(supervisor.getByText('已超 1 个工作日').first()).toBeVisible();
  await shotWide(supervisor, 'instant-overdue');
  expectCalm(supervisor);
});

test('should turn a first contact into a registered case, and link both', async () => {
  // given
  const page = of('wangfang');
  await page.goto(`${server.address}/intake`);
  await chooseItem(page, '首问登记', /^首问登记 /, 'first-contact-search');
  await page.getByText('自然人', { exact: true }).click();
  await field(page, '姓名').fill('周桂兰');
  await page.getByText('电话', { exact: true }).click();
  await field(page, '办理事项').fill('开米粉店要办什么手续');
  await typeDay(field(page, '办理期限'), '2026-11-26');
  await shotWide(page, 'first-contact-form');
  await page.getByRole('button', { name: '登记并出回执' }).click();
  await expect(page.getByText('收件回执')).toBeVisible();
  await shot(page, 'first-contact-receipt');
  await page.getByRole('link', { name: '查看办件' }).click();
  await work(page, { choose: ['属于本窗口事项，登记办件'] }, 'first-contact-direct');
  // when
  await expect(page.getByText('本件等待登记为新办件')).toBeVisible();
  const first = page.url();
  await shotWide(page, 'first-contact-waits');
  await expectAccessible(page);
  await page.getByRole('button', { name: '登记为新办件' }).click();
  await expect(page.getByText('承接办件')).toBeVisible();
  await chooseItem(page, 'gtgsh', /个体工商户设立登记/, 'first-contact-taken-up');
  await expect(field(page, '姓名')).toHaveValue('周桂兰');
  await field(page, '公民身份号码').fill('110101199003070134');
  await field(page, '联系电话').fill('13873700311');
  await fillTrader(page);
  await shotWide(page, 'first-contact-prefilled');
  await page.getByRole('button', { name: '登记并出回执' }).click();
  await expect(page.getByText('收件回执')).toBeVisible();
  await page.getByRole('link', { name: '查看办件' }).click();
  // then
  const links = page.getByRole('region', { name: '关联办件' });
  await expect(links).toContainText('承接');
  await expect(links).toContainText('首问登记');
  await shotWide(page, 'first-contact-case');
  await links.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(new URL(first).pathname));
  await expect(page.getByText('已办结').first()).toBeVisible();
  await expect(links).toContainText('个体工商户设立登记');
  await shotWide(page, 'first-contact-closed');
  await expectAccessible(page);
  for (const [tab, name] of [
    ['流程图', 'first-contact-diagram'],
    ['日志', 'first-contact-journal'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click();
    await expect(page.locator('.ant-skeleton')).toHaveCount(0);
    if (tab === '流程图') await expect(page.locator('.djs-container svg').first()).toBeVisible();
    await shotWide(page, name);
  }
  expectCalm(page);
});
