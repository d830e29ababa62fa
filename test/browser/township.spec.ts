import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { acceptGolden, publishOnPage, publishReviewed } from './publishing.ts';
import { callAs, type DemoServer, expectAccessible, expectCalm, expectReadableOnPhone, shot, signIn, startDemo } from './support.ts';

/**
 * A township adapts a pack of its district (属地化): adopts, shortens a limit, is refused a longer one, sees every difference with its layer, publishes; a
 * case registered there counts by the shorter limit. The district publishes again, and the township follows.
 */
test.describe.configure({ mode: 'serial' });
let server: DemoServer;
const pages = new Map<string, Page>();
const of = (login: string): Page => pages.get(login)!;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  for (const login of ['hl-admin', 'hl-office', 'hl-window', 'huangmei', 'dinghui'])
    pages.set(login, await signIn(browser, server.address, login));
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

const call = <T>(login: string, method: string, path: string, body?: unknown) =>
  callAs<T>(of(login), { method, url: server.address + path, body });

interface Draft {
  readonly version: number;
  readonly body: { readonly kind: string; readonly operations: readonly unknown[] } & Record<string, unknown>;
  readonly content: string;
  readonly released: { readonly content: string };
}
const draftOf = (login: string) => call<Draft>(login, 'GET', '/api/packs/promised/draft');

test('the township sees what it has adopted, and adopts one more', async () => {
  const page = of('hl-admin');
  await page.goto(`${server.address}/designer/`);
  await expect(page.getByText('自 赫山区 v1').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /可承接的上级模板包/ })).toBeVisible();
  await shot(page, 'township-packs');
  const row = page.getByRole('row').filter({ hasText: '报批件办理' });
  await row.getByRole('button', { name: '承接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().check();
  await shot(page, 'township-adopt');
  await dialog.getByRole('button', { name: '确认承接' }).click();
  await expect(page.getByText('已承接「报批件办理」')).toBeVisible();
  await expect(page.getByRole('link', { name: '报批件办理' })).toBeVisible();
  await expectAccessible(page);
});

test('without changes the content is the parent’s; process and forms are read only', async () => {
  const [here, above] = [await draftOf('hl-admin'), await draftOf('huangmei')];
  expect(here.body.kind).toBe('overlay');
  expect(here.content).toBe(above.released.content);
  const page = of('hl-admin');
  await page.goto(`${server.address}/designer/packs/promised`);
  await expect(page.getByText('流程和表单沿用上级模板包')).toBeVisible();
  await expect(page.locator('.djs-palette')).toHaveCount(0);
  await shot(page, 'township-process');
});

test('a limit is shortened, a longer one is refused by the page and by the server', async () => {
  const page = of('hl-admin');
  await page.getByRole('tab', { name: '时限', exact: true }).click();
  const limit = page.getByLabel('食品经营许可（新办） 承诺时限');
  await limit.fill('12');
  await expect(page.getByText(/承诺时限不能超过法定时限 10 个工作日/)).toBeVisible();
  await shot(page, 'township-refused');
  await limit.fill('7');
  await expect(page.getByText(/承诺时限只能缩短，上级承诺 5 个工作日/)).toBeVisible();
  await limit.fill('3');
  await limit.press('Tab');
  await page.getByRole('button', { name: '按承诺缩短' }).click();
  await expect(page.getByRole('row').filter({ hasText: '食品经营许可' }).getByText('本地修改')).toBeVisible();
  await shot(page, 'township-limits');

  // the server judges by itself
  const { version, body } = await draftOf('hl-admin');
  const tooLong = { item: 'food-business-new', path: ['promisedLimit'], value: 12 };
  const items = (body.items as { item: string; operations: unknown[] }[]).map(one =>
    one.item === tooLong.item ? { ...one, operations: [{ path: tooLong.path, value: tooLong.value }] } : one,
  );
  const judged = await call<{ problems: { severity: string }[]; content: string | null }>('hl-admin', 'POST', '/api/packs/promised/check', {
    body: { ...body, items },
  });
  expect(version).toBeGreaterThanOrEqual(0);
  expect(judged.problems.some(({ severity }) => severity === 'error')).toBe(true);
});

test('on a phone the limits are read without scrolling sideways', async () => {
  await expectReadableOnPhone(of('hl-admin'), 'township-limits-phone');
});

test('cards, settings and texts are changed here, and go back to the value above', async () => {
  const page = of('hl-admin');
  await page.getByRole('tab', { name: '红黄牌', exact: true }).click();
  const red = page.getByRole('region', { name: '红牌' });
  await red.getByLabel('工作日数').fill('2');
  await red.getByLabel('工作日数').press('Tab');
  await expect(red.getByText('本地修改')).toBeVisible();
  await shot(page, 'township-cards');
  await red.getByRole('button', { name: '恢复上级值' }).click();
  await expect(red.getByLabel('工作日数')).toHaveValue('3');
  await red.getByLabel('工作日数').fill('2');
  await red.getByLabel('工作日数').press('Tab');
  await page.getByRole('tab', { name: '文字', exact: true }).click();
  await page.getByRole('textbox', { name: '中文' }).first().fill('您的申请已由衡龙桥镇受理，3 个工作日内办结。');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText(/曾凯 .* 已保存/)).toBeVisible();

  // then: what is stored are operations, and every difference has its layer
  const { body } = await draftOf('hl-admin');
  expect(Object.keys(body).sort()).toEqual(['base', 'items', 'kind', 'operations']);
  expect(body.operations).toHaveLength(2);
  await page.getByRole('tab', { name: /^差异/ }).click();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: '红牌' })
      .getByText(/衡龙桥镇/),
  ).toBeVisible();
  await shot(page, 'township-differences');
  await expectAccessible(page);
});

test('published here: a case registered at the township counts by the shorter limit', async () => {
  const page = of('hl-admin');
  const reviewed = { address: server.address, reviewer: of('hl-office') };
  const dialog = await publishOnPage(page, reviewed, { pack: 'promised', notes: '食品经营许可缩短为 3 个工作日' });
  await shot(page, 'township-publish');
  await dialog.getByRole('button', { name: '确认发布' }).click();
  await expect(page.getByText('已发布第 2 版')).toBeVisible();

  // when
  const { caseId } = await call<{ caseId: string }>('hl-window', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number }[] }>('hl-window', 'GET', '/api/tasks');
  const { task, version } = rows.find(row => row.caseId === caseId)!;
  await call('hl-window', 'POST', `/api/cases/${caseId}/commands/complete-task`, { id: v7(), task, version, answers: answersFor('check') });

  // then
  const { clocks } = await call<{ clocks: { rule: string; length: number; title: { zh: string } }[] }>(
    'hl-window',
    'GET',
    `/api/cases/${caseId}`,
  );
  expect(clocks.find(({ rule }) => rule === 'promised')?.length).toBe(3);
  const window = of('hl-window');
  await window.goto(`${server.address}/cases/${caseId}#clocks`);
  await expect(window.getByText('剩 3 个工作日').first()).toBeVisible();
  await shot(window, 'township-case');
});

test('the district publishes again: the township is behind, and follows', async () => {
  // given: the district changes the same card rule and another text
  const above = await draftOf('huangmei');
  const pack = above.body.pack as { cards: { rules: { id: string; when: object }[] }; texts: { zh: Record<string, string> } };
  const rules = pack.cards.rules.map(rule => (rule.id === 'red' ? { ...rule, when: { ...rule.when, afterDue: 4 } } : rule));
  const texts = { ...pack.texts, zh: { ...pack.texts.zh, declined: '您的申请不予受理。' } };
  const body = { ...above.body, pack: { ...pack, cards: { ...pack.cards, rules }, texts } };
  const saved = await call<Draft>('huangmei', 'PUT', '/api/packs/promised/draft', { version: above.version, body });
  expect(saved.version).toBeGreaterThan(0);
  await acceptGolden({ address: server.address, author: of('huangmei') }, 'promised');
  const { version } = await draftOf('huangmei');
  const people = { address: server.address, author: of('huangmei'), reviewer: of('dinghui') };
  await publishReviewed(people, { pack: 'promised', version, notes: '红牌放宽' });

  // when
  const page = of('hl-admin');
  await page.goto(`${server.address}/designer/`);
  await expect(page.getByText('落后 1 版').first()).toBeVisible();
  await page.goto(`${server.address}/designer/packs/promised#differences`);
  await page.getByRole('button', { name: /跟进上级更新/ }).click();
  const dialog = page.getByRole('dialog', { name: '跟进上级更新' });
  await dialog.getByRole('button', { name: '跟进', exact: true }).click();

  // then: the card rule changed on both sides is listed with all three values
  await expect(dialog.getByText(/1 处修改放不上/)).toBeVisible();
  await shot(page, 'township-rebase');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(page.getByRole('button', { name: /跟进上级更新/ })).toHaveCount(0);
  const after = await draftOf('hl-admin');
  expect(after.body.operations).toHaveLength(1);
  expectCalm(page);
});
