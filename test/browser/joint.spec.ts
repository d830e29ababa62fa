import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { typeDay, visit } from './controls.ts';
import { desktop, expectAccessible, expectCalm, field, large, phone, shot, small } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * A joint case in a real browser (联办件): the window takes it in, three departments find their own branch, one refuses, one lets its promise go by and
 * supervision hears of it; when it has answered the case is refused, naming the department, and delivered.
 */
test.describe.configure({ mode: 'serial' });

let joint: { readonly caseId: string; readonly number: string };

const walk = startWalk(['wangfang', 'liqiang', 'tangbo', 'sunlei', 'liuyang']);
const { of, call, moveTo } = walk;

/** Registers a joint application at the window through the API: another walk shows the intake. */
const register = (): Promise<typeof joint> =>
  call('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'catering-one-thing',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('joint-catering'),
    materials: ['application', 'business-licence', 'layout-plan', 'safety-rules', 'fire-declaration', 'sign-drawing'].map(id => ({
      id,
      received: true,
      copies: 1,
      form: 'original',
    })),
  });

/** Completes a person's own task of the case through the API. */
async function answer(login: string, element: string, answers: object): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(login, 'GET', '/api/tasks');
  const { task, version } = rows.find(row => row.caseId === joint.caseId && row.element === element)!;
  await call(login, 'POST', `/api/cases/${joint.caseId}/commands/complete-task`, { id: v7(), task, version, answers });
}

async function toCase(login: string, tab = 'form'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${joint.caseId}#${tab}`);
  await expect(page.getByText(joint.number).first()).toBeVisible();
  return page;
}

/** What the panel of the case page says of a department. */
const branchRow = (page: Page, unit: string) => page.getByRole('region', { name: '联办部门' }).getByRole('row').filter({ hasText: unit });

/** Open the person's own task of the case from the inbox. */
async function openTask(login: string, name: string): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/inbox`);
  const row = page.getByRole('row').filter({ hasText: joint.number });
  await expect(row).toContainText(name);
  await row.getByRole('button', { name: joint.number }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return page;
}

async function fillOpinion(
  page: Page,
  result: '同意' | '不同意',
  said: { readonly opinion: string; readonly reason?: string; readonly basis?: string },
) {
  await typeDay(field(page, '联系申请人日期'), '2026-12-02');
  await field(page, '联系情况').fill('已电话联系申请人，约定现场核查。');
  await page.getByRole('radio', { name: result, exact: true }).check();
  await field(page, '意见说明').fill(said.opinion);
  if (said.reason) await field(page, '不同意的理由').fill(said.reason);
  if (said.basis) await field(page, '不同意的依据').fill(said.basis);
}

const finish = (page: Page) => page.getByRole('button', { name: /^提\s*交$/ }).click();

test('should take a joint application in and copy it to three departments', async () => {
  // given: Monday 2026-11-30
  await moveTo('2026-11-30', '09:00');
  joint = await register();
  // when the window asks and accepts
  const page = await openTask('wangfang', '问询与审查');
  await field(page, '涉及几项手续').fill('3');
  await page.getByRole('radio', { name: '材料齐全，予以受理' }).check();
  await shot(page, 'joint-inquire');
  await finish(page);
  await expect(page.getByRole('row').filter({ hasText: joint.number })).toHaveCount(0);
  // then every department has its branch, with its own limit
  const seen = await toCase('wangfang');
  const panel = seen.getByRole('region', { name: '联办部门' });
  await expect(panel.getByText('0 / 3 已出意见')).toBeVisible();
  for (const [unit, left] of [
    ['区市场监督管理局', '剩 5 个工作日'],
    ['区消防救援大队', '剩 5 个工作日'],
    ['区城市管理和综合执法局', '剩 3 个工作日'],
  ] as const) {
    await expect(branchRow(seen, unit)).toContainText('待办');
    await expect(branchRow(seen, unit)).toContainText(left);
  }
  await shot(seen, 'joint-accepted', [desktop, phone, large, small]);
  await expectAccessible(seen);
});

test('should show each department its own branch: one refuses, one agrees', async () => {
  // when the fire brigade refuses
  const fire = await openTask('tangbo', '部门审批意见 · 公众聚集场所消防安全检查');
  await fillOpinion(fire, '不同意', {
    opinion: '现场检查不符合要求。',
    reason: '疏散楼梯被占用，第二安全出口未设置。',
    basis: '《中华人民共和国消防法》第十五条',
  });
  await shot(fire, 'joint-opinion');
  await finish(fire);
  await expect(fire.getByRole('row').filter({ hasText: joint.number })).toHaveCount(0);
  // and market supervision agrees
  const food = await openTask('liqiang', '部门审批意见 · 食品经营许可');
  await fillOpinion(food, '同意', { opinion: '材料齐全，现场核查符合条件。' });
  await finish(food);
  await expect(food.getByRole('row').filter({ hasText: joint.number })).toHaveCount(0);
  // then the page tells both, and the case waits for the third
  const page = await toCase('liqiang');
  await expect(branchRow(page, '区消防救援大队')).toContainText('不同意');
  await expect(branchRow(page, '区消防救援大队')).toContainText('疏散楼梯被占用');
  await expect(branchRow(page, '区市场监督管理局')).toContainText('李强');
  await expect(branchRow(page, '区城市管理和综合执法局')).toContainText('待办');
});

test('should tell supervision when a department lets its promise go by', async () => {
  // when: urban management promised three working days, until Thursday 2026-12-03
  await moveTo('2026-12-04', '10:00');
  // then
  const late = await toCase('liuyang');
  await expect(branchRow(late, '区城市管理和综合执法局')).toContainText('已超 1 个工作日');
  await shot(late, 'joint-late', [desktop, phone, large, small]);
  await late.getByRole('button', { name: '切换到英文' }).click();
  await expect(late.getByRole('region', { name: 'Departments' })).toContainText('Disagrees');
  await shot(late, 'joint-late-en', [desktop, phone]);
  await late.getByRole('button', { name: /Chinese|中文/ }).click();
  await expect
    .poll(async () =>
      (await call<{ rows: { text: { zh: string } }[] }>('liuyang', 'GET', '/api/notices')).rows.map(row => row.text.zh).join(' '),
    )
    .toContain('有联办部门超过承诺时限仍未出具意见');
  await late.getByRole('tab', { name: /流程图/ }).click();
  await expect(late.locator('.djs-container svg').first()).toBeVisible();
  await shot(late, 'joint-diagram', [desktop, large]);
  await late.getByRole('tab', { name: /时限/ }).click();
  await expect(late.getByText('步骤时限 · 门头招牌设置').first()).toBeVisible();
  await shot(late, 'joint-clocks', [desktop]);
  await late.getByRole('tab', { name: /日志/ }).click();
  await expect(late.getByText('部门审批意见 · 门头招牌设置').first()).toBeVisible();
  await shot(late, 'joint-journal', [desktop]);
});

test('should refuse the whole case by name once the late one has answered, and deliver it', async () => {
  // when
  const signs = await openTask('sunlei', '部门审批意见 · 门头招牌设置');
  await shot(signs, 'joint-inbox-late', [desktop]);
  await fillOpinion(signs, '同意', { opinion: '招牌位置和尺寸符合要求。' });
  await finish(signs);
  await expect(signs.getByRole('row').filter({ hasText: joint.number })).toHaveCount(0);
  // then
  const page = await toCase('wangfang');
  await expect(branchRow(page, '区城市管理和综合执法局')).toContainText('超期 1 个工作日');
  await page.getByRole('tab', { name: /文书/ }).click();
  await page
    .getByRole('button', { name: /不予办理通知书/ })
    .first()
    .click();
  await expect(page.getByText('区消防救援大队不同意').first()).toBeVisible();
  await shot(page, 'joint-refusal', [desktop, large]);
  // when it is delivered
  const window = await openTask('wangfang', '送达');
  await field(window, '受送达人').fill('吴大伟');
  await window.getByRole('radio', { name: '窗口领取' }).check();
  await typeDay(field(window, '送达日期'), '2026-12-04');
  await finish(window);
  await expect(window.getByRole('row').filter({ hasText: joint.number })).toHaveCount(0);
  // then
  const closed = await toCase('wangfang');
  await expect(closed.getByText('已送达').first()).toBeVisible();
  await shot(closed, 'joint-closed', [desktop, phone]);
});

test('should collect the results once every department has agreed, and grant by one document', async () => {
  // given: a second case, to which every department agrees
  joint = await register();
  await answer('wangfang', 'inquire', answersFor('inquire'));
  for (const login of ['liqiang', 'tangbo', 'sunlei']) await answer(login, 'opinion', answersFor('opinion'));
  // when the window puts the results together
  const window = await openTask('wangfang', '汇总出件');
  await field(window, '出件证照').fill('食品经营许可证 1 份、消防安全检查意见书 1 份、门头招牌设置意见 1 份。');
  await window.getByRole('checkbox', { name: /各部门结果已收齐/ }).check();
  await shot(window, 'joint-collect', [desktop]);
  await finish(window);
  // then the next task is to hand them over, and the document names every department
  await openTask('wangfang', '送达');
  const page = await toCase('wangfang', 'documents');
  await page
    .getByRole('button', { name: /联办件办结通知书/ })
    .first()
    .click();
  await expect(page.getByText('各联办部门审查，符合法定条件').first()).toBeVisible();
  await shot(page, 'joint-granted', [desktop, large]);
  for (const one of walk.everybody()) expectCalm(one);
});
