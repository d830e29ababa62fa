import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { publishReviewed } from './publishing.ts';
import { expectAccessible, expectCalm, field, phone, shot, shots, watch } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * Filling in a form of several pages (填写表单) at the window: a group shown by a rule, a place by its levels, a table by keyboard with amounts worked
 * out, an overview; the draft survives a killed page and meets a second device.
 */
test.describe.configure({ mode: 'serial' });
const walk = startWalk(['huangmei', 'wangfang', 'dinghui']);
const title = '设备购置补贴申请表';
let item = '';

const text = (id: string, zh: string, more: Record<string, unknown> = {}) => ({
  type: 'string',
  'x-id': `f_subsidy_${id}`,
  title: zh,
  'x-title-en': id,
  maxLength: 100,
  ...more,
});
const money = (id: string, zh: string, more: Record<string, unknown> = {}) => ({
  type: 'integer',
  'x-id': `f_subsidy_${id}`,
  title: zh,
  'x-title-en': id,
  'x-money': true,
  ...more,
});

const subsidy = {
  title: { zh: title, en: 'Subsidy for equipment' },
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title,
    'x-title-en': 'Subsidy for equipment',
    required: ['operator', 'place', 'lines'],
    additionalProperties: false,
    properties: {
      operator: text('operator', '经营者名称'),
      place: {
        type: 'string',
        'x-id': 'f_subsidy_place',
        title: '所在地',
        'x-title-en': 'Place',
        'x-codes': 'division',
        'x-codes-level': 3,
      },
      hasAgent: { type: 'boolean', 'x-id': 'f_subsidy_agent', title: '委托他人办理', 'x-title-en': 'An agent acts' },
      agentName: text('agent_name', '受托人姓名', { 'x-visible': '= hasAgent = true', 'x-required': '= hasAgent = true' }),
      lines: {
        type: 'array',
        'x-id': 'f_subsidy_lines',
        title: '购置明细',
        'x-title-en': 'Equipment',
        minItems: 1,
        maxItems: 20,
        items: {
          type: 'object',
          required: ['name', 'count', 'price'],
          additionalProperties: false,
          properties: {
            name: text('line_name', '设备名称'),
            count: { type: 'integer', 'x-id': 'f_subsidy_line_count', title: '数量', 'x-title-en': 'Number', minimum: 1 },
            price: money('line_price', '单价', { minimum: 0 }),
            amount: money('line_amount', '金额', { 'x-value': '= if count = null or price = null then null else count * price' }),
          },
        },
      },
      total: money('total', '合计金额', { 'x-value': '= sum(lines.amount)' }),
      reason: text('reason', '申请理由', { maxLength: 500 }),
    },
  },
  ui: {
    reason: { 'ui:widget': 'textarea' },
    lines: { 'ui:widget': 'table' },
    'ui:layout': {
      pages: [
        {
          id: 'who',
          title: { zh: '经营者', en: 'Operator' },
          sections: [
            { id: 'who-1', title: { zh: '基本情况', en: 'Basics' }, columns: 2, fields: ['operator', 'place', 'hasAgent', 'agentName'] },
          ],
        },
        {
          id: 'what',
          title: { zh: '购置的设备', en: 'Equipment' },
          sections: [
            { id: 'what-1', columns: 1, fields: ['lines'] },
            { id: 'what-2', columns: 3, fields: ['total', 'reason'] },
          ],
        },
      ],
    },
  },
};

interface Draft {
  readonly version: number;
  readonly body: { pack: { forms: Record<string, unknown> } };
}

/** Puts the form in the place of the application form of the promised pack and publishes it. */
async function publish(): Promise<void> {
  const draft = await walk.call<Draft>('huangmei', 'GET', '/api/packs/promised/draft');
  const body = structuredClone(draft.body);
  body.pack.forms['food-business'] = subsidy;
  const kept = await walk.call<Draft>('huangmei', 'PUT', '/api/packs/promised/draft', { version: draft.version, body });
  const people = { address: walk.server.address, author: walk.of('huangmei'), reviewer: walk.of('dinghui') };
  await publishReviewed(people, { pack: 'promised', version: kept.version, notes: '换用补贴申请表' });
  const { rows } = await walk.call<{ rows: readonly { readonly id: string; readonly pack: string }[] }>('wangfang', 'GET', '/api/items');
  item = rows.find(({ pack }) => pack === 'promised')!.id;
}

const openForm = async (page: Page): Promise<void> => {
  await page.goto(`${walk.server.address}/intake?item=${item}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
};
/** The page the form is filled in on: another one once the first was killed. */
let replacement: Page | undefined;
const desk = (): Page => replacement ?? walk.of('wangfang');
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const kept = (page: Page) => expect(page.getByText(/^草稿已于 .* 保存$/)).toBeVisible();
/** Types into a line and waits for the server to have kept this very text. */
async function fillAndKeep(page: Page, label: string, text: string): Promise<void> {
  const answered = page.waitForResponse(
    response => response.request().method() === 'PUT' && (response.request().postData() ?? '').includes(text),
  );
  await field(page, label).fill(text);
  expect((await answered).ok()).toBe(true);
}
const cell = (page: Page, row: number, column: string) => page.locator(`#answers_lines_${row}_${column}`);

test('a page is checked before the next one; a rule shows a field and hides it with what was typed kept', async () => {
  await publish();
  const page = desk();
  await openForm(page);

  // when: nothing is filled in
  await field(page, '单位名称').fill('赫山区老街米粉店');
  await field(page, '统一社会信用代码').fill('92430903MA7H5K3D1D');
  await field(page, '联系电话').fill('13873700311');
  await next(page);

  // then: the errors of this page alone are told
  const form = page.getByRole('region', { name: title });
  await expect(form.getByRole('alert')).toContainText('经营者名称');
  await expect(form.getByRole('alert')).not.toContainText('购置明细');

  // when: a field that a rule shows is typed into, hidden, and shown again
  await expect(field(page, '受托人姓名')).toHaveCount(0);
  await page.getByLabel('委托他人办理').check();
  await field(page, '受托人姓名').fill('周桂兰');
  await page.getByLabel('委托他人办理').uncheck();
  await expect(field(page, '受托人姓名')).toHaveCount(0);
  await page.getByLabel('委托他人办理').check();
  await expect(field(page, '受托人姓名')).toHaveValue('周桂兰');
  await field(page, '经营者名称').fill('赫山区老街米粉店');
  await expect(form.getByRole('alert')).not.toContainText('经营者名称');
});

test('a place is chosen level by level, or found by its name', async () => {
  const page = desk();
  const place = page.locator('#answers_place');
  await place.click();
  for (const level of ['湖南省', '益阳市', '赫山区']) await page.getByRole('menuitemcheckbox', { name: level }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('#answers_place__box')).toContainText('湖南省 / 益阳市 / 赫山区');

  // when: another one is looked for by name
  await place.click();
  await place.fill('资阳区');
  await page.getByRole('menuitemcheckbox', { name: /益阳市 \/ 资阳区$/ }).click();
  await expect(page.locator('#answers_place__box')).toContainText('湖南省 / 益阳市 / 资阳区');
  await shot(page, 'form-wizard-first');
  await expectAccessible(page);
  await next(page);
  await expect(page.getByRole('heading', { name: /购置的设备/ })).toBeVisible();
});

test('a table is filled in by keyboard, its amounts and their sum worked out', async () => {
  const page = desk();
  // given: the first row is there
  await cell(page, 0, 'name').focus();
  await page.keyboard.type('冷藏柜');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1234.5');
  // when: Enter after the last row adds one
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 'name')).toBeFocused();
  await page.keyboard.type('消毒柜');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('８００');
  await page.keyboard.press('Tab');

  // then
  await expect(cell(page, 0, 'price')).toHaveValue('1,234.50');
  await expect(cell(page, 0, 'amount')).toHaveText('2,469.00 元');
  await expect(page.getByLabel('合计金额')).toHaveText('3,269.00 元');
  await expect(page.getByRole('row', { name: /^合计/ })).toContainText('3,269.00');

  // when: a row is moved, and another one comes and goes
  await cell(page, 1, 'name').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 0, 'name')).toHaveValue('消毒柜');
  await expect(cell(page, 0, 'name')).toBeFocused();
  await page.getByRole('button', { name: '复制第 2 行' }).click();
  await expect(page.getByLabel('合计金额')).toHaveText('5,738.00 元');
  await page.keyboard.press('Alt+Delete');
  await expect(page.getByLabel('合计金额')).toHaveText('3,269.00 元');
  await shot(page, 'form-table');
  await expectAccessible(page);
});

test('a killed page loses nothing: the draft is there again on another device', async ({ browser }) => {
  const page = desk();
  await fillAndKeep(page, '申请理由', '更新老旧设备，保障食品安全');
  const state = await page.context().storageState();
  const other = await browser.newContext({ storageState: state, viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const handset = await other.newPage();

  // when: the page is killed
  await page.goto('chrome://crash').catch(() => {});
  replacement = await page.context().newPage();
  await page.close();
  watch(replacement);
  await openForm(handset);

  // then
  await expect(handset.getByText(/已恢复 .* 保存的草稿/)).toBeVisible();
  await expect(handset.getByText('第 1 步，共 3 步').first()).toBeVisible();
  await expect(field(handset, '受托人姓名')).toHaveValue('周桂兰');
  await next(handset);
  await expect(cell(handset, 1, 'name')).toHaveValue('冷藏柜');
  await expect(field(handset, '申请理由')).toHaveValue('更新老旧设备，保障食品安全');
  await expectAccessible(handset);
  await handset.getByRole('region', { name: title }).screenshot({ path: join(shots, 'form-table-phone.png') });
  await other.close();
});

test('of two devices the later one is asked which draft is to be kept', async ({ browser }) => {
  const first = desk();
  await openForm(first);
  const other = await browser.newContext({
    storageState: await first.context().storageState(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const second = await other.newPage();
  await openForm(second);

  // when: both type
  await fillAndKeep(first, '经营者名称', '老街米粉店一店');
  await field(second, '经营者名称').fill('老街米粉店二店');

  // then
  const question = second.getByRole('alert').filter({ hasText: '另一台设备' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '用那边的' }).click();
  await expect(field(second, '经营者名称')).toHaveValue('老街米粉店一店');
  await fillAndKeep(second, '经营者名称', '老街米粉店');
  await other.close();
});

test('without the network the page keeps what is typed and sends it later', async () => {
  const page = desk();
  await openForm(page);
  await page.context().setOffline(true);
  await field(page, '经营者名称').fill('老街米粉店（总店）');
  await expect(page.getByText('草稿暂未保存，正在重试')).toBeVisible();

  // when
  await page.context().setOffline(false);
  await kept(page);
  await openForm(page);

  // then
  await expect(field(page, '经营者名称')).toHaveValue('老街米粉店（总店）');
  // that the line was broken was wanted: what the page complains of from here on is not
  watch(page);
});

test('the last characters are not lost to a quick submit; the overview leads back to a page', async () => {
  const page = desk();
  await next(page);
  await next(page);
  const overview = page.getByRole('region', { name: title });
  await expect(overview.getByRole('heading', { name: /核对/ })).toBeVisible();
  await expect(overview).toContainText('湖南省 / 益阳市 / 资阳区');
  await expect(overview).toContainText('2,469.00 元');
  await shot(page, 'form-overview');
  await expectAccessible(page);

  // when: something is put right and sent in one breath
  await page.getByRole('button', { name: '修改「经营者」' }).click();
  await field(page, '经营者名称').fill('老街米粉店（分店）');
  await page.keyboard.press('Enter');
  await next(page);
  await expect(overview).toContainText('老街米粉店（分店）');
  await page.clock.install();
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const saves: string[] = [];
  await page.route('**/api/cases', async route => {
    page.on('request', request => void (request.method() === 'PUT' && saves.push(request.url())));
    asked.resolve();
    await answered.promise;
    await route.continue();
  });
  await field(page, '联系电话').fill('13873700312');
  await page
    .getByRole('button', { name: /提交|登记/ })
    .last()
    .click();
  await asked.promise;
  await page.clock.fastForward(5_000);
  answered.resolve();

  // then: no draft is kept after the case, for the next applicant to find
  await expect(page.getByText('收件回执')).toBeVisible();
  expect(saves).toEqual([]);
  expectCalm(page);
});

test('the case shows what was filled in, with titles, amounts and the table', async () => {
  const page = desk();
  const { rows } = await walk.call<{ rows: readonly { readonly caseId: string; readonly applicantName?: string }[] }>(
    'wangfang',
    'GET',
    '/api/cases?limit=1',
  );
  await page.goto(`${walk.server.address}/cases/${rows[0]!.caseId}`);
  await page.getByRole('tab', { name: '表单' }).click();
  await expect(page.getByText('湖南省 / 益阳市 / 资阳区')).toBeVisible();
  await expect(page.getByText('3,269.00 元')).toBeVisible();
  await expect(page.getByText('老街米粉店（分店）').first()).toBeVisible();
  await shot(page, 'form-answers');
  await expectAccessible(page);
});

test('a page is not left unchecked while what checks it is still on its way', async () => {
  const page = await desk().context().newPage();
  const arrival = Promise.withResolvers<void>();
  await page.route(/\/validators?\//, async route => {
    await arrival.promise;
    await route.continue();
  });
  // given: the draft went with the case that was registered
  await openForm(page);
  await expect(page.getByText(/已恢复 .* 保存的草稿/)).toHaveCount(0);
  await field(page, '单位名称').fill('赫山区老街米粉店');
  await field(page, '统一社会信用代码').fill('92430903MA7H5K3D1D');
  await field(page, '联系电话').fill('13873700311');

  // when
  await next(page);
  await expect(page.getByRole('button', { name: /下一步/ })).toHaveClass(/loading/);
  arrival.resolve();

  // then
  const form = page.getByRole('region', { name: title });
  await expect(form.getByRole('alert')).toContainText('经营者名称');
  await expect(field(page, '经营者名称')).toBeFocused();
  await page.close();
});
