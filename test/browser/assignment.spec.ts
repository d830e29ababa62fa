import { expect, type Locator, type Page, test } from '@playwright/test';
import { answersFor } from '../support/answers.ts';
import { assigningItem } from '../support/assigning.ts';
import { publishAssigning } from './assigning.ts';
import { pickOption, visit } from './controls.ts';
import { expectAccessible, expectCalm, shot } from './support.ts';
import { startWalk } from './walk.ts';

/** Who does a step (办理人): chosen at the window and by who did the step before, substituted while away, recused; told by name. */

const walk = startWalk(['wangfang', 'liqiang', 'zhaomin', 'sunlei', 'xieli', 'huangmei'], async server => {
  await server.stop();
  publishAssigning(server.database);
  await server.restart();
});
const { of, call } = walk;

interface Row {
  readonly caseId: string;
  readonly task: string;
}

const applicant = { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' };
const press = (within: Page | Locator, words: string): Promise<void> =>
  within.getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) }).click();

/** Registers a case at the window and chooses who does the first step; answers with its address. */
async function register(name: string): Promise<void> {
  const page = of('wangfang');
  const answers = { applicant, answers: answersFor('inquiry'), materials: [] };
  await call('wangfang', 'PUT', `/api/drafts/item:${assigningItem}`, { answers });
  await visit(page, `${walk.server.address}/intake?item=${assigningItem}`);
  const control = page.getByRole('combobox', { name: '「初审」由谁办理' });
  await pickOption(control, new RegExp(name), name);
}

async function newest(login: string): Promise<Row> {
  const { rows } = await call<{ rows: (Row & { createdAt: number; itemTitle: { zh: string } })[] }>(login, 'GET', '/api/tasks');
  const own = rows.filter(({ itemTitle }) => itemTitle.zh === '指定办理人');
  return own.sort((a, b) => b.createdAt - a.createdAt)[0]!;
}

async function toTask(login: string): Promise<Page> {
  const { caseId, task } = await newest(login);
  const page = of(login);
  await visit(page, `${walk.server.address}/tasks/${caseId}/${task}`);
  await expect(page.getByRole('button', { name: '为何是我' })).toBeVisible();
  return page;
}

async function whyOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '为何是我' }).click();
  const why = page.locator('.ant-popover:visible');
  await expect(why).toBeVisible();
  return why;
}

test('should let the window choose who does the first step, and that person who does the next', async () => {
  // given
  const page = of('wangfang');
  await register('赵敏');
  await expect(page.getByText('流程规定由您指定')).toBeVisible();
  await page.getByText('选择后续办理人').scrollIntoViewIfNeeded();
  await shot(page, 'assignment-intake');
  await expectAccessible(page);
  // when
  await press(page, '登记并出回执');
  await expect(page.getByText('查询码').first()).toBeVisible();
  // then
  const first = await toTask('zhaomin');
  await expect(await whyOf(first)).toContainText('指定的人员');
  await first.keyboard.press('Escape');
  await pickOption(first.getByRole('combobox', { name: '「复核」由谁办理' }), /孙磊/, '孙磊');
  await shot(first, 'assignment-next');
  await expectAccessible(first);
  await press(first, '提交');
  await expect(first.getByText(/「?初审」?.*(已|办理)/).first()).toBeVisible();
  await toTask('sunlei');
  expectCalm(page);
  expectCalm(first);
});

test('should record who is away, and give the substitute what goes to them, told by name', async () => {
  // given: somebody who begins with an empty page
  const page = of('zhaomin');
  await visit(page, `${walk.server.address}/people`);
  await expect(page.getByText('没有人员离岗')).toBeVisible();
  await shot(page, 'people-none');
  // when: what is missing is said beside the fields
  await press(page, '登记去向');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /登\s*记\s*去\s*向/ }).click();
  await expect(dialog.getByText('请选择人员')).toBeVisible();
  await expect(dialog.getByText('请选择时间')).toBeVisible();
  await pickOption(dialog.getByRole('combobox', { name: '代岗人' }), /谢丽/, '谢丽');
  const until = dialog.getByLabel('返岗时间');
  await until.click();
  await until.fill('2027-01-04 09:00');
  await until.press('Enter');
  await expect(until).toHaveValue('2027-01-04 09:00');
  await dialog.getByLabel('事由').fill('赴长沙轮训');
  await shot(page, 'people-record');
  await dialog.getByRole('button', { name: /登\s*记\s*去\s*向/ }).click();
  // then
  await expect(page.getByText('已登记去向')).toBeVisible();
  await expect(page.getByRole('row', { name: /赵敏.*离岗.*谢丽.*2027-01-04 09:00.*赴长沙轮训/ })).toBeVisible();
  await shot(page, 'people');
  await expectAccessible(page);
  await register('赵敏');
  await press(of('wangfang'), '登记并出回执');
  await expect(of('wangfang').getByText('查询码').first()).toBeVisible();
  const substitute = await toTask('xieli');
  const why = await whyOf(substitute);
  await expect(why).toContainText('赵敏不在岗期间由谢丽代办（AB岗）');
  await shot(substitute, 'assignment-why');
  // others see who is away, not why; a manager may end it
  const other = of('liqiang');
  await visit(other, `${walk.server.address}/people`);
  await expect(other.getByText('仅本人、代岗人和管理员可见')).toBeVisible();
  const manager = of('huangmei');
  await visit(manager, `${walk.server.address}/people`);
  await press(manager, '提前返岗');
  await manager.locator('.ant-popover:visible').getByRole('button', { name: '提前返岗' }).click();
  await expect(manager.getByText('赵敏已返岗', { exact: true })).toBeVisible();
  await expect(manager.getByRole('row', { name: /赵敏.*已返岗/ })).toBeVisible();
  for (const one of [page, substitute, other, manager]) expectCalm(one);
});

test('should let a handler withdraw from a case, whose task goes to others', async () => {
  // given
  await register('李强');
  await press(of('wangfang'), '登记并出回执');
  await expect(of('wangfang').getByText('查询码').first()).toBeVisible();
  const page = await toTask('liqiang');
  const { caseId } = await newest('liqiang');
  // when
  await page.getByRole('button', { name: '更多办理' }).click();
  await page.getByRole('menuitem', { name: '回避', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await press(dialog, '回避');
  await dialog.getByLabel('回避理由').fill('申请人是近亲属');
  await shot(page, 'recuse');
  await press(dialog, '回避');
  // then
  await expect(page.getByText('已登记回避')).toBeVisible();
  const { rows } = await call<{ rows: Row[] }>('liqiang', 'GET', '/api/tasks');
  expect(rows.some(row => row.caseId === caseId)).toBe(false);
  const manager = of('huangmei');
  await visit(manager, `${walk.server.address}/cases/${caseId}#journal`);
  await expect(manager.getByText(/李强.*回避/).first()).toBeVisible();
  await shot(manager, 'recused-journal');
  expectCalm(page);
  expectCalm(manager);
});

test('should let an administrator set the chain of leaders and the units above units', async () => {
  // given
  const page = of('huangmei');
  await visit(page, `${walk.server.address}/people`);
  await expect(page.getByText('上级领导链：分管领导 → 政府负责人')).toBeVisible();
  // when
  await press(page, '设置领导链');
  const dialog = page.getByRole('dialog');
  await pickOption(dialog.getByRole('combobox', { name: '岗位，由近到远' }), '督查室', '督查室');
  await pickOption(dialog.getByRole('combobox', { name: '区卫生健康局' }), '区民政局');
  await shot(page, 'people-leaders');
  await expectAccessible(page);
  await press(dialog, '保存领导链');
  // then
  await expect(page.getByText('领导链已保存')).toBeVisible();
  await expect(page.getByText('上级领导链：分管领导 → 政府负责人 → 督查室')).toBeVisible();
  expectCalm(page);
});
