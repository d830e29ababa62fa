import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { buildByKeyboard, buildByMouse, choose, names, tabTo, typeOver, wanted } from './build-form.ts';
import { pickOption, typeDay, visit } from './controls.ts';
import { acceptGolden, approveReview, publishOnPage } from './publishing.ts';
import { callAs, type DemoServer, expectAccessible, expectCalm, field, phone, shot, signIn, startDemo } from './support.ts';

/**
 * A form without code (无代码表单): an administrator builds fifteen fields with a condition, a table and a sum by mouse, and again by keyboard alone,
 * gives it to a step with rights on its fields, publishes it; the handler fills it in on a phone.
 */
test.describe.configure({ mode: 'serial', timeout: 300_000 });
let server: DemoServer;
let page: Page;
/** The second person, without whom nothing is published (双人复核). */
let reviewer: Page;
/** What the strict content security policy had to forbid (严格的内容安全策略): nothing. */
const reports: string[] = [];

/** Listens from the first script of every page on. */
async function watchPolicy(of: Page): Promise<void> {
  await of.exposeFunction('policyReport', (what: string) => reports.push(what));
  await of.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      (globalThis as unknown as { policyReport: (what: string) => void }).policyReport(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
}

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  page = await signIn(browser, server.address, 'huangmei');
  reviewer = await signIn(browser, server.address, 'dinghui');
  await watchPolicy(page);
});
test.afterAll(async () => {
  for (const one of [page, reviewer]) await one.context().close();
  await server.remove();
});

interface Built {
  readonly schema: { readonly properties: Readonly<Record<string, Record<string, unknown>>>; readonly required?: readonly string[] };
  readonly ui: Record<string, unknown>;
}

/** The draft as the server holds it. */
async function draftOf(pack: string) {
  const url = `${server.address}/api/packs/${pack}/draft`;
  return (await callAs<{ body: { pack: { bpmn: string; forms: Record<string, Built> } } }>(page, { method: 'GET', url })).body;
}

/** The form as the draft holds it, its x-ids without its own id. */
async function builtForm(id: string): Promise<Built> {
  return JSON.parse(
    JSON.stringify((await draftOf('promised')).pack.forms[id]).replaceAll(/"f_(?:sitecheck|keyboardcheck)_/g, '"f_'),
  ) as Built;
}

/** The conclusion the flow goes by moves from a form to the built one that takes its place (结论字段): a gateway reads only what is filled in. */
async function moveConclusion(from: string, to: string): Promise<void> {
  const url = `${server.address}/api/packs/promised/draft`;
  const { version, body } = await callAs<{
    version: number;
    body: {
      pack: { bpmn: string; forms: Record<string, { schema: { properties: Record<string, object> }; ui: Record<string, unknown> }> };
    };
  }>(page, { method: 'GET', url });
  const { forms } = body.pack;
  const { schema, ui } = forms[to]!;
  schema.properties.result = { ...forms[from]!.schema.properties.result, 'x-id': `f_${to}_result` };
  if (Array.isArray(ui['ui:order'])) ui['ui:order'] = [...(ui['ui:order'] as string[]), 'result'];
  const layout = ui['ui:layout'] as { pages: { sections: { fields: string[] }[] }[] } | undefined;
  layout?.pages.at(-1)?.sections.at(-1)?.fields.push('result');
  body.pack.bpmn = body.pack.bpmn.replaceAll(`data.${from}.result`, `data.${to}.result`);
  const { problems } = await callAs<{ problems: { severity: string; message: { zh: string } }[] }>(page, {
    method: 'PUT',
    url,
    body: { version, body },
  });
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message.zh)).toEqual([]);
  await acceptGolden({ address: server.address, author: page }, 'promised');
}

/** The draft is kept by itself a moment after the last change. */
async function saved(): Promise<void> {
  await expect(page.getByRole('button', { name: '保存草稿' }).first()).toBeDisabled();
  await expect(page.getByText(/黄梅 .* 已保存/)).toBeVisible();
}

test('should be built by mouse', async () => {
  await visit(page, `${server.address}/designer/packs/promised#forms`);
  await page.getByRole('button', { name: '新建表单' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByLabel('表单名称').fill('现场核查表');
  await dialog.getByLabel('英文名称').fill('Inspection');
  await dialog.getByLabel('编号').fill('sitecheck');
  await dialog.getByRole('button', { name: /创\s*建/ }).click();
  await expect(page.getByRole('tree', { name: '画布' })).toBeVisible();
  await buildByMouse(page);
  // fifteen, and the two columns of the table
  await expect(page.getByText('17 个字段').first()).toBeVisible();
  await shot(page, 'forms-built');
  await expectAccessible(page);
  await saved();
  const { properties } = (await builtForm('sitecheck')).schema;
  expect(Object.values(properties).map(({ title }) => title)).toEqual(wanted.map(({ title }) => title));
  expect(Object.values(properties).find(({ title }) => title === names.sum)).toMatchObject({
    'x-value': 'sum(table.money)',
    'x-money': true,
  });
  expectCalm(page);
});

test('should be built by keyboard alone, and be the same', async () => {
  await visit(page, `${server.address}/designer/packs/promised#forms`);
  await tabTo(page, page.getByRole('button', { name: '新建表单' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  for (const [label, text] of [
    ['表单名称', '键盘核查表'],
    ['英文名称', 'Inspection by keyboard'],
    ['编号', 'keyboardcheck'],
  ] as const) {
    await tabTo(page, dialog.getByLabel(label));
    await typeOver(page, text);
  }
  await tabTo(page, dialog.getByRole('button', { name: /创\s*建/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree', { name: '画布' })).toBeVisible();
  await expect(dialog).toBeHidden();
  await tabTo(page, page.locator('[role="treeitem"][tabindex="0"]').first());
  await buildByKeyboard(page);
  await saved();
  const [byMouse, byKeyboard] = [await builtForm('sitecheck'), await builtForm('keyboardcheck')];
  expect(byKeyboard.schema.properties).toEqual(byMouse.schema.properties);
  expect(byKeyboard.schema.required).toEqual(byMouse.schema.required);
  expect(Object.keys(byKeyboard.ui)).toEqual(Object.keys(byMouse.ui));
  expectCalm(page);
});

test('should be given to a step with rights on its fields, and be published', async () => {
  await visit(page, `${server.address}/designer/packs/promised#process`);
  const side = page.getByRole('complementary', { name: '属性与步骤' });
  await side.getByRole('tab', { name: '步骤清单' }).click();
  await side.getByRole('button', { name: /^承办/ }).first().click();
  await pickOption(side.getByRole('combobox', { name: '表单', exact: true }), '现场核查表', '现场核查');
  await side.getByRole('button', { name: '设置字段权限' }).click();
  const dialog = page.getByRole('dialog', { name: '字段权限' });
  await dialog.getByRole('button', { name: '全部字段全部设为只读' }).click();
  await expect(dialog.getByText('只读 15 项')).toBeVisible();
  await dialog.getByRole('button', { name: '全部字段全部设为可写' }).click();
  await dialog.getByRole('radio', { name: '从业人数 隐藏' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('checkbox', { name: '联系手机 本步必填' }).check();
  await expect(dialog.getByText(/隐藏 1 项：内容不发送/)).toBeVisible();
  await shot(page, 'forms-rights');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await expect(side.getByText('隐藏 1 项，本步必填 1 项')).toBeVisible();
  // what was saved before these rights is called saved as well for a moment
  await expect.poll(async () => (await draftOf('promised')).pack.bpmn).toMatch(/<bj:fields /);
  await saved();
  await moveConclusion('handle', 'sitecheck');
  await visit(page, `${server.address}/designer/packs/promised#process`);
  const publish = await publishOnPage(page, { address: server.address, reviewer }, { pack: 'promised', notes: '承办环节改用现场核查表' });
  await publish.getByRole('button', { name: '确认发布' }).click();
  await expect(page.getByText(/^已发布第 \d+ 版$/)).toBeVisible();
  expectCalm(page);
});

/** A case that waits for the handler, by its window. */
async function caseToHandle(browser: Parameters<typeof signIn>[0]): Promise<string> {
  const window = await signIn(browser, server.address, 'wangfang');
  const send = <T>(path: string, body?: unknown) =>
    callAs<T>(window, { method: body ? 'POST' : 'GET', url: server.address + path, ...(body ? { body } : {}) });
  const { caseId } = await send<{ caseId: string }>('/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  const { rows } = await send<{ rows: { caseId: string; task: string; version: number }[] }>('/api/tasks');
  const row = rows.find(one => one.caseId === caseId)!;
  const body = { id: v7(), task: row.task, version: row.version, answers: answersFor('check') };
  await send(`/api/cases/${caseId}/commands/complete-task`, body);
  await window.context().close();
  return caseId;
}

test('should be filled in on a phone, with the sum worked out', async ({ browser }) => {
  const caseId = await caseToHandle(browser);
  const hand = await signIn(browser, server.address, 'liqiang');
  await watchPolicy(hand);
  await hand.setViewportSize(phone);
  const { rows } = await callAs<{ rows: { caseId: string; task: string }[] }>(hand, { method: 'GET', url: `${server.address}/api/tasks` });
  await hand.goto(`${server.address}/tasks/${caseId}/${rows.find(row => row.caseId === caseId)!.task}`);
  await expect(hand.getByText('核查对象').first()).toBeVisible();
  await expect(hand.getByText('从业人数')).toHaveCount(0);
  await expect(hand.getByText(names.shown)).toHaveCount(0);

  // pasted with a character nobody sees
  await field(hand, '核查对象').fill('赫山区老街\u200B米粉店');
  await typeDay(field(hand, '核查日期'), '2026-11-23');
  await field(hand, '经营面积').fill('86');
  await field(hand, '押金').fill('1000');
  await hand.getByRole('radio', { name: '是', exact: true }).check();
  await field(hand, names.shown).fill('后厨加装防鼠板。');
  const table = hand.getByRole('region', { name: names.table });
  for (const [index, [what, amount]] of [
    ['检测费', '120.5'],
    ['交通费', '230'],
  ].entries()) {
    await table.getByRole('button', { name: '添加一行' }).click();
    await table.getByLabel(new RegExp(names.what)).nth(index).fill(what!);
    await table.getByLabel(new RegExp(names.amount)).nth(index).fill(amount!);
  }
  await expect(hand.getByText('350.50').first()).toBeVisible();
  await shot(hand, 'forms-phone');
  await hand.setViewportSize(phone);
  await expectAccessible(hand);

  // the step asks for a telephone number, which the form itself does not
  const submit = hand.getByRole('button', { name: /提\s*交/ });
  await submit.click();
  await expect(hand.getByText(/联系手机/).first()).toBeVisible();
  await expect(hand.getByText(/已提交/)).toHaveCount(0);
  await field(hand, '联系手机').fill('13800138000');
  await submit.click();
  await expect(hand.getByText(/已去掉看不见的字符/).first()).toBeVisible();
  await expect(hand.getByText(/已提交/).first()).toBeVisible();

  await hand.goto(`${server.address}/cases/${caseId}`);
  await expect(hand.getByText(names.sum).first()).toBeVisible();
  await expect(hand.getByText(/350\.50/).first()).toBeVisible();
  await shot(hand, 'forms-case');
  expectCalm(hand);
  await hand.context().close();
  expect(reports).toEqual([]);
});

test('should give its form to another step and publish by keyboard', async () => {
  await visit(page, `${server.address}/designer/packs/promised#process`);
  const side = page.getByRole('complementary', { name: '属性与步骤' });
  await tabTo(page, side.getByRole('tab', { name: '步骤清单' }));
  await page.keyboard.press('Enter');
  await tabTo(page, side.getByRole('button', { name: /^审核/ }).first());
  await page.keyboard.press('Enter');
  await choose(page, side.getByRole('combobox', { name: '表单', exact: true }), '键盘核查表');
  await tabTo(page, side.getByRole('button', { name: '设置字段权限' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '字段权限' });
  await tabTo(page, dialog.getByRole('radio', { name: '押金 可写' }));
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: '押金 只读' })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: /确\s*定/ }));
  await page.keyboard.press('Enter');
  await expect(side.getByText('只读 1 项')).toBeVisible();
  await saved();
  await moveConclusion('review', 'keyboardcheck');
  await visit(page, `${server.address}/designer/packs/promised#process`);
  await tabTo(page, page.getByRole('button', { name: '发布', exact: true }));
  await page.keyboard.press('Enter');
  const publish = page.getByRole('dialog', { name: /^发布第 \d+ 版$/ });
  await expect(publish.getByLabel(/^说明/)).toBeVisible({ timeout: 60_000 });
  await tabTo(page, publish.getByLabel(/^说明/));
  await page.keyboard.type('审核环节改用键盘核查表');
  await tabTo(page, publish.getByRole('button', { name: '提交复核' }));
  await page.keyboard.press('Enter');
  await expect(publish.getByText(/等待复核。复核通过后即可发布/)).toBeVisible();
  await approveReview({ address: server.address, reviewer }, 'promised');
  await tabTo(page, publish.getByRole('button', { name: '刷新' }));
  await page.keyboard.press('Enter');
  await expect(publish.getByLabel('发布说明')).toHaveValue('审核环节改用键盘核查表');
  await tabTo(page, publish.getByRole('button', { name: '确认发布' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^已发布第 \d+ 版$/)).toBeVisible();
  expect(reports).toEqual([]);
  expectCalm(page);
});
