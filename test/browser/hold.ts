import type { Page, Route } from '@playwright/test';

/** Answers that are kept back (延迟回答). */
export interface Held {
  readonly release: () => void;
  /** How often they were asked for. */
  readonly asked: () => number;
  readonly end: () => Promise<void>;
}

/** Keeps back the answers of an address until told; `answer` says what comes then. */
export async function hold(
  page: Page,
  address: string,
  answer: (route: Route) => Promise<void> = route => route.continue(),
): Promise<Held> {
  let release = (): void => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  let asked = 0;
  await page.route(address, async route => {
    asked += 1;
    await held;
    await answer(route);
  });
  return { release: () => release(), asked: () => asked, end: () => page.unroute(address) };
}

/** An answer that refuses, in these words. */
export const refusal = (words: string) => ({
  status: 409,
  contentType: 'application/problem+json',
  json: { type: 'about:blank', title: 'Refused', status: 409, code: 'refused', message: { zh: words, en: words } },
});
