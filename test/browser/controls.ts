import { expect, type Locator, type Page } from '@playwright/test';

/** Exactly these words, however the page parts them with blanks. */
function exactly(words: string): RegExp {
  return new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/**
 * Opens a select (下拉框) by its control and gives the list it owns: neither a list of another select that is still closing nor the hidden copy of the
 * options that a select keeps for screen readers.
 */
export async function openSelect(control: Locator): Promise<Locator> {
  await expect(control).toBeEnabled();
  if ((await control.getAttribute('aria-expanded')) !== 'true') await control.click();
  await expect(control).toHaveAttribute('aria-expanded', 'true');
  const id = (await control.getAttribute('aria-controls'))!;
  const page = control.page();
  const list = page.locator('.ant-select-dropdown').filter({ has: page.locator(`[id="${id}"]`) });
  await expect(list).toBeVisible();
  return list;
}

/** An option of an open list by all its words, or by a pattern where it says more than its name. */
export function optionOf(list: Locator, option: string | RegExp): Locator {
  return list.locator('.ant-select-item-option').filter({ hasText: typeof option === 'string' ? exactly(option) : option });
}

/** Takes an option of a select, typing `typed` first where the list is long or comes from the server; the list is closed afterwards. */
export async function pickOption(control: Locator, option: string | RegExp, typed?: string): Promise<void> {
  const list = await openSelect(control);
  if (typed !== undefined) await control.fill(typed);
  await optionOf(list, option).click();
  // a list of which several may be taken stays open
  if ((await control.locator('xpath=ancestor::*[contains(@class, "ant-select-multiple")]').count()) > 0) await control.press('Escape');
  await expect(control).toHaveAttribute('aria-expanded', 'false');
}

/** Types a day (YYYY-MM-DD) into a date field. */
export const typeDay = (control: Locator, day: string): Promise<void> => typeInPanel(control, day, `td[title="${day}"]`);

/** Types a time of day (HH:MM) into a time field. */
export const typeTime = (control: Locator, time: string): Promise<void> => typeInPanel(control, time, '.ant-picker-time-panel');

/** Enter takes what was typed once the panel shows it; before that it only opens the panel. */
async function typeInPanel(control: Locator, text: string, shown: string): Promise<void> {
  await control.click();
  await control.fill(text);
  await expect(control.page().locator(`.ant-picker-dropdown:visible ${shown}`).first()).toBeVisible();
  await control.press('Enter');
  await expect(control).toHaveValue(text);
}

/** Loads a page anew; an address that differs from the present one by its fragment alone would not be loaded. */
export async function visit(page: Page, address: string): Promise<void> {
  const bare = (url: string): string => url.replace(/#.*/, '');
  const isHere = bare(page.url()) === bare(address);
  await page.goto(address);
  if (isHere && address.includes('#')) await page.reload();
}
