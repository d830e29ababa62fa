import { expect, type Page, test } from '@playwright/test';
import { visit } from './controls.ts';
import { callAs, type DemoServer, expectAccessible, expectCalm, expectReadableOnPhone, shot, signIn, startDemo } from './support.ts';

/**
 * Golden cases (黄金用例) in the designer: a wanted change turns them red, the administrator looks at one, accepts what came out, and makes a new one by
 * handling an example case on the draft. What differs from the release stands side by side, golden cases too.
 */
test.describe.configure({ mode: 'serial', timeout: 90_000 });
let server: DemoServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  page = await signIn(browser, server.address, 'huangmei');
});
test.afterAll(async () => {
  await page.context().close();
  await server.remove();
});

interface Whole {
  version: number;
  body: {
    kind: 'whole';
    pack: {
      bpmn: string;
      clocks: { clocks: { id: string; title: { zh: string; en: string } }[] };
      texts: { zh: Record<string, string> };
      forms: Record<string, { schema: { properties: Record<string, Record<string, unknown>>; required?: string[] } }>;
    };
    golden: { scenarios: Record<string, { expect: { documents?: string[] } }> };
  };
}

test('a change of the flow turns golden cases red; opened, the difference is told, and accepted', async () => {
  // given: the refusal no longer goes through the act it went through
  const url = `${server.address}/api/packs/promised/draft`;
  const draft = await callAs<Whole>(page, { method: 'GET', url });
  const { body } = draft;
  body.pack.bpmn = body.pack.bpmn.replace('name="审核"', 'name="审核把关"');
  body.pack.clocks.clocks.find(({ id }) => id === 'promised')!.title.zh = '承诺期限';
  const [form] = Object.entries(body.pack.forms).find(([id]) => id === 'review')!;
  const review = body.pack.forms[form]!.schema;
  const [first] = Object.keys(review.properties);
  review.properties[first!]!.title = '把关结论';
  const [scenario] = Object.keys(body.golden.scenarios);
  body.golden.scenarios[scenario!]!.expect.documents = [];
  await callAs(page, { method: 'PUT', url, body: { version: draft.version, body } });
  // when
  await visit(page, `${server.address}/designer/packs/promised#simulation`);
  await page.getByRole('button', { name: '运行黄金用例' }).click();
  await expect(page.getByRole('heading', { name: /用例 \d+ \/ \d+ 通过/ })).toBeVisible({ timeout: 60_000 });
  const red = page
    .getByRole('row')
    .filter({ hasText: '未通过' })
    .or(page.locator('tr', { has: page.locator('[data-ok="false"]') }));
  await expect(red).toHaveCount(1);
  await shot(page, 'golden-red');
  await expectReadableOnPhone(page, 'golden-red-phone');
  await page.getByRole('tab', { name: '文字', exact: true }).click();
  await page.getByRole('tab', { name: '试运行', exact: true }).click();
  await expect(red).toHaveCount(1);
  await red.getByRole('button', { name: /^打开/ }).click();
  // then
  await expect(page.getByText('与应有结果不同')).toBeVisible();
  await expect(page.getByRole('heading', { name: '办理经过' })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'golden-differs');
  await page.getByRole('button', { name: '按这次结果保存用例' }).click();
  await expect(page.getByText('用例已存入草稿')).toBeVisible();
  await page.getByRole('button', { name: '运行黄金用例' }).click();
  await expect(page.getByRole('heading', { name: /用例 (\d+) \/ \1 通过/ })).toBeVisible({ timeout: 60_000 });
});

test('a new case is handled step by step on the draft, and kept with what came out', async () => {
  await page.getByRole('button', { name: '新建用例' }).click();
  await page.getByRole('textbox', { name: '用例名称' }).fill('当场不予受理');
  await page.getByRole('button', { name: '填写申请表' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '办理完成' }).click();
  await expect(dialog.getByText(/填写有 \d+ 处问题/)).toBeVisible();
  await shot(page, 'golden-application');
  await dialog.getByRole('button', { name: '照样继续' }).click();
  await page.getByRole('button', { name: /办理：形式审查/ }).click();
  await dialog.getByText('不予受理', { exact: false }).first().click();
  for (const name of ['不予受理理由', '有权办理的机关']) {
    const box = dialog.getByRole('textbox', { name: new RegExp(name) });
    if (await box.isVisible()) await box.fill('不属于本机关职权范围。');
  }
  await shot(page, 'golden-task');
  await dialog.getByRole('button', { name: '办理完成' }).click();
  const anyway = dialog.getByRole('button', { name: '照样继续' });
  await expect(page.getByText('办件已办结。').or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(page.getByText('办件已办结。')).toBeVisible();
  await shot(page, 'golden-played');
  await page.getByRole('button', { name: '按这次结果保存用例' }).click();
  await expect(page.getByRole('cell', { name: '当场不予受理', exact: true })).toBeVisible();
});

test('time moves to the next moment, a step can be cut off again', async () => {
  const row = page.getByRole('row').filter({ hasText: '当场不予受理' });
  await row.getByRole('button', { name: /^复制/ }).click();
  await page.getByRole('button', { name: '从这一步起删除' }).click();
  await page.getByRole('button', { name: /推进到下一个时点/ }).click();
  await expect(page.getByText(/时间推进到 2026-/)).toBeVisible();
  await page.getByRole('tab', { name: '文字', exact: true }).click();
  await page.getByRole('tab', { name: '试运行', exact: true }).click();
  await expect(page.getByText(/时间推进到 2026-/)).toBeVisible();
  await page.getByRole('button', { name: '返回用例列表' }).click();
  await page.getByRole('button', { name: '不保存', exact: true }).click();
  await expect(page.getByRole('button', { name: '新建用例' })).toBeVisible();
});

test('the draft stands beside the release: process, forms, limits, golden cases', async () => {
  await page.getByRole('tab', { name: /^对比/ }).click();
  await expect(page.getByRole('figure')).toHaveCount(2);
  await expect(page.locator('figure').nth(1).locator('.bjd-change').first()).toBeVisible();
  await page.getByRole('button', { name: '下一处' }).click();
  await expect(page.getByText(/第 1 处，共/)).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'diff-process');
  await page
    .getByRole('tab', { name: /^表单 1/ })
    .last()
    .click();
  await expect(page.getByText('把关结论').first()).toBeVisible();
  await page.getByRole('button', { name: '并排预览' }).click();
  await expect(page.getByRole('figure').nth(1).getByText('把关结论').first()).toBeVisible();
  await shot(page, 'diff-forms');
  await page.getByRole('tab', { name: /^时限与红黄牌 1/ }).click();
  await expect(page.getByRole('cell', { name: '承诺期限', exact: true })).toBeVisible();
  await shot(page, 'diff-clocks');
  await page.getByRole('tab', { name: /^用例 \d/ }).click();
  await expect(page.getByRole('cell', { name: '当场不予受理', exact: true })).toBeVisible();
  await shot(page, 'diff-golden');
  expectCalm(page);
});
