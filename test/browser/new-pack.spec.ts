import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { foreign, linesOf } from '../support/foreign.ts';
import { pickOption } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/** An administrator begins a process of the centre's own (新建流程), blank and as a copy. */
test.describe.configure({ mode: 'serial', timeout: 180_000 });
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

const dialog = () => page.getByRole('dialog', { name: '新建流程' });

test('begins with an empty canvas under an id proposed by pinyin', async () => {
  await page.goto(`${server.address}/designer/`);
  await page.getByRole('button', { name: '新建流程' }).click();
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(dialog().getByText('请填写流程名称。')).toBeVisible();
  await dialog().getByLabel('流程名称').fill('请假审批');
  await expect(dialog().getByLabel('编号')).toHaveValue('qing-jia-shen-pi');
  await shot(page, 'new-pack');
  await expectAccessible(page);
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(page).toHaveURL(/\/designer\/packs\/qing-jia-shen-pi/);
  await expect(page.getByRole('heading', { name: '请假审批', level: 1 })).toBeVisible();
  await expect(page.locator('.bjd-canvas [data-element-id="start"]').first()).toBeVisible();
  await shot(page, 'new-pack-canvas');
  expectCalm(page);
});

test('proposes another id for a name that is taken, and copies a process', async () => {
  await page.goto(`${server.address}/designer/`);
  await expect(page.getByRole('link', { name: '请假审批' })).toBeVisible();
  await page.getByRole('button', { name: '新建流程' }).click();
  await dialog().getByLabel('流程名称').fill('请假审批');
  await expect(dialog().getByLabel('编号')).toHaveValue('qing-jia-shen-pi-2');
  await dialog().getByLabel('流程名称').fill('承诺件（加急）');
  await dialog().getByLabel('复制一个已有流程').check();
  await pickOption(dialog().getByRole('combobox', { name: '复制哪个流程' }), '承诺件办理');
  await dialog().getByRole('button', { name: '新建并开始画' }).click();
  await expect(page.getByRole('heading', { name: '承诺件（加急）', level: 1 })).toBeVisible();
  await expect(page.locator('.bjd-canvas [data-element-id="review"]').first()).toBeVisible();
  expectCalm(page);
});

test('is gone when its draft is discarded, for nobody has published it', async () => {
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(page).toHaveURL(/\/designer\/?$/);
  await expect(page.getByRole('link', { name: '请假审批' })).toBeVisible();
  await expect(page.getByRole('link', { name: '承诺件（加急）' })).toHaveCount(0);
  expectCalm(page);
});

/** What the menu of exports hands out. */
async function exported(kind: string): Promise<Buffer> {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: kind }).click();
  return readFileSync(await (await download).path());
}

async function takeIn(name: string, text: string): Promise<void> {
  const file = { name: `${name}.bpmn`, mimeType: 'application/xml', buffer: Buffer.from(text) };
  await page.getByLabel('BPMN 文件', { exact: true }).setInputFiles(file);
  const report = page.getByRole('dialog', { name: `导入「${name}.bpmn」` });
  await expect(report).toBeVisible();
  if (name === 'camunda-7') await shot(page, 'import-report');
  await report.getByRole('button', { name: '替换当前流程图' }).click();
  await expect(report).toBeHidden();
}

/** An element that only this file has. */
const shownIn: Readonly<Record<string, string>> = {
  activiti: 'account',
  'bpmn-engine': 'userTask',
  'camunda-7': 'Task_approve',
  'camunda-8': 'check8',
  compensation: '_4',
  flowable: 'approve',
  jbpm: '_task',
  'odd-places': 'o2',
  signavio: 'sid-check',
  'two-pools': 'Send',
};

test('takes in files of other tools and hands them out again word for word, and loses nothing when a step is moved', async () => {
  await page.goto(`${server.address}/designer/packs/qing-jia-shen-pi`);
  await expect(page.locator('.bjd-canvas [data-element-id="start"]').first()).toBeVisible();
  for (const [name, text] of Object.entries(foreign)) {
    await takeIn(name, text);
    const step = page.locator(`.bjd-canvas .djs-shape[data-element-id="${shownIn[name]}"]`).first();
    await expect(step).toBeVisible();
    const now = (await exported('BPMN 文件')).toString();
    if (name !== 'bpmn-engine') expect(now, name).toBe(text);
    // when: the step is moved a little
    const box = (await step.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2 + 8, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByRole('button', { name: '撤销' })).toBeEnabled();
    const moved = (await exported('BPMN 文件')).toString();
    expect(moved, name).not.toBe(now);
    const left = linesOf(moved);
    const lost = linesOf(now).filter(line => !left.includes(line));
    expect(
      lost.filter(line => !/}(Bounds|waypoint) /.test(line)),
      name,
    ).toEqual([]);
  }
  await shot(page, 'import-canvas');
  expectCalm(page);
});

test('hands the drawing out as pictures', async () => {
  expect((await exported('图片 SVG')).toString()).toContain('<svg');
  expect((await exported('图片 PNG')).subarray(1, 4).toString()).toBe('PNG');
  const pdf = await exported('PDF（A4 横向）');
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.4');
  expect(pdf.length).toBeGreaterThan(5_000);
  expectCalm(page);
});

test('goes back to an earlier state of the draft', async () => {
  await expect(page.getByText(/已保存/).first()).toBeVisible();
  await page.getByRole('button', { name: '历史' }).click();
  const drawer = page.getByRole('dialog', { name: '草稿历史' });
  const first = drawer.getByRole('row').last();
  await expect(first).toContainText('黄梅');
  await first.getByRole('button', { name: '看流程图' }).click();
  await expect(drawer.locator('[data-element-id="start"]').first()).toBeVisible();
  await shot(page, 'draft-history');
  await expectAccessible(page);
  await first.getByRole('button', { name: '恢复' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '恢复' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.locator('.bjd-canvas [data-element-id="start"]').first()).toBeVisible();
  await expect(page.locator('.bjd-canvas [data-element-id="Send"]')).toHaveCount(0);
  expectCalm(page);
});

test('tells which items run by a process, and that a draft is to be published first', async () => {
  await page.getByRole('tab', { name: '发布信息' }).click();
  await expect(page.getByText('还没有事项使用这个流程')).toBeVisible();
  await expect(page.getByText('本流程还没有发布；发布后可以让事项改用它。')).toBeVisible();
  expectCalm(page);
});
