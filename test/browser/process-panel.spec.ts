import { expect, type Locator, type Page, test } from '@playwright/test';
import { pickOption, visit } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/**
 * The properties panel (属性面板): an administrator says who does a step, in every way there is, without typing an id; words of a notice are written
 * where they are sent; conditions in rows; a timer in words. What was set is there again after a reload.
 */
test.describe.configure({ mode: 'serial' });
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

const side = (): Locator => page.getByRole('complementary', { name: '属性与步骤' });
const select = (name: string): Locator => side().getByRole('combobox', { name, exact: true });
const take = (name: string, option: string): Promise<void> => pickOption(select(name), option, option);

/** Chooses a step in the list of steps; its properties are shown. */
async function choose(step: string, element: string): Promise<void> {
  await side().getByRole('tab', { name: '步骤清单' }).click();
  await side()
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .first()
    .click();
  await expect(side().locator(`[data-element="${element}"]`)).toBeVisible();
}

/** Opens a section by its title. */
async function open(title: string): Promise<void> {
  const section = side()
    .locator('details', { has: page.locator('summary', { hasText: title }) })
    .first();
  if ((await section.getAttribute('open')) === null) await section.locator('summary').first().click();
  await expect(section).toHaveAttribute('open', '');
}

async function picture(name: string, at: Locator): Promise<void> {
  await at.scrollIntoViewIfNeeded();
  await shot(page, name, [{ width: 1366, height: 768 }]);
}

test('should say who does a step by people, units, steps and leaders, all chosen by name', async () => {
  await visit(page, `${server.address}/designer/packs/promised#process`);
  await choose('审核', 'review');
  await expect(side().getByText('担任这个角色的人都可以办。')).toBeVisible();
  await expect(side().getByText('按现在的岗位，能办的人：')).toBeVisible();
  await picture('panel-role', side().locator('.bjd-holders li').last());

  await take('办理人', '指定人员');
  await pickOption(select('办理人员'), /^陈静（/, '陈静');
  await expect(side().locator('.ant-select-selection-item', { hasText: '陈静' })).toBeVisible();
  await picture('panel-people', select('办理人'));

  await take('办理人', '由他人指定');
  await take('由谁指定', '上一步的办理人（提交时选）');
  await take('哪一步的办理人来选', '承办');
  await take('只能选这个角色的人', '审核人');
  await picture('panel-choice', select('办理人'));

  await take('办理人', '上级领导');
  await take('谁的领导', '某一步办理人的领导');
  await take('哪一步的办理人', '承办');
  await side().getByLabel('往上几级', { exact: true }).fill('2');
  await side().getByLabel('往上几级', { exact: true }).press('Tab');
  await picture('panel-leader', select('办理人'));
});

test('should set what holds in special cases, and a countersign', async () => {
  await open('分派与特殊情况');
  await take('任务怎么分派', '轮流分给一人');
  await take('没有合适的人时', '转给另一个角色');
  await take('转给哪个角色', '批准人');
  await take('办理人就是申请人时', '改由本人的领导办');
  await take('同一人前面已同意时', '自动通过，留下记录');
  await pickOption(select('不能由这些步骤的人来办'), '承办', '承办');
  await picture('panel-policies', select('任务怎么分派'));
  await take('任务怎么分派', '大家可见，一人签收');
  await open('多人会签');
  await take('会签方式', '依次：逐个签');
  await take('有人不同意时', '一票否决，马上结束');
  await picture('panel-countersign', select('会签方式'));
  await expectAccessible(page);
  expectCalm(page);
});

test('should offer verbs with their settings, and write the words of a notice where it is sent', async () => {
  await open('动作怎么办');
  await take('退回改好以后', '直接回到退回的人');
  await picture('panel-verbs', select('退回改好以后'));

  await open('告知');
  await side().getByRole('button', { name: '添加告知' }).click();
  await side().getByLabel('告知语（中文）').fill('您的件正在审核。');
  await side().getByLabel('告知语（英文）').fill('Your case is being reviewed.');
  await picture('panel-notice', side().getByLabel('告知语（英文）'));

  // the words stand among those of the pack
  await page.getByRole('tab', { name: '文字', exact: true }).click();
  await expect(page.getByRole('textbox', { name: '中文' }).filter({ hasText: '您的件正在审核。' })).toBeVisible();
  await page.getByRole('tab', { name: '流程', exact: true }).click();
  await expect(side()).toBeVisible();
});

test('should show every way out of a gateway with its condition in rows', async () => {
  await choose('审核结论', 'gwReview');
  const way = side()
    .getByRole('group', { name: /审核.*|走向：.*承办/ })
    .first();
  await expect(way.getByRole('combobox', { name: '第 1 行字段' })).toBeVisible();
  await way.getByRole('button', { name: '添加条件' }).click();
  await pickOption(way.getByRole('combobox', { name: '第 2 行字段' }), '申请人类型', '申请人类型');
  await pickOption(way.getByRole('combobox', { name: '第 2 行值' }), '个人');
  await expect(way.getByText('全部满足')).toBeVisible();
  await picture('panel-gateway', way);
  await expectAccessible(page);
});

test('should set a system task and a called process', async () => {
  await choose('受理', 'accept');
  await take('系统动作', '发起关联办件');
  await expect(select('发起哪个事项')).toBeVisible();
  await take('发起哪个事项', '食品经营许可（新办）');
  await picture('panel-action', select('系统动作'));
  await take('系统动作', '发牌');
  await take('什么牌', '黄牌');
  await pickOption(select('牌发给谁'), '窗口主管', '窗口主管');
  await side().getByLabel('发牌事由').fill('受理超期');
  await side().getByLabel('发牌事由').press('Tab');
  await picture('panel-card', select('系统动作'));
  await choose('一次性告知与补正', 'callSupplement');
  await expect(side().getByRole('textbox', { name: '第 1 行变量名' })).toHaveValue('supplementOutcome');
  await picture('panel-call', side().getByRole('textbox', { name: '第 1 行变量名' }));
  expectCalm(page);
});

test('should find all of it again after saving and a reload', async () => {
  await page.getByRole('button', { name: '保存草稿' }).first().click();
  await expect(page.getByText(/黄梅 .* 已保存/)).toBeVisible();
  await page.reload();
  await choose('审核', 'review');
  await expect(side().getByLabel('往上几级', { exact: true })).toHaveValue('2');
  await expect(side().getByText('依次：逐个签').first()).toBeVisible();
  await expect(side().getByText('改了 4 项')).toBeVisible();
  await choose('受理', 'accept');
  await expect(side().getByLabel('发牌事由')).toHaveValue('受理超期');
  expectCalm(page);
});

test('should lose nothing that is still in a field when the page is left by a link, by the way back, or loaded anew', async () => {
  // given
  const note = (): Locator => side().getByRole('textbox', { name: '备注' });
  const open = async (): Promise<void> => {
    await page.getByRole('link', { name: '即办件办理' }).click();
    await expect(note()).toBeVisible();
  };
  const leave = {
    链接: () => page.getByRole('link', { name: /返回流程库/ }).click(),
    返回: () => page.goBack(),
    刷新: () => page.reload(),
  };
  for (const [way, go] of Object.entries(leave)) {
    await visit(page, `${server.address}/designer/`);
    await open();
    await note().fill(`离开前写的：${way}`);
    // when
    await go();
    if (way !== '刷新') {
      await expect(page.getByRole('heading', { name: '流程库' })).toBeVisible();
      await open();
    }
    // then
    await expect(page.getByText(/已取回本机 .* 未保存的修改/)).toBeVisible();
    await expect(note()).toHaveValue(`离开前写的：${way}`);
  }
});

test('should say a timer in words', async () => {
  await visit(page, `${server.address}/designer/packs/supplement#process`);
  await side().getByRole('tab', { name: '步骤清单' }).click();
  const timer = side()
    .getByRole('button', { name: /补正期|期满|逾期|到期/ })
    .first();
  await timer.click();
  await expect(select('什么时候')).toBeVisible();
  await take('什么时候', '每隔一段时间');
  await side().getByLabel('一共几次').fill('2');
  await side().getByLabel('一共几次').press('Tab');
  await picture('panel-timer', select('什么时候'));
  await expectAccessible(page);
});
