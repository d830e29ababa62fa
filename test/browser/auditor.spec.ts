import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { pickOption } from './controls.ts';
import {
  callAs,
  type DemoServer,
  desktop,
  expectAccessible,
  expectCalm,
  phone,
  sentAgain,
  shot,
  shots,
  signIn,
  small,
  startDemo,
} from './support.ts';

/**
 * The auditor's work in a real browser (审计员): cases of the centre and of those below by filters, the diagram and the masked journal of a township's
 * case, cards over centres, and statistics with plots, tables, export and print; the administrator sees the own centre alone.
 */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let server: DemoServer;
let auditor: Page;
let administrator: Page;
const clerks = new Map<string, APIRequestContext>();
const numbers = {} as Record<'below', string>;

const password = 'Banjian-2026';
const name = '吴大伟';
const applicant = { kind: 'person', name, idNumber: '110101199003070134', phone: '13800138000' };

test.beforeAll(async ({ browser, playwright }) => {
  server = await startDemo();
  for (const login of ['wangfang', 'liqiang', 'chenjing', 'zhouwei', 'hl-window', 'hl-handler', 'hl-leader']) {
    const context = await playwright.request.newContext({ baseURL: server.address, extraHTTPHeaders: { origin: server.address } });
    expect((await context.post('/api/session', { data: { login, password }, ...sentAgain })).ok(), login).toBe(true);
    clerks.set(login, context);
  }
  await moveTo('2026-11-23', '09:30');
  await driveCases();
  auditor = await signIn(browser, server.address, 'xuning');
  administrator = await signIn(browser, server.address, 'huangmei');
});
test.afterAll(async () => {
  for (const context of clerks.values()) await context.dispose();
  for (const page of [auditor, administrator]) await page?.context().close();
  await server.remove();
});

async function call<T>(login: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await clerks.get(login)!.fetch(path, { method, ...sentAgain, ...(body === undefined ? {} : { data: body }) });
  expect(response.ok(), `${login} ${method} ${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as T;
}
const moveTo = (day: string, hour: string) => call('wangfang', 'POST', '/api/demo/clock', { now: Date.parse(`${day}T${hour}:00+08:00`) });

interface Case {
  readonly caseId: string;
  readonly number: string;
}
const district = { window: 'wangfang', handle: 'liqiang', review: 'chenjing', approve: 'zhouwei' } as const;
const township = { window: 'hl-window', handle: 'hl-handler', review: 'hl-leader', approve: 'hl-leader' } as const;
type People = Readonly<Record<keyof typeof district, string>>;

async function work(login: string, caseId: string, element: string, answers = answersFor(element)): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(
    login,
    'GET',
    '/api/tasks?limit=200',
  );
  const row = rows.find(one => one.caseId === caseId && one.element === element);
  expect(row, `${element} in the inbox of ${login}`).toBeDefined();
  const { task, version } = row!;
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, { id: v7(), task, version, answers, opinion: '同意' });
}
async function accepted(people: People): Promise<Case> {
  const opened = await call<Case>(people.window, 'POST', '/api/cases', {
    ...{ id: v7(), item: 'food-business-new', applicant, answers: answersFor('food-business'), materials: [] },
  });
  await work(people.window, opened.caseId, 'check');
  return opened;
}
async function settle(people: People, { caseId }: Case, decision?: Record<string, unknown>): Promise<void> {
  await work(people.handle, caseId, 'handle');
  await work(people.review, caseId, 'review');
  await work(people.approve, caseId, 'approve', decision);
  await work(people.window, caseId, 'deliver');
}

/** Two weeks: in the district two granted in time, one refused and one left lying; in the township one granted late and one left lying. */
async function driveCases(): Promise<void> {
  const [first, second, refused] = [await accepted(district), await accepted(district), await accepted(district)];
  await accepted(district);
  const [late, lying] = [await accepted(township), await accepted(township)];
  numbers.below = lying.number;
  await moveTo('2026-11-25', '10:00');
  await settle(district, first);
  await settle(district, second);
  await settle(district, refused, {
    ...{ result: 'refuse', reason: '经营场所不符合要求', basis: '《中华人民共和国食品安全法》第三十三条', opinion: '不予许可' },
  });
  for (const day of ['2026-11-26', '2026-11-30', '2026-12-02', '2026-12-04']) await moveTo(day, '20:00');
  await settle(township, late);
  await moveTo('2026-12-07', '09:00');
}

/** Choose a word in a select by its label. */
async function choose(page: Page, label: string, word: string | RegExp): Promise<void> {
  await pickOption(page.getByRole('combobox', { name: label, exact: true }), word);
}

test('should find cases of every centre in reach by filters that stand in the address', async () => {
  // given
  await auditor.goto(`${server.address}/cases`);
  await expect(auditor.getByRole('columnheader', { name: '中心 / 部门' })).toBeVisible();
  await expect(auditor.getByRole('link', { name: /^HS-/ }).first()).toBeVisible();
  await shot(auditor, 'auditor-cases', [desktop, phone, small]);
  await expectAccessible(auditor);
  // when
  await choose(auditor, '中心', '衡龙桥镇便民服务中心');
  await choose(auditor, '办理进度', '在办');
  await choose(auditor, '牌', '红牌');
  // then
  await expect(auditor.getByRole('link', { name: /^HL-/ })).toHaveCount(1);
  await expect(auditor.getByRole('link', { name: /^HS-/ })).toHaveCount(0);
  await expect(auditor.getByRole('link', { name: numbers.below })).toBeVisible();
  await expect(auditor.getByRole('cell', { name: '吴**' })).toBeVisible();
  expect(Object.fromEntries(new URL(auditor.url()).searchParams)).toEqual({ centre: 'henglongqiao', phase: 'running', card: 'red' });
  await shot(auditor, 'auditor-cases-filtered');
  // and a link leads to the same rows; the units are those of the chosen centre
  await auditor.reload();
  await expect(auditor.getByRole('link', { name: numbers.below })).toBeVisible();
  await choose(auditor, '实施部门', '经济发展办公室');
  await expect(auditor.getByRole('link', { name: numbers.below })).toBeVisible();
  await auditor.getByRole('button', { name: '清除筛选' }).click();
  await choose(auditor, '办件类型', /^退办件/);
  await expect(auditor.getByRole('link', { name: /^H[SL]-/ })).toHaveCount(1);
  expectCalm(auditor);
});

test('should open the diagram, the journal and the cards of a case below, masked and without any act', async () => {
  // given
  await auditor.goto(`${server.address}/cases?centre=henglongqiao&phase=running`);
  await auditor.getByRole('link', { name: numbers.below }).click();
  await expect(auditor.getByText('吴**').first()).toBeVisible();
  await expect(auditor.getByRole('button', { name: /提\s*交|催\s*办|留\s*言|挂\s*起/ })).toHaveCount(0);
  await shot(auditor, 'auditor-case-below');
  // when
  await auditor.getByRole('tab', { name: /流程图/ }).click();
  await expect(auditor.locator('.djs-container svg').first()).toBeVisible();
  await shot(auditor, 'auditor-diagram-below');
  await auditor.getByRole('tab', { name: /日志/ }).click();
  await expect(auditor.getByText(/登记/).first()).toBeVisible();
  await shot(auditor, 'auditor-journal-below');
  // then
  const told = await auditor.locator('body').innerText();
  for (const value of [name, applicant.idNumber, applicant.phone]) expect(told).not.toContain(value);
  const { caseId } = (await callAs<{ rows: Case[] }>(auditor, { method: 'GET', url: `${server.address}/api/cases?q=${numbers.below}` }))
    .rows[0]!;
  const journal = JSON.stringify(await callAs(auditor, { method: 'GET', url: `${server.address}/api/cases/${caseId}/journal` }));
  for (const value of [name, applicant.idNumber, applicant.phone]) expect(journal).not.toContain(value);
  expectCalm(auditor);
});

test('should list cards over centres, each with its centre, narrowed by centre, level and day', async () => {
  // given
  await auditor.goto(`${server.address}/supervision`);
  await expect(auditor.getByRole('region', { name: '红牌' })).toBeVisible();
  await shot(auditor, 'auditor-cards', [desktop, phone, small]);
  await expectAccessible(auditor);
  // when
  await choose(auditor, '中心', '衡龙桥镇便民服务中心');
  await choose(auditor, '级别', '红牌');
  // then
  const red = auditor.getByRole('region', { name: '红牌' });
  await expect(red.getByRole('link', { name: /^HL-/ }).first()).toBeVisible();
  await expect(red.getByRole('link', { name: /^HS-/ })).toHaveCount(0);
  await expect(red.getByText('衡龙桥镇便民服务中心').first()).toBeVisible();
  await expect(auditor.getByRole('region', { name: '黄牌' })).toHaveCount(0);
  expect(new URL(auditor.url()).searchParams.get('level')).toBe('red');
  await shot(auditor, 'auditor-cards-filtered');
  // and before the first of them there is none
  await auditor.goto(`${server.address}/supervision?from=2026-11-01&to=2026-11-22`);
  await expect(auditor.getByText('没有符合条件的预警和红黄牌')).toBeVisible();
  await auditor.getByRole('tab', { name: '到期和超期清单' }).click();
  await expect(auditor.getByText('衡龙桥镇便民服务中心').first()).toBeVisible();
  await shot(auditor, 'auditor-overdue');
  expectCalm(auditor);
});

/** The value of a number card. */
const number = (page: Page, title: string) =>
  page.getByRole('list', { name: '主要数字' }).getByRole('listitem').filter({ hasText: title }).locator('b');

test('should count, draw, tell and export the statistics of all centres in reach', async () => {
  // given
  await auditor.goto(`${server.address}/statistics`);
  await auditor.getByText('自定义', { exact: true }).click();
  await auditor.goto(`${server.address}/statistics?period=custom&from=2026-11-23&to=2026-12-31`);
  // then: six registered, four closed, of these three in time; the late one and the two left lying are over
  await expect(number(auditor, '登记').first()).toHaveText('6');
  await expect(number(auditor, '办结').first()).toHaveText('4');
  await expect(number(auditor, '按期办结率')).toHaveText('75%');
  await expect(number(auditor, '期末在办')).toHaveText('2');
  await expect(number(auditor, '超期在办')).toHaveText('2');
  await expect(number(auditor, '退办')).toHaveText('1');
  const plots = auditor.locator('.bj-stat-plot svg');
  await expect(plots.first()).toBeVisible();
  await expect(auditor.getByRole('img', { name: /^按办件类型。承诺件：登记 6、办结 4/ })).toBeVisible();
  await expect(auditor.getByRole('img', { name: /^按中心（乡镇）。/ })).toBeVisible();
  await shotWhole(auditor, 'auditor-statistics');
  await expectAccessible(auditor);
  // when: the table says the same
  const section = auditor.getByRole('region', { name: '按中心（乡镇）', exact: true }).first();
  await section.getByText('表', { exact: true }).click();
  await expect(section.getByRole('row', { name: /^衡龙桥镇便民服务中心 2 1 1 1 0 0%/ })).toBeVisible();
  await expect(section.getByRole('row', { name: /^合计 6 4 2 4 3 75%/ })).toBeVisible();
  // and goes into a file that Excel reads
  const [file] = await Promise.all([auditor.waitForEvent('download'), section.getByRole('button', { name: /导出/ }).click()]);
  expect(file.suggestedFilename()).toBe('统计-按中心（乡镇）-2026-11-23至2026-12-31.csv');
  const text = readFileSync((await file.path())!, 'utf8');
  expect(text.startsWith('\uFEFF中心,登记,办结,')).toBe(true);
  expect(text).toContain('\r\n衡龙桥镇便民服务中心,2,1,1,1,0,0,');
  for (const table of await auditor.getByText('表', { exact: true }).all()) await table.click();
  await shotWhole(auditor, 'auditor-statistics-tables');
  await expectAccessible(auditor);
  expectCalm(auditor);
});

/** A picture of everything the page scrolls over, on the office screen and on the phone. */
async function shotWhole(page: Page, name: string): Promise<void> {
  for (const { width, height } of [desktop, phone]) {
    await page.setViewportSize({ width, height });
    const whole = await page.locator('.bj-main').evaluate(main => main.scrollHeight + 140);
    await shot(page, name, [{ width, height: Math.max(height, whole) }]);
  }
}

test('should print the statistics on A4 without navigation', async () => {
  await auditor.goto(`${server.address}/statistics?period=custom&from=2026-11-23&to=2026-12-31`);
  await expect(auditor.locator('.bj-stat-plot svg').first()).toBeVisible();
  // when
  await auditor.setViewportSize({ width: 680, height: 960 });
  await auditor.emulateMedia({ media: 'print' });
  // then
  await expect(auditor.getByRole('navigation')).toHaveCount(0);
  await expect(auditor.getByRole('button', { name: /导出|打印/ })).toHaveCount(0);
  await expect(auditor.getByRole('heading', { name: '统计口径' })).toBeVisible();
  const wide = await auditor
    .locator('.bj-stat-plot svg')
    .evaluateAll(all => all.filter(one => one.getBoundingClientRect().right > innerWidth).length);
  expect(wide).toBe(0);
  await auditor.screenshot({ path: `${shots}/auditor-statistics-print.png`, fullPage: true });
  await auditor.emulateMedia({ media: null });
  await auditor.setViewportSize(desktop);
});

test('should say that a period has nothing, and refuse one without a right', async () => {
  await auditor.goto(`${server.address}/statistics?period=custom&from=2020-01-01&to=2020-01-31&centre=henglongqiao`);
  await expect(auditor.getByText('这段时间没有办件')).toBeVisible();
  await shot(auditor, 'auditor-statistics-empty');
  await auditor.goto(`${server.address}/statistics?centre=no-such-centre`);
  await expect(auditor.getByRole('alert')).toBeVisible();
  expectCalm(auditor);
});

test('should show the administrator the own centre alone, and the window no statistics', async ({ browser }) => {
  // given
  await administrator.getByRole('link', { name: '统计' }).click();
  await expect(administrator.getByRole('heading', { name: '统计', exact: true })).toBeVisible();
  await expect(administrator.getByRole('combobox', { name: '中心' })).toHaveCount(0);
  await administrator.goto(`${server.address}/statistics?period=custom&from=2026-11-23&to=2026-12-31`);
  // then
  await expect(number(administrator, '登记').first()).toHaveText('4');
  await expect(number(administrator, '按期办结率')).toHaveText('100%');
  await expect(administrator.getByRole('region', { name: '按中心（乡镇）' })).toHaveCount(0);
  await shotWhole(administrator, 'administrator-statistics');
  const window = await signIn(browser, server.address, 'wangfang');
  await expect(window.getByRole('link', { name: '统计' })).toHaveCount(0);
  await window.goto(`${server.address}/statistics`);
  await expect(window.getByRole('heading', { name: '没有查看权限' })).toBeVisible();
  await window.context().close();
  expectCalm(administrator);
});
