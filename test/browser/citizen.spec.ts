import { type Browser, expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import type { AnswerOf } from '#server/contract/routes.ts';
import { answersFor } from '../support/answers.ts';
import { refusal } from './hold.ts';
import {
  callAs,
  type DemoServer,
  desktop,
  expectAccessible,
  expectCalm,
  phone,
  sentAgain,
  shot,
  signIn,
  startDemo,
  watch,
} from './support.ts';

/** A citizen's way (办事群众): reads the guide, follows the case by its query code while staff work on it, rates the service once. */
test.describe.configure({ mode: 'serial' });

let server: DemoServer;
let opened: AnswerOf<'openCase'>;
let citizen: Page;
const staff = new Map<string, Page>();

async function as(browser: Browser, login: string): Promise<Page> {
  const open = staff.get(login) ?? (await signIn(browser, server.address, login));
  staff.set(login, open);
  return open;
}

/** Somebody of the staff completes the open task of a step. */
async function work(page: Page, element: string, answers = answersFor(element)): Promise<void> {
  const { rows } = await callAs<AnswerOf<'listTasks'>>(page, { method: 'GET', url: `${server.address}/api/tasks?limit=200` });
  const row = rows.find(one => one.caseId === opened.caseId && one.element === element)!;
  const url = `${server.address}/api/cases/${opened.caseId}/commands/complete-task`;
  await callAs(page, { method: 'POST', url, body: { id: v7(), task: row.task, version: row.version, answers } });
}

async function register(page: Page): Promise<AnswerOf<'openCase'>> {
  const url = `${server.address}/api/items/food-business-new`;
  const { item } = await callAs<AnswerOf<'getItem'>>(page, { method: 'GET', url });
  const body = {
    id: v7(),
    item: item.id,
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor(item.form),
    materials: item.materials.map(one => ({ id: one.id, received: true, copies: one.copies, form: one.form })),
  };
  return callAs(page, { method: 'POST', url: `${server.address}/api/cases`, body });
}

const refresh = () => citizen.getByRole('button', { name: '刷新' }).click();
const now = () => citizen.locator('li[aria-current="step"]');

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: true });
  citizen = await context.newPage();
  watch(citizen);
});
test.afterAll(async () => {
  for (const page of [...staff.values(), citizen]) await page.context().close();
  await server.remove();
});

test('should find a guide by pinyin and read what to bring', async () => {
  await citizen.goto(`${server.address}/public`);
  await expect(citizen.getByRole('heading', { name: '查询办理进度' })).toBeVisible();
  await shot(citizen, 'public-home');
  await expectAccessible(citizen);
  await citizen.getByRole('link', { name: '查看办事指南' }).click();
  await expect(citizen.getByRole('link', { name: '食品经营许可（新办）' }).first()).toBeVisible();
  await shot(citizen, 'public-guides');
  await expectAccessible(citizen);
  await citizen.getByLabel('查找事项').fill('spjy');
  await expect(citizen.getByRole('link', { name: '户外广告设置审批' })).toHaveCount(0);
  await citizen.getByRole('link', { name: '食品经营许可（新办）' }).first().click();
  await expect(citizen.getByRole('heading', { level: 1, name: '食品经营许可（新办）' })).toBeVisible();
  for (const words of ['5 个工作日', '10 个工作日', '不收费', '食品经营许可证', '《中华人民共和国食品安全法》第三十五条'])
    await expect(citizen.getByText(words).first()).toBeVisible();
  await expect(citizen.getByRole('row', { name: /营业执照/ })).toContainText('原件和复印件');
  await expect(citizen.getByRole('img', { name: '扫码查看本指南' })).toBeVisible();
  await shot(citizen, 'public-guide');
  await expectAccessible(citizen);
  await citizen.emulateMedia({ media: 'print' });
  await shot(citizen, 'public-guide-print', [{ width: 720, height: 1018 }]);
  await citizen.emulateMedia({ media: null });
  expectCalm(citizen);
});

test('should say that a search did not come through, not show what was there before', async () => {
  // given
  await citizen.goto(`${server.address}/public/guides`);
  await expect(citizen.getByRole('link', { name: /食品经营许可/ }).first()).toBeVisible();
  await citizen.route('**/api/public/items?**', route => route.fulfill(refusal('查询过于频繁')));
  // when
  await citizen.getByRole('searchbox').fill('结婚');
  // then
  await expect(citizen.getByRole('alert')).toContainText('查询过于频繁');
  await expect(citizen.getByRole('link', { name: /食品经营许可/ })).toHaveCount(0);
  await citizen.unrouteAll();
  await citizen.getByRole('button', { name: '重试' }).click();
  await expect(citizen.getByRole('alert')).toHaveCount(0);
});

test('should not be told whether a case exists, and have typing errors named beside the field', async ({ browser }) => {
  opened = await register(await as(browser, 'wangfang'));
  await citizen.goto(`${server.address}/public`);
  await citizen.getByLabel('查询码').fill('ABC');
  await citizen.getByRole('button', { name: '查询', exact: true }).click();
  await expect(citizen.getByText('查询码是 12 位字母和数字')).toBeVisible();
  await expect(citizen.getByLabel('查询码')).toBeFocused();
  await shot(citizen, 'public-home-error', [phone]);
  await citizen.getByLabel('查询码').fill('AAAABBBBCCCC');
  await citizen.keyboard.press('Enter');
  await expect(citizen.getByText('没有查到办件')).toBeVisible();
  const missing = await citizen.getByRole('alert').innerText();
  await shot(citizen, 'public-not-found', [phone]);
  await citizen.getByRole('link', { name: '重新查询' }).click();
  await citizen.getByRole('button', { name: '用办件号查' }).click();
  await citizen.getByLabel('办件号').fill(opened.number);
  await citizen.getByLabel('申请人证件号后四位').fill('9999');
  await shot(citizen, 'public-by-number', [phone]);
  await citizen.getByRole('button', { name: '查询', exact: true }).click();
  await expect(citizen.getByRole('alert')).toContainText('没有查到办件');
  expect(await citizen.getByRole('alert').innerText()).toBe(missing);
});

test('should open the case by number with the last four, and by the code of the receipt', async () => {
  await citizen.goto(`${server.address}/public`);
  await citizen.getByRole('button', { name: '用办件号查' }).click();
  await citizen.getByLabel('办件号').fill(opened.number.toLowerCase());
  await citizen.getByLabel('申请人证件号后四位').fill('0134');
  await citizen.getByRole('button', { name: '查询', exact: true }).click();
  await expect(citizen.getByText(`办件号 ${opened.number}`)).toBeVisible();
  // the address a scanned receipt leads to keeps no code
  await citizen.goto(`${server.address}/public?code=${opened.queryCode}`);
  await expect(citizen.getByText(`办件号 ${opened.number}`)).toBeVisible();
  expect(citizen.url()).toBe(`${server.address}/public/progress`);
  await citizen.reload();
  await expect(now()).toContainText('形式审查');
  await expect(citizen.getByText('吴**')).toBeVisible();
  expect(await citizen.locator('body').innerText()).not.toContain('吴大伟');
  await shot(citizen, 'public-received');
});

test('should read what is missing while a supplement is awaited', async ({ browser }) => {
  const window = await as(browser, 'wangfang');
  await work(window, 'check', { result: 'incomplete' });
  await work(window, 'notice');
  await refresh();
  await expect(citizen.getByRole('heading', { name: '您现在要做的事' })).toBeVisible();
  await expect(citizen.getByText('经营场所使用证明：补交加盖公章的租赁合同复印件')).toBeVisible();
  await expect(now()).toContainText('等待补正材料');
  await shot(citizen, 'public-supplement');
  await expectAccessible(citizen);
  const url = `${server.address}/api/cases/${opened.caseId}/commands/submit-supplement`;
  await callAs(window, { method: 'POST', url, body: { id: v7(), materials: [] } });
  await work(window, 'recheck');
});

test('should follow the case until the result can be collected', async ({ browser }) => {
  await refresh();
  await expect(now()).toContainText('承办');
  await expect(citizen.getByText('剩 5 个工作日')).toBeVisible();
  await expect(citizen.getByText('受理通知书').first()).toBeVisible();
  await shot(citizen, 'public-handling');
  await expectAccessible(citizen);
  await work(await as(browser, 'liqiang'), 'handle');
  await work(await as(browser, 'chenjing'), 'review');
  await work(await as(browser, 'zhouwei'), 'approve');
  await refresh();
  await expect(now()).toContainText('送达结果');
  await expect(citizen.getByText(/请携带受理通知书和有效身份证件/)).toBeVisible();
  await shot(citizen, 'public-granted');
  await work(await as(browser, 'wangfang'), 'deliver');
  const window = await as(browser, 'wangfang');
  await window.goto(`${server.address}/cases/${opened.caseId}`);
  await expect(window.getByText('申请人尚未评价')).toBeVisible();
  await window.getByRole('button', { name: '显示评价二维码' }).click();
  await expect(window.getByRole('img', { name: /二维码/ }).first()).toBeVisible();
  await shot(window, 'case-rating-invitation');
});

test('should tell when it was read by the clock of the halls, and that a refresh did not come through', async ({ browser }) => {
  // given: a browser of another zone
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'America/New_York' });
  const abroad = await context.newPage();
  const inHalls = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  const before = Date.now();
  await abroad.goto(`${server.address}/public?code=${opened.queryCode}`);
  await expect(abroad.getByRole('heading', { name: '办理步骤' })).toBeVisible();
  // then
  const shown = await abroad.getByText(/^\d\d:\d\d 查询$/).innerText();
  expect([inHalls(before), inHalls(Date.now())]).toContain(shown.slice(0, 5));
  // when: the line breaks
  await abroad.route('**/api/public/progress', route => route.abort());
  await abroad.getByRole('button', { name: '刷新' }).click();
  // then: what was read stays, and the visitor is told
  await expect(abroad.getByRole('alert')).toContainText('暂时连不上服务器');
  await expect(abroad.getByRole('heading', { name: '办理步骤' })).toBeVisible();
  await abroad.unrouteAll();
  await abroad.getByRole('button', { name: '刷新' }).click();
  await expect(abroad.getByRole('alert')).toHaveCount(0);
  await context.close();
});

test('should rate the closed case with the keyboard, once', async ({ browser }) => {
  await refresh();
  await expect(citizen.getByRole('heading', { name: '评价本次服务' })).toBeVisible();
  await shot(citizen, 'public-closed');
  await expectAccessible(citizen);
  await citizen.getByRole('button', { name: '提交评价' }).click();
  await expect(citizen.getByText('请先选择满意程度。')).toBeVisible();
  await citizen.getByRole('radio', { name: '非常满意', exact: true }).focus();
  await citizen.keyboard.press('Space');
  await citizen.keyboard.press('ArrowRight');
  await expect(citizen.getByRole('radio', { name: '满意', exact: true })).toBeChecked();
  await citizen.getByRole('checkbox', { name: '讲得清楚' }).focus();
  await citizen.keyboard.press('Space');
  await citizen.getByLabel(/想说的话/).fill('窗口一次讲清了要补的材料。');
  await shot(citizen, 'public-rating');
  await expectAccessible(citizen);
  await citizen.getByRole('button', { name: '提交评价' }).click();
  await expect(citizen.getByRole('heading', { name: '感谢您的评价' })).toBeVisible();
  await shot(citizen, 'public-rated');
  await expectAccessible(citizen);
  // it cannot be rated again, neither on the page nor past it
  await citizen.goto(`${server.address}/public?code=${opened.queryCode}`);
  await expect(citizen.getByText(/评价：满意/)).toBeVisible();
  await expect(citizen.getByRole('button', { name: '提交评价' })).toHaveCount(0);
  const again = await citizen.request.post(`${server.address}/api/public/ratings`, {
    headers: { origin: server.address },
    ...sentAgain,
    data: { id: v7(), proof: { queryCode: opened.queryCode }, level: 1, tags: [], comment: '' },
  });
  expect([again.status(), ((await again.json()) as { code: string }).code]).toEqual([409, 'rated-already']);

  const window = await as(browser, 'wangfang');
  await window.goto(`${server.address}/cases/${opened.caseId}`);
  const rating = window.getByRole('region', { name: '评价' });
  for (const words of ['满意', '讲得清楚', '窗口一次讲清了要补的材料。'])
    await expect(rating.getByText(words, { exact: true })).toBeVisible();
  await shot(window, 'case-rated');
  await expectAccessible(window);
  expectCalm(citizen);
  expectCalm(window);
});

test('should read in English and in large type', async () => {
  await citizen.getByRole('button', { name: '大字版' }).click();
  await shot(citizen, 'public-large');
  await citizen.getByRole('button', { name: /切换到英文/ }).click();
  await expect(citizen.getByRole('heading', { name: 'Thank you for your rating' })).toBeVisible();
  await shot(citizen, 'public-english');
  await citizen.getByRole('link', { name: 'Guides' }).click();
  await expect(citizen.getByRole('link', { name: 'Food business licence (new)' }).first()).toBeVisible();
  await citizen.setViewportSize(desktop);
  await shot(citizen, 'public-guides-english');
  expectCalm(citizen);
});
