import { expect, type Locator, type Page, test } from '@playwright/test';
import { pickOption, visit } from './controls.ts';
import { expectAccessible, expectCalm, shot } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * An administrator sets a form (表单设置): a copy is made, options and conditions are set, the form is looked at as people will see it, its file is edited as
 * text; a form in use cannot be deleted, and a township only reads.
 */
test.describe.configure({ mode: 'serial' });
const walk = startWalk(['huangmei', 'hl-admin']);

async function openForms(login: string, form = ''): Promise<Page> {
  const page = walk.of(login);
  await visit(page, `${walk.server.address}/designer/packs/promised#forms${form}`);
  await expect(page.getByRole('heading', { name: '承诺件办理', level: 1 })).toBeVisible();
  return page;
}

const view = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: '怎么看' }).or(page.getByLabel('怎么看')).getByText(name, { exact: true }).click();
const panel = (page: Page): Locator => page.getByRole('region', { name: '设置', exact: true });
const choose = (within: Locator, label: string, option: string) =>
  pickOption(within.getByRole('combobox', { name: label, exact: true }), option);
/** A field on the canvas. */
const drawn = (page: Page, title: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${title}，`) });

test('a form in use is not deleted, and says who uses it', async () => {
  const page = await openForms('huangmei');
  await expect(page.getByRole('row', { name: /形式审查/ })).toContainText('环节：形式审查');
  await expect(page.getByRole('row', { name: /food-business/ })).toContainText('事项：食品经营许可（新办）');
  await page.getByRole('button', { name: '删除“食品经营许可（新办）申请表”' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('正在使用，不能删除');
  await expect(dialog).toContainText('事项：食品经营许可（新办）');
  await dialog.getByRole('button', { name: '知道了' }).click();
  await expect(dialog).toBeHidden();
  await shot(page, 'forms-list');
  await expectAccessible(page);
});

test('a form is copied under an id the server takes', async () => {
  const page = await openForms('huangmei');
  await page.getByRole('button', { name: '复制“批准”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('表单名称').fill('现场批准');
  await dialog.getByLabel('编号').fill('Approve 2');
  await expect(dialog.getByRole('alert')).toContainText('应为小写英文和数字');
  await dialog.getByLabel('编号').fill('siteapprove');
  await dialog.getByRole('button', { name: /创\s*建/ }).click();
  await expect(page).toHaveURL(/#forms\/siteapprove$/);
  await expect(page.getByRole('heading', { name: '现场批准' })).toBeVisible();
});

test('options and a condition are set in the panel, and the preview follows', async () => {
  const page = walk.of('huangmei');
  await drawn(page, '批准结论').click();
  await panel(page).getByRole('button', { name: '添加选项' }).click();
  await panel(page).getByLabel('第 3 项名称').fill('部分准予');
  await panel(page).getByLabel('第 3 项代码').fill('grant');
  await expect(panel(page).getByRole('alert')).toContainText('代码与“准予”相同');
  await panel(page).getByLabel('第 3 项代码').fill('partly');
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  // sorted without a mouse
  await panel(page)
    .getByRole('button', { name: /^移动选项“部分准予”/ })
    .focus();
  for (const [key, said] of [
    ['Space', '已拿起“部分准予”'],
    ['ArrowUp', '“部分准予”到第 2 位'],
    ['Space', '“部分准予”放在第 2 位'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByText(said)).toBeAttached();
  }
  await expect(panel(page).getByLabel('第 2 项名称')).toHaveValue('部分准予');
  await shot(page, 'form-panel-options');
  await expectAccessible(page);

  await drawn(page, '不予办理的理由').click();
  await choose(panel(page), '显示条件', '满足条件时');
  await choose(panel(page), '第 1 行字段', '批准结论');
  await choose(panel(page), '第 1 行值', '不予办理');
  await expect(panel(page)).toContainText('现在的结果：否');
  await shot(page, 'form-panel-condition');

  await view(page, '边改边看');
  const preview = page.getByRole('region', { name: '预览' });
  await expect(preview.getByRole('radio', { name: '部分准予' })).toBeVisible();
  await expect(preview.getByLabel('不予办理的理由')).toBeHidden();
  await preview.getByText('不予办理', { exact: true }).click();
  await expect(preview.getByLabel('不予办理的理由')).toBeVisible();
  await preview.getByRole('button', { name: '校验' }).click();
  await expect(preview).toContainText('处填写错误');
  await expect(preview).toContainText('请填写「批准意见」');
  await shot(page, 'form-preview-both');
  await expectAccessible(page);
});

test('the form is looked at on a phone and on paper, as a step that may not fill everything', async () => {
  const page = walk.of('huangmei');
  await view(page, '预览');
  const preview = page.getByRole('region', { name: '预览' });
  await preview.getByText('手机', { exact: true }).click();
  const phone = await preview.locator('.bjf-device').boundingBox();
  expect(Math.round(phone!.width)).toBe(390);
  await expect(preview.getByLabel('不予办理的理由')).toBeVisible();
  await shot(page, 'form-preview-phone');
  await preview.getByText('打印', { exact: true }).first().click();
  await expect(preview.getByRole('heading', { name: '现场批准' })).toBeVisible();
  await shot(page, 'form-preview-paper');
  await expectAccessible(page);
});

test('the file is edited as text: a fault is told by line and keeps nothing from being typed', async () => {
  const page = walk.of('huangmei');
  await view(page, 'JSON');
  const json = page.getByRole('region', { name: '表单文件' });
  const code = json.getByRole('textbox', { name: '表单文件' });
  await expect(code).toContainText('"zh": "现场批准"');
  await code.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('x');
  await expect(json).toContainText('不是有效的 JSON');
  await expect(json).toContainText('第 1 行');
  await expect(json).toContainText('改动还没有生效');
  await shot(page, 'form-json-fault');
  await expectAccessible(page);
  // the design is as it was, and the text waits
  await view(page, '设计');
  await expect(drawn(page, '批准结论')).toBeVisible();
  await view(page, 'JSON');
  await expect(json).toContainText('改动还没有生效');
  await json.getByRole('button', { name: '放弃未生效的改动' }).click();
  await expect(json).toContainText('内容正确，已生效');
  await json.locator('input[type=file]').setInputFiles({
    name: 'bad.form.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      '{"title":{"zh":"x","en":"x"},"schema":{"type":"object","properties":{"a":{"$ref":"https://example.org/a.json"}}},"ui":{}}',
    ),
  });
  await expect(json.getByRole('alert')).toContainText('没有导入 bad.form.json');
  await expect(code).toContainText('"zh": "现场批准"');
});

test('a sum is chosen, not typed, and follows what is filled in', async () => {
  const page = walk.of('huangmei');
  await view(page, '设计');
  const palette = page.getByRole('region', { name: '表单设计' }).or(page.locator('.bjb')).locator('.bjb-palette');
  const add = async (kind: string) => {
    await palette.getByRole('button', { name: kind, exact: true }).click();
    await expect(panel(page).locator('.bjd-kind')).toHaveText(kind);
  };
  await add('整数');
  await panel(page).getByLabel('名称', { exact: true }).fill('份数');
  await add('金额');
  await panel(page).getByLabel('名称', { exact: true }).fill('单价');
  await add('计算');
  await panel(page).getByLabel('名称', { exact: true }).fill('总价');
  await choose(panel(page), '结果是', '金额（元）');
  await choose(panel(page), '计算', '几项相乘');
  await expect(panel(page)).toContainText('请选好上面的内容');
  await choose(panel(page), '哪几项', '份数');
  await choose(panel(page), '哪几项', '单价');
  await expect(panel(page)).toContainText('现在的结果：空');
  await shot(page, 'form-panel-formula');
  await expectAccessible(page);
  await view(page, '预览');
  const preview = page.getByRole('region', { name: '预览' });
  await preview.getByLabel('份数').fill('3');
  await preview.getByLabel('单价').fill('12.50');
  await expect(preview).toContainText('37.50');
});

test('a form nobody uses is deleted once that is confirmed', async () => {
  const page = walk.of('huangmei');
  await page.getByRole('button', { name: /全部表单/ }).click();
  await expect(page.getByRole('row', { name: /siteapprove/ })).toContainText('没有环节或事项使用');
  await page.getByRole('button', { name: '删除“现场批准”' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('将删除 7 个字段');
  await dialog.getByRole('button', { name: '删除表单' }).click();
  await expect(page.getByRole('row', { name: /siteapprove/ })).toHaveCount(0);
});

test('a township reads the forms of the centre above', async () => {
  const page = await openForms('hl-admin', '/approve');
  await expect(page.getByRole('region', { name: '预览' })).toContainText('批准意见');
  await view(page, '环节权限');
  await expect(page.getByRole('region', { name: '环节权限' })).toContainText('批准');
  await view(page, 'JSON');
  await expect(page.getByRole('region', { name: '表单文件' })).toContainText('只能查看');
  await page.getByRole('button', { name: /全部表单/ }).click();
  await expect(page.getByRole('button', { name: '新建表单' })).toHaveCount(0);
  await expectAccessible(page);
});

test('no page complained', () => {
  for (const page of walk.everybody()) expectCalm(page);
});
