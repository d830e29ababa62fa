import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { pickOption, visit } from './controls.ts';
import { hold } from './hold.ts';
import { expectAccessible, shot } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * What every dialog of the workbench promises (操作窗口): words typed are not thrown away unasked, nothing is sent before it can be judged or twice,
 * what becomes of an act is told, and the cursor comes back. Answers of the server are held to look at what stands meanwhile.
 */
test.describe.configure({ mode: 'serial' });

interface Case {
  readonly caseId: string;
  readonly number: string;
}

const walk = startWalk(['wangfang', 'liqiang', 'liuyang']);
const { of, call } = walk;
let one: Case;

/** A case with the handler. */
async function accepted(): Promise<Case> {
  const opened = await call<Case>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(
    'wangfang',
    'GET',
    '/api/tasks',
  );
  const { task, version } = rows.find(row => row.caseId === opened.caseId && row.element === 'check')!;
  await call('wangfang', 'POST', `/api/cases/${opened.caseId}/commands/complete-task`, {
    id: v7(),
    task,
    version,
    answers: answersFor('check'),
  });
  return opened;
}

/** A button by its words, which antd may part with a blank. */
const button = (within: Page | Locator, words: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) });

async function toCase(login: string): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${one.caseId}`);
  await expect(page.getByText(one.number).first()).toBeVisible();
  return page;
}

/** Opens an act of the menu on the case page. */
async function openAct(page: Page, name: string, title = name): Promise<Locator> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: title, exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

const question = (page: Page): Locator => page.getByRole('dialog', { name: '内容尚未提交，确定放弃？' });

test('should close an untouched dialog at once and give the cursor back to its button', async () => {
  // given
  one = await accepted();
  const page = await toCase('liqiang');
  const dialog = await openAct(page, '备注');
  // when
  await page.keyboard.press('Escape');
  // then
  await expect(dialog).toHaveCount(0);
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: '更多操作' })).toBeFocused();
});

test('should ask once before typed words are thrown away, by Esc, the cross and 取消 alike', async () => {
  // given
  const page = of('liqiang');
  const dialog = await openAct(page, '备注');
  const words = dialog.getByRole('textbox');
  await words.fill('申请人来电询问进度');
  // when, then: Esc asks, Enter keeps and the cursor is back in the words
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeVisible();
  await expect(button(page, '继续填写')).toBeFocused();
  await shot(page, 'dialog-discard');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(question(page)).toHaveCount(0);
  await expect(words).toBeFocused();
  // Esc on the question keeps too
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(words).toHaveValue('申请人来电询问进度');
  // the cross and 取消 ask as well
  await dialog.getByRole('button', { name: 'Close' }).or(dialog.getByLabel('关闭')).first().click();
  await button(question(page), '继续填写').click();
  await button(dialog, '取消').click();
  await button(question(page), '放弃').click();
  // then
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '更多操作' })).toBeFocused();
});

test('should not ask where the words were taken back', async () => {
  // given
  const page = of('liqiang');
  const dialog = await openAct(page, '备注');
  await dialog.getByRole('textbox').fill('写错了');
  await dialog.getByRole('textbox').fill('');
  // when
  await page.keyboard.press('Escape');
  // then
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('should ask where something was chosen', async () => {
  // given
  const page = of('liqiang');
  const dialog = await openAct(page, '抄送、传阅', '抄送或传阅');
  await pickOption(dialog.getByRole('combobox', { name: '发送给' }), /王芳/, '王芳');
  // when
  await button(dialog, '取消').click();
  // then
  await expect(question(page)).toBeVisible();
  await button(question(page), '放弃').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('should tell what becomes of an act under way, which is sent once however often it is pressed', async () => {
  // given
  const page = of('liqiang');
  const problem = {
    type: 'about:blank',
    title: 'Refused',
    status: 409,
    code: 'busy',
    message: { zh: '请稍后再试', en: 'Try again later' },
  };
  const command = await hold(page, '**/commands/comment-case', route =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', json: problem }),
  );
  const dialog = await openAct(page, '备注');
  await dialog.getByRole('textbox').fill('申请人来电询问进度');
  // when: pressed twice, then Esc
  const give = dialog.locator('.ant-modal-footer .ant-btn-primary');
  await give.dblclick();
  await page.keyboard.press('Escape');
  // then
  await expect(dialog).toBeVisible();
  await expect(question(page)).toHaveCount(0);
  await expect(button(dialog, '取消')).toBeDisabled();
  command.release();
  await expect(dialog.getByRole('alert')).toContainText('请稍后再试');
  expect(command.asked()).toBe(1);
  await expect(dialog.getByRole('textbox')).toHaveValue('申请人来电询问进度');
  await command.end();
});

test('should show what is missing where it is out of sight, with the cursor in it', async () => {
  // given: the dialog of before is left
  const page = of('liqiang');
  await button(page.getByRole('dialog'), '取消').click();
  await button(question(page), '放弃').click();
  await page.setViewportSize({ width: 1366, height: 400 });
  const dialog = await openAct(page, '申请延期');
  const give = dialog.locator('.ant-modal-footer .ant-btn-primary');
  // when
  await give.click();
  // then
  await expect(dialog.getByRole('textbox', { name: /理由|原因/ })).toBeFocused();
  await expect(dialog.getByText('请填写', { exact: false }).first()).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('should not give a card before it is known what it may be about', async () => {
  // given: the case is chosen, but its limits are still being read
  const page = of('liuyang');
  await visit(page, `${walk.server.address}/supervision#cards`);
  await button(page, '人工发牌').click();
  const dialog = page.getByRole('dialog', { name: '人工发牌' });
  const read = await hold(page, `**/api/cases/${one.caseId}`);
  // when
  await pickOption(dialog.getByRole('combobox', { name: '办件号' }), new RegExp(one.number), one.number);
  // then
  const give = dialog.locator('.ant-modal-footer .ant-btn-primary');
  await expect(give).toBeDisabled();
  read.release();
  await expect(dialog.getByText('行为违规，不涉及时限')).toBeVisible();
  await expect(give).toBeEnabled();
  await read.end();
  await button(dialog, '取消').click();
  await button(question(page), '放弃').click();
});

test('should offer no return that could not be previewed', async () => {
  // given
  const page = await toCase('liqiang');
  const problem = { type: 'about:blank', title: 'Broken', status: 500, code: 'internal', message: { zh: '预览失败', en: 'No preview' } };
  await page.route('**/api/tasks/*/*/return', route =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
  );
  // when
  await page.getByRole('button', { name: '更多办理' }).click();
  await page.getByRole('menuitem', { name: '退回', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '退回', exact: true });
  // then
  await expect(dialog.getByText('预览失败')).toBeVisible();
  await expect(dialog.locator('.ant-modal-footer .ant-btn-primary')).toBeDisabled();
  await page.unrouteAll();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '更多办理' })).toBeFocused();
});

test('should keep an answer under way when its circulation is taken back', async () => {
  // given
  await call('wangfang', 'POST', `/api/cases/${one.caseId}/commands/circulate-case`, {
    id: v7(),
    kind: 'circulation',
    to: ['liqiang'],
    text: '请阅',
  });
  const page = await toCase('liqiang');
  await button(page, '回复传阅').click();
  const dialog = page.getByRole('dialog', { name: '回复传阅' });
  await dialog.getByRole('textbox').fill('已核对，没有意见');
  // when
  const { circulations } = await call<{ circulations: { id: string; actions: string[] }[] }>('wangfang', 'GET', `/api/cases/${one.caseId}`);
  await call('wangfang', 'POST', `/api/cases/${one.caseId}/commands/revoke-circulation`, {
    id: v7(),
    circulation: circulations.at(-1)!.id,
  });
  await expect(page.getByRole('button', { name: '回复传阅', includeHidden: true })).toHaveCount(1);
  // then
  await expect(dialog.getByRole('textbox')).toHaveValue('已核对，没有意见');
  await button(dialog, '回复传阅').click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await button(dialog, '取消').click();
  await button(question(page), '放弃').click();
});

test('should keep a password under way until it is thrown away, and nothing of it afterwards', async () => {
  // given
  const page = of('liqiang');
  const menu = page.getByRole('button', { name: /账号菜单/ });
  await menu.click();
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  const dialog = page.getByRole('dialog', { name: '修改密码' });
  await dialog.getByLabel('当前密码').fill('不是它');
  await dialog.getByLabel('新密码', { exact: true }).fill('Banjian-2027');
  await dialog.getByLabel('再输一次新密码').fill('Banjian-2027');
  await button(dialog, '保存新密码').click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  // when
  await page.keyboard.press('Escape');
  await button(question(page), '放弃').click();
  // then
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.click();
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.getByLabel('当前密码')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
