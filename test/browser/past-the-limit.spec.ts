import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { type DemoServer, expectAccessible, expectCalm, sentAgain, shot, signIn, startDemo } from './support.ts';

/** A case past its promised limit in a real browser (超期与红黄牌): cards in the inbox, on the diagram, in the ledger; a stale page. */
test.describe.configure({ mode: 'serial' });

let server: DemoServer;
let caseId = '';
let caseNumber = '';
const pages = new Map<string, Page>();

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  for (const login of ['wangfang', 'liqiang', 'xuning', 'liuyang']) pages.set(login, await signIn(browser, server.address, login));
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

const of = (login: string): Page => pages.get(login)!;

/** Call the API as the person signed in on the page. */
async function call<T>(login: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await of(login).request.fetch(server.address + path, {
    method,
    headers: { origin: server.address },
    ...sentAgain,
    ...(body === undefined ? {} : { data: body }),
  });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as T;
}

async function complete(login: string, element: string): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(login, 'GET', '/api/tasks');
  const row = rows.find(one => one.caseId === caseId && one.element === element)!;
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, {
    id: v7(),
    task: row.task,
    version: row.version,
    answers: answersFor(element),
  });
}

const moveTo = (day: string) => call('wangfang', 'POST', '/api/demo/clock', { now: Date.parse(`${day}T20:00:00+08:00`) });

test('should warn and issue a yellow and a red card once the limit has passed', async () => {
  // given: a case accepted on Monday 2026-11-30 with five working days
  await moveTo('2026-11-29');
  await call('wangfang', 'POST', '/api/demo/clock', { now: Date.parse('2026-11-30T09:00:00+08:00') });
  const opened = await call<{ caseId: string; number: string }>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  caseId = opened.caseId;
  caseNumber = opened.number;
  await complete('wangfang', 'check');
  // when
  const promised = async () => {
    const view = await call<{ cards: { clock: string; level: string; on: string }[] }>('xuning', 'GET', `/api/cases/${caseId}`);
    return view.cards.filter(card => card.clock === 'promised').map(card => `${card.level} ${card.on}`);
  };
  const handler = of('liqiang');
  await moveTo('2026-12-04');
  expect(await promised()).toEqual(['warning 2026-12-04']);
  await handler.goto(`${server.address}/inbox`);
  await expect(handler.getByText('剩 1 个工作日').first()).toBeVisible();
  await moveTo('2026-12-08');
  expect(await promised()).toEqual(['warning 2026-12-04', 'yellow 2026-12-08']);
  await moveTo('2026-12-10');
  expect(await promised()).toEqual(['warning 2026-12-04', 'yellow 2026-12-08', 'red 2026-12-10']);
  await handler.reload();
  // then
  await expect(handler.getByText('红牌').first()).toBeVisible();
  await shot(handler, 'inbox-red');
  const office = of('liuyang');
  await office.goto(`${server.address}/supervision`);
  await expect(office.getByText(caseNumber).first()).toBeVisible();
  await shot(office, 'supervision');
  await expectAccessible(office);
});

test('should show the auditor path, open step and cards on the diagram, and any earlier moment', async () => {
  const page = of('xuning');
  await page.goto(`${server.address}/cases`);
  await expect(page.getByText(caseNumber).first()).toBeVisible();
  await shot(page, 'cases');
  await page.getByText(caseNumber).first().click();
  await page.getByRole('tab', { name: /流程图/ }).click();
  await expect(page.locator('.djs-container svg').first()).toBeVisible();
  await expect(page.locator('.djs-container').getByText('红牌').first()).toBeVisible();
  await expect(page.locator('.djs-container').getByText('黄牌').first()).toBeVisible();
  await expect(page.locator('.bjs-powered-by')).toBeVisible();
  await shot(page, 'audit-diagram');
  await expectAccessible(page);
  await page.getByRole('tab', { name: /时限/ }).click();
  await expect(page.getByText('承诺时限').first()).toBeVisible();
  await shot(page, 'audit-clocks');
  expectCalm(page);
});

test('should tell a person whose page is stale that the task was handled, and lose nothing typed', async ({ browser }) => {
  // given: the same person on two pages
  const [slow, quick] = [of('liqiang'), await signIn(browser, server.address, 'liqiang')];
  await slow.goto(`${server.address}/inbox`);
  await slow.getByText(caseNumber).first().click();
  await slow.getByText('符合条件，提交审核', { exact: true }).click();
  await slow.getByLabel(/承办意见/).fill('现场核查合格');
  await slow.route('**/api/hints', route => route.abort());
  await quick.goto(`${server.address}/inbox`);
  // when
  const { rows } = await call<{ rows: { task: string; version: number }[] }>('liqiang', 'GET', '/api/tasks');
  await quick.request.fetch(`${server.address}/api/cases/${caseId}/commands/complete-task`, {
    method: 'POST',
    headers: { origin: server.address },
    ...sentAgain,
    data: { id: v7(), task: rows[0]!.task, version: rows[0]!.version, answers: answersFor('handle') },
  });
  await slow
    .getByRole('button', { name: /提\s*交/ })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
  // then
  await expect(slow.getByText(/任务已被处理/).first()).toBeVisible();
  await expect(
    slow
      .getByLabel(/承办意见/)
      .or(slow.getByText('现场核查合格'))
      .first(),
  ).toBeVisible();
  await shot(slow, 'task-stale');
  await quick.context().close();
});

test('should let people look at the packs in the designer', async () => {
  const page = of('xuning');
  await page.goto(`${server.address}/designer`);
  await expect(page.getByText('承诺件办理').first()).toBeVisible();
  await shot(page, 'packs');
  await expectAccessible(page);
  await page.getByText('承诺件办理').first().click();
  await expect(page.locator('.djs-container svg').first()).toBeVisible();
  await shot(page, 'pack-diagram');
  expectCalm(page);
});

test('should speak English when asked', async () => {
  const page = of('wangfang');
  await page.goto(`${server.address}/inbox`);
  await page.getByRole('button', { name: '切换到英文' }).click();
  await expect(page.getByRole('heading', { name: 'My inbox' })).toBeVisible();
  await shot(page, 'inbox-english');
});
