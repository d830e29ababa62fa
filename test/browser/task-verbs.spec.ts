import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { openSelect, optionOf, pickOption, visit } from './controls.ts';
import { drillItem, publishDrill } from './drill.ts';
import { expectAccessible, expectCalm, shot } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * The verbs on tasks in a real browser (办理动作): transfer, delegate, add signers and vote, return with its preview and straight back, take back,
 * circulate and read, incidents, jumps.
 */

interface Case {
  readonly caseId: string;
  readonly number: string;
}

const walk = startWalk(['wangfang', 'liqiang', 'zhaomin', 'chenjing', 'zhouwei', 'huangmei'], async server => {
  await server.stop();
  publishDrill(server.database);
  await server.restart();
});
const { of, call } = walk;

interface Row {
  readonly caseId: string;
  readonly task: string;
  readonly version: number;
  readonly element: string;
}

async function complete(login: string, { caseId }: Case, element: string): Promise<void> {
  const { rows } = await call<{ rows: Row[] }>(login, 'GET', '/api/tasks');
  const row = rows.find(one => one.caseId === caseId && one.element === element)!;
  const body = { id: v7(), task: row.task, version: row.version, answers: answersFor(element) };
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, body);
}

async function opened(item = 'food-business-new'): Promise<Case> {
  return call<Case>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item,
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
}

/** A case that lies with the handler, or further on. */
async function at(step: 'handle' | 'review', item?: string): Promise<Case> {
  const one = await opened(item);
  await complete('wangfang', one, 'check');
  if (step === 'review') await complete('liqiang', one, 'handle');
  return one;
}

async function toCase(login: string, { caseId, number }: Case, tab = 'form'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${caseId}#${tab}`);
  await expect(page.getByText(number).first()).toBeVisible();
  return page;
}

async function toTask(login: string, one: Case): Promise<Page> {
  const { rows } = await call<{ rows: Row[] }>(login, 'GET', '/api/tasks');
  const row = rows.find(({ caseId }) => caseId === one.caseId)!;
  await of(login).goto(`${walk.server.address}/tasks/${one.caseId}/${row.task}`);
  await expect(of(login).getByRole('button', { name: '更多办理' })).toBeVisible();
  return of(login);
}

/** Opens a verb from the menu of the task. */
async function openVerb(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: '更多办理' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Presses the button of a dialog whose words antd may part with a blank. */
const press = (within: Page | Locator, words: string): Promise<void> =>
  within.getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) }).click();

/** Takes a person found by name. */
const choose = (page: Page, label: string, name: string): Promise<void> =>
  pickOption(page.getByRole('dialog').getByRole('combobox', { name: label }), new RegExp(name), name);

test('should transfer a task to a colleague, with what is missing said beside the fields', async () => {
  // given
  const one = await at('handle');
  const page = await toTask('liqiang', one);
  await page.getByRole('button', { name: '更多办理' }).click();
  await expect(page.getByRole('menuitem', { name: '转办' })).toBeVisible();
  await shot(page, 'verbs-menu');
  await page.keyboard.press('Escape');
  // when
  const dialog = await openVerb(page, '转办');
  await press(dialog, '转办');
  await expect(dialog.getByText('请选择人员')).toBeVisible();
  const colleague = dialog.getByRole('combobox', { name: '转给谁' });
  const people = await openSelect(colleague);
  await colleague.fill('赵');
  await expect(optionOf(people, /赵敏/)).toBeVisible();
  await shot(page, 'verb-transfer-people');
  await pickOption(colleague, /赵敏/, '赵');
  await dialog.getByLabel('转办理由').fill('出差三天');
  await shot(page, 'verb-transfer');
  await press(dialog, '转办');
  // then
  await expect(page.getByText('已转给赵敏办理')).toBeVisible();
  const passed = await toTask('zhaomin', one);
  await expect(passed.getByText('转办经过：李强')).toBeVisible();
  await shot(passed, 'task-transferred');
  expectCalm(page);
});

test('should ask a colleague for an opinion and get the task back', async () => {
  // given
  const one = await at('handle');
  const page = await toTask('liqiang', one);
  // when
  const dialog = await openVerb(page, '委派');
  await choose(page, '请谁提出意见', '赵敏');
  await dialog.getByLabel('要对方回答什么').fill('请核对经营场所面积');
  await press(dialog, '委派');
  await expect(page.getByText('已请赵敏提出意见')).toBeVisible();
  const asked = await toTask('zhaomin', one);
  await expect(asked.getByText('李强委派您提出意见')).toBeVisible();
  await expect(asked.getByText('请核对经营场所面积')).toBeVisible();
  await press(asked, '回复委派');
  await expect(asked.getByText('请填写意见')).toBeVisible();
  await asked.getByLabel('答复意见').fill('面积属实');
  await shot(asked, 'task-delegated');
  await press(asked, '回复委派');
  // then
  await expect(asked.getByText('已回复，任务交回李强')).toBeVisible();
  await toTask('liqiang', one);
  await expect(page.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  expectCalm(asked);
});

test('should add a signer before, who votes, and go on', async () => {
  // given
  const one = await at('review');
  const page = await toTask('chenjing', one);
  // when
  const dialog = await openVerb(page, '加签');
  await choose(page, '加签人员', '周伟');
  await dialog.getByLabel('加签说明').fill('请先看一下');
  await shot(page, 'verb-add-signers');
  await press(dialog, '加签');
  await expect(page.getByText('已加签')).toBeVisible();
  const waiting = await toCase('chenjing', one);
  await expect(waiting.getByText('前面的人员还没有办理').first()).toBeVisible();
  await shot(waiting, 'task-seat-waiting');
  const signer = await toTask('zhouwei', one);
  await expect(signer.getByRole('region', { name: '参与人员' })).toContainText('前加签');
  await press(signer, '不同意');
  await expect(signer.getByText('请填写意见')).toBeVisible();
  await signer.getByLabel('意见', { exact: true }).fill('没有不同意见');
  await shot(signer, 'task-vote');
  await expectAccessible(signer);
  await press(signer, '同意');
  // then
  await expect(signer.getByText('已表态：同意')).toBeVisible();
  await toTask('chenjing', one);
  await expect(page.getByRole('region', { name: '参与人员' })).toContainText('同意');
  await expect(page.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  await shot(page, 'task-signed');
  expectCalm(page);
});

test('should return with a preview, be reworked and come straight back', async () => {
  // given
  const one = await at('review');
  const page = await toTask('chenjing', one);
  // when
  const dialog = await openVerb(page, '退回');
  await expect(dialog.getByText('上一步')).toBeVisible();
  await press(dialog, '退回');
  await expect(dialog.getByText('请先选择')).toBeVisible();
  await dialog.getByText('形式审查').click();
  await expect(dialog.getByText('其间已作出的行为和文书')).toBeVisible();
  await shot(page, 'verb-return-acts');
  await dialog.getByText('承办', { exact: true }).click();
  await dialog.getByText('直接回到我这里').click();
  await dialog.getByLabel('退回理由').fill('缺现场核查记录');
  await shot(page, 'verb-return');
  await press(dialog, '退回');
  await expect(page.getByText('已退回')).toBeVisible();
  await complete('liqiang', one, 'handle');
  // then
  await toTask('chenjing', one);
  await expect(page.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  const journal = await toCase('chenjing', one, 'journal');
  await expect(journal.getByText('缺现场核查记录').first()).toBeVisible();
  await shot(journal, 'journal-returned');
  expectCalm(page);
});

test('should take a completed task back while nobody has read the next', async () => {
  // given
  const one = await at('review');
  const page = await toCase('liqiang', one);
  await expect(page.getByText('下一环节还没有开始，可以撤回')).toBeVisible();
  await shot(page, 'case-take-back');
  // when
  await press(page, '撤回已办');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('撤回理由').fill('漏填一项');
  await shot(page, 'verb-take-back');
  await press(dialog, '撤回已办');
  // then
  await expect(page.getByText('已撤回，任务回到您的待办')).toBeVisible();
  await expect(page.getByRole('button', { name: /提\s*交/ })).toBeVisible();
  await toCase('liqiang', one, 'journal');
  await expect(page.getByText('漏填一项').first()).toBeVisible();
  expectCalm(page);
});

test('should circulate a case, which is read, answered and shown with its times', async () => {
  // given
  const one = await at('handle');
  const page = await toCase('liqiang', one);
  // when
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '抄送、传阅' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('传阅', { exact: true }).click();
  await choose(page, '发送给', '周伟');
  await choose(page, '发送给', '赵敏');
  await dialog.getByLabel('附言').fill('请阅示');
  await shot(page, 'verb-circulate');
  await press(dialog, '抄送或传阅');
  await expect(page.getByText('已发送')).toBeVisible();
  const reader = await toCase('zhouwei', one);
  await expect(reader.getByText('请阅示').first()).toBeVisible();
  await shot(reader, 'case-circulated');
  await press(reader, '已阅');
  await expect(reader.getByText('已标为已阅')).toBeVisible();
  await press(reader, '回复传阅');
  await reader.getByRole('dialog').getByLabel('回复内容').fill('按规定办理');
  await press(reader.getByRole('dialog'), '回复传阅');
  // then
  await toCase('liqiang', one, 'circulations');
  const list = page.getByRole('region', { name: '抄送和传阅' });
  await expect(list).toContainText('按规定办理');
  await expect(list).toContainText('未读');
  await shot(page, 'case-circulations');
  await expectAccessible(page);
  await press(list, '收回');
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /收\s*回/ })
    .click();
  await expect(page.getByText('已收回')).toBeVisible();
  expectCalm(page);
});

test('should fill in what an incident lacks, skip another, and countersign', async () => {
  // given
  const [one, other] = [await at('review', drillItem), await at('review', drillItem)];
  const page = await toCase('huangmei', one);
  await expect(page.getByText('第 1 项异常')).toBeVisible();
  await shot(page, 'case-incident');
  // when
  await press(page, '填写后重试');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('数据名称').fill('chosenReviewer');
  await dialog.getByLabel('内容').fill('chenjing');
  await shot(page, 'incident-resolve');
  await press(dialog, '填写后重试');
  // then
  await expect(page.getByText('第 1 项异常')).toHaveCount(0);
  await toTask('chenjing', one);
  // when
  await toCase('huangmei', other);
  await press(page, '跳过');
  await shot(page, 'incident-skip');
  await press(page.getByRole('dialog'), '跳过这一步');
  await expect(page.getByText('第 1 项异常')).toHaveCount(0);
  // then
  const signer = await toTask('zhouwei', other);
  await expect(signer.getByText('会签：每人都同意才通过')).toBeVisible();
  await shot(signer, 'task-countersign');
  expectCalm(page);
});

test('should let an administrator move a case to another step', async () => {
  // given
  const one = await at('review');
  const page = await toCase('huangmei', one);
  // when
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '跳转' }).click();
  const dialog = page.getByRole('dialog');
  await press(dialog, '跳转');
  await expect(dialog.getByText('请选择要跳到的环节')).toBeVisible();
  await pickOption(dialog.getByRole('combobox', { name: '跳到' }), '承办', '承办');
  await dialog.getByLabel('跳转理由').fill('走错环节');
  await shot(page, 'verb-jump');
  await press(dialog, '跳转');
  // then
  await expect(page.getByText('已跳转')).toBeVisible();
  await toTask('liqiang', one);
  await toCase('huangmei', one, 'journal');
  await expect(page.getByText('走错环节').first()).toBeVisible();
  expectCalm(page);
});

test('should speak English in the dialogs when asked', async () => {
  const one = await at('review');
  const page = await toTask('chenjing', one);
  await page.getByRole('button', { name: '切换到英文' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Return' }).click();
  await expect(page.getByRole('dialog').getByText('previous step')).toBeVisible();
  await shot(page, 'verb-return-english');
});
