import { expect, type Locator, type Page, test } from '@playwright/test';
import { visit } from './controls.ts';
import { type DemoServer, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';

/** The form builder (表单设计器) by mouse and by keyboard: a field is put, moved over pages, into a table, undone; two hundred fields do not slow it. */
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

const thing = (key: string): Locator => page.locator(`[data-key="${key}"]`);
const kind = (id: string): Locator => page.locator(`[data-new="${id}"]`);
const undo = (): Locator => page.getByRole('button', { name: '撤销' }).first();

/** The things of the page that is shown, by their keys, from top to bottom. */
const keys = (): Promise<string[]> =>
  page.locator('[role="treeitem"]').evaluateAll(all => all.map(one => (one as HTMLElement).dataset.key ?? ''));
const focused = (): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement).dataset.key);

async function openForm(): Promise<void> {
  await visit(page, `${server.address}/designer/packs/promised#forms/outdoor-advertising`);
  await expect(page.getByRole('tree', { name: '画布' })).toBeVisible();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of a thing; `at` in parts of its width and height. */
async function pointOf(of: Locator, at: Point = { x: 0.5, y: 0.5 }): Promise<Point> {
  await of.scrollIntoViewIfNeeded();
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width * at.x, y: box.y + box.height * at.y };
}

/** Drags by mouse over points; the place shown before the button is let go must be `mark`. */
async function drag(from: Locator, to: Locator, at: Point, mark: 'before' | 'after' | 'into'): Promise<void> {
  const start = await pointOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 });
  await expect(page.locator('.bjb-overlay')).toBeVisible();
  const end = await pointOf(to, at);
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await expect(page.locator(`[data-drop="${mark}"]`)).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.bjb-overlay')).toBeHidden();
}

test('a form is built by mouse: from the palette, into a table, over pages, and undone', async () => {
  await openForm();
  const before = await keys();
  const [first, second] = before.filter(key => key.startsWith('f:')) as [string, string];
  const near = { x: 0.1, y: 0.2 };

  await drag(kind('mobile'), thing(second), near, 'before');
  expect(await keys()).toEqual(before.toSpliced(before.indexOf(second), 0, 'f:mobile'));
  await expect(thing('f:mobile')).toHaveAttribute('aria-selected', 'true');

  await drag(kind('table'), thing(first), near, 'before');
  await drag(kind('money'), thing('f:table.content'), { x: 0.9, y: 0.5 }, 'after');
  await drag(thing('f:mobile'), thing('f:table.content'), near, 'before');
  expect((await keys()).filter(key => key.startsWith('f:table.'))).toEqual(['f:table.mobile', 'f:table.content', 'f:table.money']);

  await page.getByRole('button', { name: '添加分页' }).click();
  await expect(page.getByText('空区段：把控件拖到这里')).toBeVisible();
  await thing('p:page1').click();
  const start = await pointOf(thing(second), { x: 0.2, y: 0.2 });
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const tab = await pointOf(thing('p:page2'));
  await page.mouse.move(tab.x, tab.y, { steps: 8 });
  await expect(thing('p:page2')).toHaveAttribute('aria-selected', 'true');
  const empty = await pointOf(page.locator('.bjb-grid'));
  await page.mouse.move(empty.x, empty.y, { steps: 4 });
  await expect(page.locator('.bjb-grid[data-drop="into"]')).toBeVisible();
  await page.mouse.up();
  expect(await keys()).toEqual([expect.stringMatching(/^s:/), second]);

  await shot(page, 'form-builder');
  await expectAccessible(page);
  while (await undo().isEnabled()) await undo().click();
  await expect.poll(keys).toEqual(before);
});

test('a form is built by keyboard alone, and the focus is never lost', async () => {
  await openForm();
  const before = await keys();
  const fields = before.filter(key => key.startsWith('f:'));
  await page.getByRole('textbox', { name: '搜索控件' }).fill('整数');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(kind('integer')).toBeFocused();
  await page.keyboard.press('Enter');
  const added = 'f:integer';
  await expect(thing(added)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F6');
  await expect(thing(added)).toBeFocused();

  await page.keyboard.press('Space');
  await expect(page.getByText(/^正在移动“整数”/)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-drop="before"]')).toHaveAttribute('data-key', fields[0]!);
  await page.keyboard.press('Space');
  await expect(thing(added)).toBeFocused();
  expect((await keys()).filter(key => key.startsWith('f:'))[0]).toBe(added);

  await page.keyboard.press('Alt+ArrowDown');
  expect((await keys()).filter(key => key.startsWith('f:')).slice(0, 2)).toEqual([fields[0], added]);
  await page.keyboard.press('Control+d');
  await expect(thing('f:integer2')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(focused).toBe(fields[1]);
  await expect(page.getByText('已删除“整数 2”。', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(thing('f:integer2')).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByLabel('名称', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(thing('f:integer2')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(thing('f:integer2')).toBeFocused();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('Control+z');
  await expect.poll(keys).toEqual(before);
  expectCalm(page);
});
