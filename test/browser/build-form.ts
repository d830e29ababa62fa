import { expect, type Locator, type Page } from '@playwright/test';
import { fieldKinds } from '#forms/fields/index.ts';
import { pickOption } from './controls.ts';

/** One field to be built: its kind, and what it is called. */
interface Wanted {
  readonly kind: string;
  readonly title: string;
  readonly isRequired?: boolean;
}

/** A record of an inspection in fifteen fields (现场核查表): one shown by a condition, one a table, one the sum of a column. */
export const wanted: readonly Wanted[] = [
  { kind: 'text', title: '核查对象', isRequired: true },
  { kind: 'mobile', title: '联系手机' },
  { kind: 'id-number', title: '负责人身份证号码' },
  { kind: 'date', title: '核查日期', isRequired: true },
  { kind: 'division', title: '所在地' },
  { kind: 'radio', title: '经营业态' },
  { kind: 'integer', title: '从业人数' },
  { kind: 'number', title: '经营面积' },
  { kind: 'money', title: '押金' },
  { kind: 'checkboxes', title: '核查内容' },
  { kind: 'select', title: '核查方式' },
  { kind: 'yes-no', title: '需要整改', isRequired: true },
  { kind: 'long-text', title: '整改要求', isRequired: true },
  { kind: 'table', title: '费用明细' },
  { kind: 'computed', title: '费用合计' },
];
/** What the condition, the table and the sum are called. */
export const names = { asked: '需要整改', shown: '整改要求', table: '费用明细', what: '项目', amount: '金额', sum: '费用合计' } as const;

export const thing = (page: Page, key: string): Locator => page.locator(`[data-key="${key}"]`);
export const kindButton = (page: Page, id: string): Locator => page.locator(`[data-new="${id}"]`);
export const settings = (page: Page): Locator => page.getByRole('region', { name: '设置', exact: true }).last();
const titled = (page: Page, title: string): Locator => page.locator('[role="treeitem"][data-kind]').filter({ hasText: title }).last();

/** Key of what is chosen on the canvas. */
export async function chosenKey(page: Page): Promise<string> {
  return (await page.locator('[role="treeitem"][aria-selected="true"]').getAttribute('data-key'))!;
}

/** The middle of a thing, or its last corner: after it, in a line and from top to bottom alike. */
async function pointOf(of: Locator, at: 'middle' | 'end'): Promise<{ readonly x: number; readonly y: number }> {
  await of.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await of.boundingBox())!;
  return at === 'middle' ? { x: x + width / 2, y: y + height / 2 } : { x: x + width * 0.9, y: y + height - 4 };
}

/** Drags by mouse; the place shown before the button is let go must be `mark`. */
async function drag(
  page: Page,
  from: Locator,
  { to, at, mark }: { to: Locator; at: 'middle' | 'end'; mark: 'after' | 'into' },
): Promise<void> {
  const start = await pointOf(from, 'middle');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 });
  await expect(page.locator('.bjb-overlay')).toBeVisible();
  // near the edge the canvas scrolls by itself: the hand follows
  await expect(async () => {
    const end = await pointOf(to, at);
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await expect(page.locator(`[data-drop="${mark}"]`)).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await page.mouse.up();
  await expect(page.locator('.bjb-overlay')).toBeHidden();
}

/** Builds the form by mouse: every field is dragged from the palette, then set on the right. */
export async function buildByMouse(page: Page): Promise<void> {
  const panel = settings(page);
  const title = panel.getByLabel('名称', { exact: true });
  let last: string | null = null;
  for (const one of wanted) {
    const spot = last === null ? { to: page.locator('.bjb-grid'), at: 'middle' as const, mark: 'into' as const } : null;
    await drag(page, kindButton(page, one.kind), spot ?? { to: thing(page, last!), at: 'end', mark: 'after' });
    last = await chosenKey(page);
    await title.fill(one.title);
    if (one.isRequired) await panel.getByRole('switch', { name: '必填' }).click();
    await expect(thing(page, last)).toContainText(one.title);
  }
  const table = (await titled(page, names.table).getAttribute('data-key'))!;
  await drag(page, kindButton(page, 'money'), { to: thing(page, `${table}.content`), at: 'end', mark: 'after' });
  await title.fill(names.amount);
  await thing(page, `${table}.content`).click();
  await title.fill(names.what);

  await titled(page, names.shown).click({ position: { x: 20, y: 8 } });
  await pickOption(panel.getByRole('combobox', { name: '显示条件' }), '满足条件时');
  const row = panel.getByRole('combobox', { name: '第 1 行字段' });
  if (!(await row.isVisible())) await panel.getByRole('button', { name: '添加条件' }).first().click();
  await pickOption(row, names.asked);
  await pickOption(panel.getByRole('combobox', { name: '第 1 行值' }), '是');

  await titled(page, names.sum).click({ position: { x: 20, y: 8 } });
  await pickOption(panel.getByRole('combobox', { name: '计算', exact: true }), '表格一列合计');
  await pickOption(panel.getByRole('combobox', { name: '哪一列' }), `${names.table} · ${names.amount}`);
  await pickOption(panel.getByRole('combobox', { name: '结果是' }), '金额（元）');
}

const isFocused = (of: Locator): Promise<boolean> => of.evaluate(node => node === document.activeElement).catch(() => false);

/** Walks with Tab, or Shift+Tab, until the thing has the focus: nothing on the way may hold it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < 150; n += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`expected ${key} to lead to ${target.toString()}`);
}

/** Writes over what a text field holds. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Takes an option of the select that Tab leads to; a long list is narrowed by typing. */
export async function choose(page: Page, control: Locator, option: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('ArrowDown');
  await expect(control).toHaveAttribute('aria-expanded', 'true');
  if ((await control.getAttribute('readonly')) === null) await page.keyboard.type(option);
  const id = await control.getAttribute('aria-controls');
  const list = page.locator('.ant-select-dropdown').filter({ has: page.locator(`[id="${id}"]`) });
  const active = list.locator('.ant-select-item-option-active');
  for (let n = 0; n < 20 && (await active.innerText()).trim() !== option; n += 1) await page.keyboard.press('ArrowDown');
  await expect(active).toHaveText(option);
  await page.keyboard.press('Enter');
  await expect(control).toHaveAttribute('aria-expanded', 'false');
}

/** Adds a field from the palette, after what is chosen on the canvas; the focus is on the canvas before and after. */
async function addByKeyboard(page: Page, kind: string): Promise<string> {
  const before = await page.locator('[role="treeitem"]').count();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: '搜索控件' })).toBeFocused();
  await typeOver(page, fieldKinds.find(({ id }) => id === kind)!.title.zh);
  await tabTo(page, page.locator('.bjb-kind[tabindex="0"]'));
  for (let n = 0; n < 20 && !(await isFocused(kindButton(page, kind))); n += 1) await page.keyboard.press('ArrowRight');
  await expect(kindButton(page, kind)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[role="treeitem"]').count()).toBeGreaterThan(before);
  await page.keyboard.press('F6');
  const key = await chosenKey(page);
  await expect(thing(page, key)).toBeFocused();
  return key;
}

/** Opens the settings of what has the focus on the canvas and writes its title. */
async function nameByKeyboard(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(settings(page).getByLabel('名称', { exact: true })).toBeFocused();
  await typeOver(page, title);
}

async function backToCanvas(page: Page, key: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(thing(page, key)).toBeFocused();
}

/** Walks up or down the canvas to a thing. */
async function walkTo(page: Page, key: string, arrow: 'ArrowUp' | 'ArrowDown'): Promise<void> {
  for (let n = 0; n < 40 && !(await isFocused(thing(page, key))); n += 1) await page.keyboard.press(arrow);
  await expect(thing(page, key)).toBeFocused();
}

/** Builds the same form without a mouse; the focus stands on the canvas when it begins. */
export async function buildByKeyboard(page: Page): Promise<void> {
  const panel = settings(page);
  const keyOf = new Map<string, string>();
  for (const one of wanted.filter(({ kind }) => kind !== 'computed')) {
    const key = await addByKeyboard(page, one.kind);
    await nameByKeyboard(page, one.title);
    if (one.isRequired) {
      await tabTo(page, panel.getByRole('switch', { name: '必填' }));
      await page.keyboard.press('Space');
    }
    await backToCanvas(page, key);
    keyOf.set(one.title, key);
  }
  const table = keyOf.get(names.table)!;
  await walkTo(page, `${table}.content`, 'ArrowDown');
  await nameByKeyboard(page, names.what);
  await backToCanvas(page, `${table}.content`);
  const amount = await addByKeyboard(page, 'money');
  await nameByKeyboard(page, names.amount);
  await backToCanvas(page, amount);
  await walkTo(page, table, 'ArrowUp');

  const sum = await addByKeyboard(page, 'computed');
  await nameByKeyboard(page, names.sum);
  await choose(page, panel.getByRole('combobox', { name: '计算', exact: true }), '表格一列合计');
  await choose(page, panel.getByRole('combobox', { name: '哪一列' }), `${names.table} · ${names.amount}`);
  await tabTo(page, panel.getByRole('combobox', { name: '结果是' }), 'Shift+Tab');
  await choose(page, panel.getByRole('combobox', { name: '结果是' }), '金额（元）');
  await backToCanvas(page, sum);

  const shown = keyOf.get(names.shown)!;
  await walkTo(page, shown, 'ArrowUp');
  await page.keyboard.press('Enter');
  await choose(page, panel.getByRole('combobox', { name: '显示条件' }), '满足条件时');
  const row = panel.getByRole('combobox', { name: '第 1 行字段' });
  if (!(await row.isVisible())) {
    await tabTo(page, panel.getByRole('button', { name: '添加条件' }).first());
    await page.keyboard.press('Enter');
  }
  await choose(page, row, names.asked);
  await choose(page, panel.getByRole('combobox', { name: '第 1 行值' }), '是');
  await backToCanvas(page, shown);
}
