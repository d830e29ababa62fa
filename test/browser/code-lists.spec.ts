import { expect, type Page, test } from '@playwright/test';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/** An administrator keeps a code list (字典): makes one, fills it by hand and from a table, retires, renames a shipped entry, and finds by pinyin. */
test.describe.configure({ mode: 'serial' });
let server: DemoServer;
let keeper: Page;
let clerk: Page;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  [keeper, clerk] = [await signIn(browser, server.address, 'huangmei'), await signIn(browser, server.address, 'wangfang')];
});
test.afterAll(async () => {
  for (const page of [keeper, clerk]) await page.context().close();
  await server.remove();
});

const open = async (page: Page, path = ''): Promise<void> => {
  await page.goto(`${server.address}/designer/codes${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const dialog = (page: Page) => page.getByRole('dialog');

async function addEntry(page: Page, code: string, title: string): Promise<void> {
  await page.getByRole('button', { name: '添加一项' }).click();
  await dialog(page).getByLabel('代码', { exact: true }).fill(code);
  await dialog(page).getByLabel('名称', { exact: true }).fill(title);
  await dialog(page).getByLabel('名称', { exact: true }).press('Enter');
  await expect(dialog(page)).toHaveCount(0);
}

test('the lists stand in the designer with source, levels and size', async () => {
  await keeper.goto(`${server.address}/designer`);
  await keeper.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: '字典' }).click();
  await expect(row(keeper, '行政区划')).toContainText('44,703');
  await expect(row(keeper, '民族')).toContainText('GB/T 3304-1991');
  await expectAccessible(keeper);
  await shot(keeper, 'code-lists');
});

test('divisions are walked down to the townships and found by pinyin', async () => {
  await open(keeper, '/division');
  for (const step of ['湖南省', '益阳市', '赫山区']) await keeper.getByRole('button', { name: `${step} 的下级` }).click();
  await expect(row(keeper, '兰溪镇')).toContainText('430903111');
  await expectAccessible(keeper);
  await shot(keeper, 'code-list-division');
  await keeper.getByRole('navigation', { name: '当前位置' }).getByRole('button', { name: '益阳市' }).click();
  await expect(row(keeper, '资阳区')).toBeVisible();
  const search = keeper.getByRole('searchbox', { name: '按名称、拼音或代码查找' });
  await search.fill('heshanqu');
  await search.press('Enter');
  await expect(row(keeper, '赫山区')).toContainText('430903');
  await search.fill('没有的地方');
  await search.press('Enter');
  await expect(keeper.getByRole('heading', { name: '没有找到「没有的地方」' })).toBeVisible();
});

test('a list is made, filled by hand and from a table, undone, and saved', async () => {
  await open(keeper);
  await keeper.getByRole('button', { name: '新建字典' }).click();
  await dialog(keeper).getByLabel('编号', { exact: false }).fill('Bad Id');
  await dialog(keeper).getByRole('button', { name: '保存' }).click();
  await expect(dialog(keeper).getByRole('alert').first()).toContainText('小写字母开头');
  await dialog(keeper).getByLabel('编号', { exact: false }).fill('roads');
  await dialog(keeper).getByLabel('名称', { exact: true }).fill('道路');
  await dialog(keeper).getByRole('button', { name: '保存' }).click();
  await expect(keeper.getByRole('heading', { name: '道路', level: 1 })).toBeVisible();
  await expect(keeper.getByRole('heading', { name: '这里还没有字典项' })).toBeVisible();

  await addEntry(keeper, 'north', '城北');
  await addEntry(keeper, 'south', '城南');
  await expect(keeper.getByText('2 项修改未保存')).toBeVisible();
  await keeper.keyboard.press('Control+z');
  await expect(keeper.getByText('1 项修改未保存')).toBeVisible();
  await expect(row(keeper, '城南')).toHaveCount(0);

  await keeper.getByRole('button', { name: '导入' }).click();
  await dialog(keeper)
    .getByLabel('表格内容')
    .fill('代码\t名称\t上级代码\nn1\t金山路\tnorth\nn2\t康富路\tnorth\nn2\t又一条\tnorth\nn3\t<b>坏\tnorth\nn4\t无上级\tzz');
  await dialog(keeper).getByRole('button', { name: '预览' }).click();
  await expect(dialog(keeper).getByText('新增 2 项，改名 0 项，相同 0 项，有误 3 行')).toBeVisible({ timeout: 10_000 });
  await expect(dialog(keeper).getByRole('row').filter({ hasText: '代码与第 3 行重复' })).toContainText('4');
  await expectAccessible(keeper);
  await shot(keeper, 'code-list-import');
  await dialog(keeper).getByRole('button', { name: '加入修改（2 项）' }).click();
  await expect(keeper.getByText('3 项修改未保存')).toBeVisible();
  await keeper.getByRole('button', { name: '保存' }).click();
  await expect(keeper.getByText('已保存，第 2 版立即可用')).toBeVisible();
  await keeper.getByRole('button', { name: '城北 的下级' }).click();
  await expect(row(keeper, '康富路')).toBeVisible();
  await expect(keeper.getByText('第 2 版：')).toContainText('新增或改名 3 项');
  await shot(keeper, 'code-list-own');
});

test('entries are retired and renamed by keyboard, a shipped one keeps its place', async () => {
  await open(keeper, '/ethnic-group');
  await keeper.getByRole('button', { name: '停用：高山族' }).press('Enter');
  await keeper.getByRole('button', { name: '改名：土家族' }).press('Enter');
  await dialog(keeper).getByLabel('名称', { exact: true }).fill('土家族（本地）');
  await keeper.keyboard.press('Enter');
  await expect(dialog(keeper)).toHaveCount(0);
  await expect(row(keeper, '土家族（本地）')).toContainText('未保存');
  await shot(keeper, 'code-list-changes');
  await keeper.getByRole('button', { name: '保存' }).press('Enter');
  await expect(keeper.getByText('已保存，第 1 版立即可用')).toBeVisible();
  await keeper.getByText('本中心的修改').click();
  await expect(row(keeper, '高山族')).toContainText('本中心停用');
  await expect(row(keeper, '土家族（本地）')).toContainText('原名「土家族」');
  await expectAccessible(keeper);
  expectCalm(keeper);
});

test('a clerk reads and changes nothing', async () => {
  await open(clerk, '/ethnic-group');
  await expect(row(clerk, '土家族（本地）')).toBeVisible();
  await expect(clerk.getByRole('button', { name: '添加一项' })).toHaveCount(0);
  await expect(clerk.getByRole('button', { name: '停用：汉族' })).toHaveCount(0);
  await clerk.goto(`${server.address}/designer/codes/nothing`);
  await expect(clerk.getByText('没有找到这项内容')).toBeVisible();
});
