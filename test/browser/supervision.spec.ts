import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { openSelect, optionOf, pickOption, visit } from './controls.ts';
import { desktop, expectAccessible, expectCalm, large, phone, shot, shots, small } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * Supervision in a real browser (督办): cards appear, the handler explains, the office reminds and sends a notice, the handler answers and contests,
 * the office revokes, gives a card by hand and tests other rules on the past.
 */
test.describe.configure({ mode: 'serial' });

interface Case {
  readonly caseId: string;
  readonly number: string;
}
let over: Case;

const walk = startWalk(['wangfang', 'liqiang', 'liuyang']);
const { of, call } = walk;

/** A picture of the page on every screen it is used on. */
const shotWide = (page: Page, name: string) => shot(page, name, [desktop, phone, large, small]);

/** Moves the clock to an evening, when nobody works any more, or to another hour. */
const moveTo = (day: string, hour = '20:00') => walk.moveTo(day, hour);

/** A case accepted today, with the handler. */
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

const press = (within: Page | Locator, words: string): Promise<void> =>
  within
    .getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) })
    .first()
    .click();

/** Leaves a dialog in which something was typed. */
async function leave(page: Page): Promise<void> {
  await press(page.getByRole('dialog').first(), '取消');
  await press(page.getByRole('dialog', { name: '内容尚未提交，确定放弃？' }), '放弃');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function toSupervision(login: string, tab: 'cards' | 'overdue' | 'backtest'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/supervision#${tab}`);
  await expect(page.getByRole('heading', { name: '督查', level: 1 })).toBeVisible();
  return page;
}

async function toCase(login: string, one: Case, tab = 'form'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${one.caseId}#${tab}`);
  await expect(page.getByText(one.number).first()).toBeVisible();
  return page;
}

const rowOf = (page: Page, { number }: Case): Locator => page.getByRole('row').filter({ hasText: number });

test('should list what is due today, and what is over without an explanation', async () => {
  // given: five working days from Monday 2026-11-30
  await moveTo('2026-11-29');
  await moveTo('2026-11-30', '09:00');
  over = await accepted();
  const office = of('liuyang');
  // when
  await moveTo('2026-12-07', '10:00');
  await toSupervision('liuyang', 'overdue');
  // then
  await expect(office.getByRole('button', { name: /1\s*今日到期/ })).toBeVisible();
  await expect(rowOf(office, over).getByText('今日到期')).toBeVisible();
  await moveTo('2026-12-08');
  await toSupervision('liuyang', 'overdue');
  await office.getByRole('button', { name: /1\s*超期未说明/ }).click();
  await expect(rowOf(office, over).getByText('已超 1 个工作日')).toBeVisible();
  await office.getByRole('button', { name: /超期已说明/ }).click();
  await expect(office.getByText('这一栏没有办件')).toBeVisible();
  await office.getByRole('button', { name: /超期未说明/ }).click();
  await shotWide(office, 'supervision-overdue');
  await expectAccessible(office);
});

test('should remind the handler, and say what is missing beside the fields', async () => {
  const office = await toSupervision('liuyang', 'overdue');
  await press(rowOf(office, over), '要求说明');
  const dialog = office.getByRole('dialog');
  await press(dialog, '要求说明');
  await expect(dialog.getByText('请填写后再提交')).toBeVisible();
  await dialog.getByLabel(/要求说明的内容/).fill('请说明现场核查为何没有按期完成');
  await shotWide(office, 'supervision-demand');
  await expectAccessible(office);
  await press(dialog, '要求说明');
  await expect(office.getByText('要求说明已发出')).toBeVisible();
  await expect(rowOf(office, over).getByText('等待答复')).toBeVisible();
  expectCalm(office);
});

test('should tell the handler in the inbox what is asked, and take the explanation', async () => {
  // given
  const page = of('liqiang');
  await page.goto(`${walk.server.address}/inbox`);
  await page.getByText(over.number).first().click();
  const asked = page.getByRole('region', { name: '待您办理的督办' });
  await expect(asked.getByText(/刘洋于 .* 发来督办：要求说明/)).toBeVisible();
  await page.screenshot({ path: join(shots, 'inbox-supervised.png'), animations: 'disabled' });
  await expectAccessible(page);
  // when
  const { rows } = await call<{ rows: { caseId: string; task: string }[] }>('liqiang', 'GET', '/api/tasks');
  await page.goto(`${walk.server.address}/tasks/${over.caseId}/${rows[0]!.task}`);
  await press(asked, '说明超期原因');
  const dialog = page.getByRole('dialog');
  await press(dialog, '说明超期原因');
  await expect(dialog.getByText('请选择是谁的原因')).toBeVisible();
  await dialog.getByText('机关原因').click();
  await dialog.getByLabel(/原因说明/).fill('核查人员参加专项检查，没有按期到现场');
  await dialog.getByLabel(/解决方案/).fill('12 月 9 日完成现场核查，12 月 11 日前办结');
  await shotWide(page, 'explain-overdue');
  await expectAccessible(page);
  await press(dialog, '说明超期原因');
  // then
  await expect(page.getByText('说明已提交')).toBeVisible();
  const office = await toSupervision('liuyang', 'overdue');
  await office.getByRole('button', { name: /1\s*超期已说明/ }).click();
  await expect(rowOf(office, over).getByText('核查人员参加专项检查')).toBeVisible();
});

test('should keep what was typed when the server refuses', async () => {
  // given: the statutory limit is neither due nor over
  const office = await toCase('liuyang', over);
  await office.getByRole('button', { name: '更多操作' }).click();
  await office.getByRole('menuitem', { name: '督办', exact: true }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByText('法定时限', { exact: true }).click();
  await dialog.getByLabel(/要求说明的内容/).fill('请说明办理进度');
  // when
  await press(dialog, '督办');
  // then
  await expect(dialog.getByText(/要求说明应在时限到期当日或超期后/)).toBeVisible();
  await expect(dialog.getByLabel(/要求说明的内容/)).toHaveValue('请说明办理进度');
  await shotWide(office, 'demand-refused');
  await leave(office);
});

test('should send nothing before it knows whom a demand goes to', async () => {
  // given: the people of the centre arrive late
  const office = of('liuyang');
  let release = () => {};
  const late = new Promise<void>(resolve => {
    release = resolve;
  });
  await office.route('**/api/organisation', async route => {
    await late;
    await route.continue();
  });
  await toCase('liuyang', over);
  await office.reload();
  // when
  await office.getByRole('button', { name: '更多操作' }).click();
  await office.getByRole('menuitem', { name: '督办', exact: true }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel(/要求说明的内容/).fill('请再次说明');
  const give = dialog.getByRole('button', { name: /^督\s*办$/ });
  // then
  await expect(give).toBeDisabled();
  release();
  await expect(dialog.getByText('李强')).toBeVisible();
  await expect(give).toBeEnabled();
  await expect(dialog.getByText('请选择发给谁')).toHaveCount(0);
  await leave(office);
  await office.unroute('**/api/organisation');
});

test('should send a monitoring notice that can be printed', async () => {
  // given: three working days over
  await moveTo('2026-12-10');
  const office = await toSupervision('liuyang', 'overdue');
  await expect(office.getByRole('button', { name: /1\s*连续三个工作日超期/ })).toBeVisible();
  // when
  await rowOf(office, over).getByRole('button', { name: '其他督办' }).click();
  await office.getByRole('menuitem', { name: '办件流程监控通知书' }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel(/存在问题和整改要求/).fill('承诺时限超期三个工作日。请立即办结，并书面答复整改情况。');
  await press(dialog, '办件流程监控通知书');
  await expect(office.getByText('办件流程监控通知书已发出')).toBeVisible();
  await shotWide(office, 'supervision-three-days');
  await rowOf(office, over).getByRole('link', { name: '打开通知书' }).click();
  // then
  await expect(office.getByRole('heading', { name: '办件流程监控通知书' }).first()).toBeVisible();
  await expect(office.getByText('请立即办结，并书面答复整改情况').first()).toBeVisible();
  await shotWide(office, 'monitoring-notice');
  await expectAccessible(office);
  await office.emulateMedia({ media: 'print' });
  await expect(office.getByRole('button', { name: /打\s*印/ })).toBeHidden();
  await office.screenshot({ path: join(shots, 'monitoring-notice-print.png'), fullPage: true });
  await office.emulateMedia({ media: 'screen' });
  expectCalm(office);
});

test('should let the handler answer the notice and contest the red card', async () => {
  // given
  const page = await toCase('liqiang', over);
  const asked = page.getByRole('region', { name: '待您办理的督办' });
  await expect(asked.getByText(/发来督办：办件流程监控通知书/)).toBeVisible();
  await shotWide(page, 'case-owed');
  await expectAccessible(page);
  // when
  await asked.locator('.bj-owed-line').filter({ hasText: '监控通知书' }).getByRole('button', { name: '答复督办' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/答复内容/)
    .fill('已于当日完成现场核查，正在审核');
  await press(page.getByRole('dialog'), '答复督办');
  await expect(page.getByText('已答复').first()).toBeVisible();
  await press(asked, '查看和申诉');
  await press(asked.getByRole('listitem').filter({ hasText: '红牌承诺时限' }), '申诉');
  await page
    .getByRole('dialog')
    .getByLabel(/申诉理由/)
    .fill('申请人更改经营场所，核查地点两次变更');
  await shotWide(page, 'card-appeal');
  await press(page.getByRole('dialog'), '申诉');
  await expect(page.getByText('申诉已提交督查室')).toBeVisible();
  // then
  await page.getByRole('tab', { name: /督办/ }).click();
  await expect(page.getByText('申诉待处理')).toBeVisible();
  await shotWide(page, 'case-supervision');
  await expectAccessible(page);
  expectCalm(page);
});

test('should show the cards with cause, day and appeal, and take a revoked one from the list', async () => {
  // given
  const office = await toSupervision('liuyang', 'cards');
  const red = office.getByRole('region', { name: '红牌' });
  await expect(red.getByText('申诉待处理')).toBeVisible();
  const before = await red.getByRole('row').count();
  await shotWide(office, 'supervision-cards');
  await expectAccessible(office);
  await rowOf(office, over).filter({ hasText: '申诉待处理' }).getByRole('button', { name: '详情' }).click();
  await expect(office.getByRole('dialog').getByText('核查地点两次变更')).toBeVisible();
  await shotWide(office, 'card-detail');
  // when
  await press(office.getByRole('dialog'), '处理申诉');
  const dialog = office.getByRole('dialog').filter({ hasText: '处理结果' });
  await dialog.getByText('牌失效，扣分归零').click();
  await dialog.getByLabel(/处理理由/).fill('核查地点变更属实，不计承办人责任');
  await shotWide(office, 'card-decide');
  await expectAccessible(office);
  await press(dialog, '处理申诉');
  await expect(office.getByText('申诉已处理')).toBeVisible();
  // then
  await expect(async () => {
    const rows = (await red.count()) === 0 ? 0 : await red.getByRole('row').count();
    expect(rows).toBeLessThan(before);
  }).toPass();
  await expect(office.getByText('申诉待处理')).toHaveCount(0);
  expectCalm(office);
});

test('should give a card by hand', async () => {
  const office = await toSupervision('liuyang', 'cards');
  await press(office, '人工发牌');
  const dialog = office.getByRole('dialog');
  await press(dialog, '人工发牌');
  await expect(dialog.getByText('请选择办件')).toBeVisible();
  await pickOption(dialog.getByRole('combobox', { name: /办件号/ }), new RegExp(over.number), over.number);
  await pickOption(dialog.getByRole('combobox', { name: /收牌人/ }), /李强/, '李强');
  await dialog.getByLabel('扣分').fill('2');
  await dialog.getByLabel(/发牌事由/).fill('未按规定一次性告知');
  await shotWide(office, 'card-manual');
  await expectAccessible(office);
  await press(dialog, '人工发牌');
  await expect(office.getByText('已发黄牌')).toBeVisible();
  await expect(rowOf(office, over).filter({ hasText: '人工发牌' }).getByText('扣 2 分')).toBeVisible();
  expectCalm(office);
});

test('should test other card rules on the past, without JSON and with it', async () => {
  // given
  const office = await toSupervision('liuyang', 'backtest');
  await expect(office.getByText('与现行规则相同')).toBeVisible();
  // when: nothing changed
  await press(office, '开始回测');
  await expect(office.getByText(/0 处差异/)).toBeVisible();
  await shotWide(office, 'backtest-same');
  await expectAccessible(office);
  // when: the yellow card two working days after the due day, and to the unit leader
  const yellow = office.getByRole('group', { name: /规则 2/ });
  await yellow.getByLabel('数值').fill('2');
  await expect(office.getByText('有改动，尚未发布')).toBeVisible();
  await press(office, '开始回测');
  // then
  await expect(office.getByText(/与现行规则相比有 \d+ 处差异/)).toBeVisible();
  await expect(office.getByRole('row').filter({ hasText: over.number }).first()).toBeVisible();
  await shotWide(office, 'backtest-changed');
  await expectAccessible(office);
  await office.getByText('源文本（JSON）', { exact: true }).click();
  await expect(office.getByLabel('源文本（JSON）').last()).toHaveValue(/"afterDue": 2/);
  await office.getByLabel('源文本（JSON）').last().fill('{\n  "rules": [\n  }');
  await expect(office.getByText('第 3 行附近不是有效的 JSON')).toBeVisible();
  await shotWide(office, 'backtest-json');
  await press(office, '恢复为现行规则');
  await expect(office.getByText('与现行规则相同')).toBeVisible();
  expectCalm(office);
});

/** Opens an act from the menu of the case. */
async function openAct(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  return page.getByRole('dialog');
}

test('should tell what a lawful pause and its end do to the clocks before they are confirmed', async () => {
  // given
  const one = await accepted();
  const page = await toCase('liqiang', one);
  // when
  const dialog = await openAct(page, '暂停计时');
  await press(dialog, '暂停计时');
  await expect(dialog.getByText('请选择特别程序')).toBeVisible();
  const procedure = dialog.getByRole('combobox', { name: /特别程序/ });
  await expect(optionOf(await openSelect(procedure), /听证.*最长 20 个工作日/)).toBeVisible();
  await pickOption(procedure, /检验/);
  await expect(dialog.getByText(/承诺时限停止计时，剩 5 个工作日，恢复后接着计算/)).toBeVisible();
  await dialog.getByLabel('预计用时').fill('3');
  await dialog.getByLabel(/理由/).fill('经营场所需要检验');
  await shotWide(page, 'pause-clock');
  await expectAccessible(page);
  await press(dialog, '暂停计时');
  await expect(page.getByText(/已提出检验/)).toBeVisible();
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(
    'liqiang',
    'GET',
    '/api/tasks',
  );
  const told = rows.find(row => row.caseId === one.caseId && row.element === 'special')!;
  await call('liqiang', 'POST', `/api/cases/${one.caseId}/commands/complete-task`, {
    id: v7(),
    task: told.task,
    version: told.version,
    answers: answersFor('special'),
  });
  // then
  await toCase('liqiang', one);
  await expect(page.getByText('暂停中(检验)').first()).toBeVisible();
  await press(page, '结束检验');
  await expect(page.getByRole('dialog').getByText(/承诺时限恢复计时，剩 5 个工作日/)).toBeVisible();
  await shotWide(page, 'resume-clock');
  await expectAccessible(page);
  await press(page.getByRole('dialog'), '结束检验');
  await expect(page.getByText('检验已结束')).toBeVisible();
  await expect(page.getByText('剩 5 个工作日').first()).toBeVisible();
  // and the terms of an extension
  const extension = await openAct(page, '申请延期');
  await expect(extension.getByText(/承诺时限：还可以延期 \d 次/)).toBeVisible();
  await expect(extension.getByText(/批准，批准后书面告知申请人/)).toBeVisible();
  await shotWide(page, 'extension-terms');
  await expectAccessible(page);
  await press(extension, '取消');
  expectCalm(page);
});

test('should mark a provisional due day, and tell the keyboard why', async () => {
  // given: the year 2027 is not published
  await moveTo('2026-12-30', '09:00');
  const one = await accepted();
  const page = of('liqiang');
  await page.goto(`${walk.server.address}/inbox`);
  await expect(page.getByText(one.number).first()).toBeVisible();
  const mark = page.getByRole('row').filter({ hasText: one.number }).getByTestId('provisional');
  await mark.focus();
  await expect(page.getByRole('tooltip')).toContainText('尚未公布');
  await page.screenshot({ path: join(shots, 'provisional-inbox.png'), animations: 'disabled' });
  await expectAccessible(page);
  await toCase('liqiang', one);
  await expect(page.getByTestId('provisional').first()).toBeVisible();
  await shotWide(page, 'provisional-case');
  expectCalm(page);
});

test('should speak English when asked', async () => {
  const office = await toSupervision('liuyang', 'overdue');
  await office.getByRole('button', { name: '切换到英文' }).click();
  await expect(office.getByRole('heading', { name: 'Supervision', level: 1 })).toBeVisible();
  await shotWide(office, 'supervision-overdue-english');
  await office.getByRole('tab', { name: 'Warnings and cards' }).click();
  await expect(office.getByText('Given by hand').first()).toBeVisible();
  await shotWide(office, 'supervision-cards-english');
  await office.getByRole('tab', { name: 'Back-test of rules' }).click();
  await expect(office.getByText('The same as the rules in force')).toBeVisible();
  await shotWide(office, 'backtest-english');
  await expectAccessible(office);
  expectCalm(office);
});
