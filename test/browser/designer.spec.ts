import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { pickOption, visit } from './controls.ts';
import { acceptGolden, publishOnPage } from './publishing.ts';
import { callAs, type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/**
 * An administrator changes a process (设计器): draws a step, sees problems, corrects them, saves, compares, tries, publishes; a new case runs on the new
 * release while one under way keeps its own.
 */
test.describe.configure({ mode: 'serial' });
let server: DemoServer;
const pages = new Map<string, Page>();
const of = (login: string): Page => pages.get(login)!;

interface Case {
  readonly caseId: string;
  readonly number: string;
}
interface Row {
  readonly caseId: string;
  readonly task: string;
  readonly version: number;
  readonly element: string;
  readonly elementName: string;
}

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  for (const login of ['huangmei', 'dinghui', 'wangfang', 'liqiang', 'chenjing'])
    pages.set(login, await signIn(browser, server.address, login));
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

const call = <T>(login: string, method: string, path: string, body?: unknown) =>
  callAs<T>(of(login), { method, url: server.address + path, body });

const opened = (): Promise<Case> =>
  call<Case>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });

async function rowOf(login: string, { caseId }: Case): Promise<Row | undefined> {
  const { rows } = await call<{ rows: Row[] }>(login, 'GET', '/api/tasks');
  return rows.find(row => row.caseId === caseId);
}

async function complete(login: string, one: Case, answers: string): Promise<string> {
  const row = (await rowOf(login, one))!;
  const body = { id: v7(), task: row.task, version: row.version, answers: answersFor(answers) };
  await call(login, 'POST', `/api/cases/${one.caseId}/commands/complete-task`, body);
  return row.element;
}

async function toReview(one: Case): Promise<void> {
  await complete('wangfang', one, 'check');
  await complete('liqiang', one, 'handle');
}

async function openPack(login: string, tab: string): Promise<Page> {
  const page = of(login);
  await visit(page, `${server.address}/designer/packs/promised#${tab}`);
  await expect(page.getByRole('heading', { name: '承诺件办理', level: 1 })).toBeVisible();
  return page;
}

/** Picks an option of a select by its label. */
const choose = (within: Locator, label: string, option: string) =>
  pickOption(within.getByRole('combobox', { name: label, exact: true }), option, option);

/** A point on the screen that lies on a flow: the middle of the piece that makes an edge of its box. */
async function pointOn(page: Page, flow: string, edge: 'right' | 'bottom'): Promise<{ x: number; y: number }> {
  const box = (await page.locator(`.bjd-canvas [data-element-id="${flow}"] .djs-visual > path`).first().boundingBox())!;
  return edge === 'right'
    ? { x: box.x + box.width - 1, y: box.y + box.height / 2 }
    : { x: box.x + box.width / 2, y: box.y + box.height - 1 };
}

let running: Case;
let step = '';

test('the library lists the packs with their release and draft', async () => {
  running = await opened();
  const page = of('huangmei');
  await page.goto(`${server.address}/designer/`);
  await expect(page.getByRole('link', { name: '承诺件办理' })).toBeVisible();
  await expect(page.getByText('可承接的上级模板包')).toHaveCount(0);
  await expectAccessible(page);
  await shot(page, 'designer-packs');
});

test('a step is drawn into a flow, problems are shown and corrected', async () => {
  const page = await openPack('huangmei', 'process');
  const canvas = page.locator('.bjd-canvas');
  await expect(canvas.locator('[data-element-id="review"]')).toBeVisible();
  await expect(page.getByText('没有发现问题')).toBeVisible();
  await expect(canvas.locator('.bjs-powered-by')).toBeVisible();

  // what the tools say is Chinese
  await expect(canvas.locator('.djs-palette [data-action="create.task"]')).toHaveAttribute('aria-label', '添加人工环节');
  const target = await pointOn(page, 'handleReview', 'right');
  await canvas.locator('.djs-palette [data-action="create.task"]').click();
  await page.mouse.move(target.x - 6, target.y + 6);
  await page.mouse.move(target.x, target.y, { steps: 4 });
  // the line takes the step in once it is marked
  await expect(canvas.locator('.djs-connection.new-parent[data-element-id="handleReview"]')).toBeAttached();
  await page.mouse.click(target.x, target.y);
  const side = page.getByRole('complementary', { name: '属性与步骤' });
  await expect(side.getByText('人工环节', { exact: true })).toBeVisible();
  step = (await side.locator('[data-element]').getAttribute('data-element'))!;
  await page.keyboard.press('Escape');

  // no form and no name: the problems say so, and lead to the step
  const problems = page.getByRole('region', { name: '问题', exact: true });
  await expect(problems.getByRole('listitem').first()).toBeVisible();
  await shot(page, 'designer-problems');
  await canvas.locator('[data-element-id="handle"]').first().click();
  await problems.getByRole('listitem').getByRole('button').first().click();
  await expect(side.locator(`[data-element="${step}"]`)).toBeVisible();

  // corrected in the panel
  await side.getByLabel('名称', { exact: true }).fill('复核');
  await side.getByLabel('名称', { exact: true }).press('Enter');
  await choose(side, '表单', '审核');
  await choose(side, '环节', '审核');
  await choose(side, '角色', '审核人');
  await choose(side, '部门范围', '事项的实施部门');
  await side.getByLabel('步骤时限', { exact: true }).fill('1');
  await side.getByLabel('步骤时限', { exact: true }).press('Tab');
  await expect(canvas.locator(`[data-element-id="${step}"] .djs-label`)).toHaveText('复核');
  await expect(page.getByText('没有发现问题')).toBeVisible();
  await shot(page, 'designer-process');
  expectCalm(page);
});

test('a change of type, undo and redo, the list of steps by keyboard', async () => {
  const page = of('huangmei');
  const canvas = page.locator('.bjd-canvas');
  const side = page.getByRole('complementary', { name: '属性与步骤' });
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: '重做' })).toBeEnabled();
  await page.getByRole('button', { name: '重做' }).click();
  await side.getByRole('tab', { name: '步骤清单' }).press('Enter');
  await side.getByRole('button', { name: /^复核/ }).press('Enter');
  await expect(side.locator(`[data-element="${step}"]`)).toBeVisible();
  await canvas.locator('.djs-context-pad [data-action="replace"]').click();
  await expect(page.locator('.djs-popup').getByText('系统任务')).toBeVisible();
  await shot(page, 'designer-replace', [{ width: 1366, height: 768 }]);
  await page.keyboard.press('Escape');
  await expect(page.locator('.djs-popup')).toHaveCount(0);
});

test('a condition that cannot be read is told beside the field', async () => {
  const page = of('huangmei');
  const side = page.getByRole('complementary', { name: '属性与步骤' });
  const target = await pointOn(page, 'reviewReturn', 'bottom');
  await page.mouse.click(target.x, target.y);
  await side.getByRole('tab', { name: '属性' }).click();
  // what rows say is shown in rows first
  await expect(side.getByRole('combobox', { name: '第 1 行比较' })).toBeVisible();
  await side.getByText('写表达式').click();
  const condition = side.getByLabel('走这条线的条件', { exact: true });
  await condition.fill('data.review.result = ');
  await expect(side.getByRole('alert')).toBeVisible();
  await shot(page, 'designer-condition', [{ width: 1366, height: 768 }]);
  await condition.fill('data.review.result = "return"');
  await expect(side.getByRole('alert')).toHaveCount(0);
});

test('limits and cards are edited, too long a promise is refused on the page', async () => {
  const page = of('huangmei');
  await page.getByRole('tab', { name: '时限', exact: true }).click();
  const promised = page.getByLabel('户外广告设置审批 承诺时限');
  await promised.fill('30');
  await expect(page.getByText(/承诺时限不能超过法定时限 20 个工作日/)).toBeVisible();
  await expect(page.getByRole('button', { name: '保存时限' })).toBeDisabled();
  await shot(page, 'designer-limits');
  await promised.fill('7');
  await page.getByRole('button', { name: '按承诺缩短' }).click();
  await page.getByRole('button', { name: '保存时限' }).click();
  await expect(page.getByText('事项时限已保存')).toBeVisible();

  await page.getByRole('tab', { name: '红黄牌', exact: true }).click();
  const red = page.getByRole('region', { name: '红牌' });
  await red.getByRole('checkbox').check();
  await red.getByLabel('工作日数').fill('2');
  await red.getByLabel('工作日数').press('Tab');
  await shot(page, 'designer-cards');
  for (const [tab, picture] of [
    ['设置', 'designer-settings'],
    ['文字', 'designer-texts'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await shot(page, picture);
  }
  await expectAccessible(page);
});

test('what is typed is kept through a reload, and saved', async () => {
  const page = of('huangmei');
  await expect(page.getByText(/黄梅 .* 已保存/)).toBeVisible();
  await page.getByRole('textbox', { name: '中文' }).first().fill('您的申请已经受理，请留意短信。');
  await expect(page.getByText('有未保存的修改')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/已取回本机 .* 未保存的修改/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: '中文' }).first()).toHaveValue('您的申请已经受理，请留意短信。');
  await shot(page, 'designer-restored');
  await page.getByRole('button', { name: '保存草稿' }).first().click();
  await expect(page.getByText(/黄梅 .* 已保存/)).toBeVisible();
});

test('should lead back to the draft when the session ended while somebody typed', async ({ browser }) => {
  // given
  const page = await signIn(browser, server.address, 'dinghui');
  await page.goto(`${server.address}/designer/packs/reply#texts`);
  const words = page.getByRole('textbox', { name: '中文' }).first();
  await expect(words).toBeVisible();
  await page.context().clearCookies();
  await words.fill('登录过期时写的。');
  await page.getByRole('button', { name: '保存草稿' }).click();
  // when
  await page.getByRole('link', { name: '重新登录' }).click();
  await page.getByLabel('账号').fill('dinghui');
  await page.getByLabel('密码').fill('Banjian-2026');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  // then
  await expect(page.getByText(/已取回本机 .* 未保存的修改/)).toBeVisible();
  await expect(words).toHaveValue('登录过期时写的。');
  await page.getByRole('button', { name: '不要这些修改' }).click();
  await page.context().close();
});

test('somebody else saved meanwhile: who and when, and nothing is lost', async ({ browser }) => {
  const other = await signIn(browser, server.address, 'masong');
  await other.goto(`${server.address}/designer/packs/promised#texts`);
  await other.getByRole('textbox', { name: '中文' }).nth(1).fill('您的申请不予受理，理由请到窗口了解。');
  await other.getByRole('button', { name: '保存草稿' }).click();
  await expect(other.getByText(/马松 .* 已保存/)).toBeVisible();
  await expect(other.getByRole('button', { name: '发布', exact: true })).toHaveCount(0);
  await expect(other.getByRole('button', { name: '提交复核' })).toBeVisible();
  await other.context().close();

  const page = of('huangmei');
  await page.getByRole('textbox', { name: '中文' }).nth(2).fill('进入特别程序。');
  const dialog = page.getByRole('dialog', { name: '草稿已被别人修改' });
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(dialog.getByText(/马松 在 .* 保存了这份草稿/)).toBeVisible();
  await shot(page, 'designer-conflict');
  const copy = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '另存我的修改' }).click();
  expect((await copy).suggestedFilename()).toMatch(/^promised-.*\.json$/);
  await dialog.getByRole('button', { name: '载入最新草稿' }).click();
  await expect(page.getByRole('textbox', { name: '中文' }).nth(1)).toHaveValue('您的申请不予受理，理由请到窗口了解。');
  await expect(dialog).toBeHidden();
});

test('the draft is compared with the release and tried on the golden cases', async () => {
  const page = of('huangmei');
  await page.getByRole('tab', { name: /^对比/ }).click();
  await expect(page.getByRole('figure')).toHaveCount(2);
  await expect(page.locator('figure').nth(1).locator('.djs-overlays .bjd-change').filter({ hasText: '新增' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /复核/ }).first()).toBeVisible();
  await shot(page, 'designer-compare');
  await page.getByRole('tab', { name: '试运行' }).click();
  await page.getByRole('button', { name: '运行黄金用例' }).click();
  await expect(page.getByRole('heading', { name: /用例 \d+ \/ \d+ 通过/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('走向覆盖')).toBeVisible();
  await shot(page, 'designer-simulation');
  await expectAccessible(page);
});

test('published: new cases take the step, the case under way does not', async () => {
  const address = server.address;
  await acceptGolden({ address, author: of('huangmei') }, 'promised', { step, before: 'review', data: answersFor('review') });
  const page = await openPack('huangmei', 'process');
  const dialog = await publishOnPage(page, { address, reviewer: of('dinghui') }, { pack: 'promised', notes: '审核前增加复核' });
  await expect(dialog.getByText('这次发布的改动')).toBeVisible();
  await shot(page, 'designer-publish');
  await dialog.getByRole('button', { name: '确认发布' }).click();
  await expect(page.getByText(/^已发布第 \d+ 版$/)).toBeVisible();

  // when: the running case and a new one are handled
  const fresh = await opened();
  for (const one of [running, fresh]) await toReview(one);

  // then
  expect((await rowOf('chenjing', running))?.element).toBe('review');
  expect((await rowOf('chenjing', fresh))?.element).toBe(step);
  await complete('chenjing', fresh, 'review');
  expect((await rowOf('chenjing', fresh))?.element).toBe('review');
  const window = of('wangfang');
  await window.goto(`${server.address}/cases/${fresh.caseId}#diagram`);
  await expect(window.getByText('复核').first()).toBeVisible();
  await shot(window, 'designer-new-case');
  expectCalm(page);
});

test('who may not edit reads', async ({ browser }) => {
  const page = await signIn(browser, server.address, 'liuyang');
  await page.goto(`${server.address}/designer/packs/promised`);
  await expect(page.getByRole('heading', { name: '承诺件办理', level: 1 })).toBeVisible();
  await expect(page.getByRole('tab', { name: '流程图' })).toBeVisible();
  await expect(page.getByRole('button', { name: '保存草稿' })).toHaveCount(0);
  await shot(page, 'designer-reader');
  await page.context().close();
});
