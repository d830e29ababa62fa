import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { callAs } from './support.ts';

/** What the pages of two people are needed for. */
interface TwoPages {
  readonly address: string;
  readonly author: Page;
  readonly reviewer: Page;
}

/** Somebody else approves the review of a pack that waits, through the API (复核通过). */
export async function approveReview({ address, reviewer }: Omit<TwoPages, 'author'>, pack: string): Promise<void> {
  const call = <T>(method: string, path: string, body?: unknown) => callAs<T>(reviewer, { method, url: `${address}${path}`, body });
  const { rows } = await call<{ rows: { id: string; pack: string; mayDecide: boolean }[] }>('GET', '/api/reviews');
  const review = rows.find(one => one.pack === pack && one.mayDecide);
  expect(review, `a review of ${pack} that waits`).toBeDefined();
  await call('POST', `/api/packs/${pack}/reviews/${review!.id}/decision`, { id: v7(), approve: true, comment: '' });
}

/** Publishes the stored draft of a pack as two people do, through the API (双人复核后发布). */
export async function publishReviewed<T>(
  { address, author, reviewer }: TwoPages,
  { pack, version, notes = '' }: { readonly pack: string; readonly version: number; readonly notes?: string },
): Promise<T> {
  const call = <A>(path: string, body: unknown) => callAs<A>(author, { method: 'POST', url: `${address}${path}`, body });
  await call(`/api/packs/${pack}/reviews`, { id: v7(), version, notes });
  await approveReview({ address, reviewer }, pack);
  return call<T>(`/api/packs/${pack}/releases`, { id: v7(), version, notes });
}

/** A golden case, as far as walks change it. */
interface Scenario {
  readonly steps: readonly { readonly complete?: string }[];
  readonly expect: object;
}

interface Whole {
  readonly version: number;
  readonly body: { readonly golden: { readonly scenarios: Record<string, Scenario> } };
}

/** A step that every golden case takes before another. */
interface MoreStep {
  readonly step: string;
  readonly before: string;
  readonly data: object;
}

/**
 * The golden cases of a draft follow a wanted change (用例跟着改): each takes the new step where there is one, and what comes out is accepted as what should.
 * Through the API, as the golden cases tab does it.
 */
export async function acceptGolden({ address, author }: Omit<TwoPages, 'reviewer'>, pack: string, more?: MoreStep): Promise<void> {
  const call = <T>(method: string, path: string, body: unknown) =>
    callAs<T>(author, { method, url: `${address}/api/packs/${pack}${path}`, ...(body === undefined ? {} : { body }) });
  const { version, body } = await call<Whole>('GET', '/draft', undefined);
  const scenarios: Record<string, Scenario> = {};
  for (const [id, known] of Object.entries(body.golden.scenarios)) {
    const scenario = more ? { ...known, steps: withStep(known.steps, more) } : known;
    const { expectation } = await call<{ expectation: object | null }>('POST', '/play', { of: 'draft', scenario });
    scenarios[id] = { ...scenario, expect: expectation ?? scenario.expect };
  }
  await call('PUT', '/draft', { version, body: { ...body, golden: { ...body.golden, scenarios } } });
}

function withStep(steps: Scenario['steps'], { step, before, data }: MoreStep): Scenario['steps'] {
  return steps.flatMap(taken => (taken.complete === before ? [{ complete: step, data }, taken] : [taken]));
}

/** Publishes the draft on an open pack page: asks for a review, which another person approves, then publishes (发布步骤). */
export async function publishOnPage(
  page: Page,
  of: Omit<TwoPages, 'author'>,
  { pack, notes }: { readonly pack: string; readonly notes: string },
) {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^发布第 \d+ 版$/ });
  await dialog.getByLabel(/^说明/).fill(notes, { timeout: 60_000 });
  await dialog.getByRole('button', { name: '提交复核' }).click();
  await expect(dialog.getByText(/等待复核。复核通过后即可发布/)).toBeVisible();
  await approveReview(of, pack);
  await dialog.getByRole('button', { name: '刷新' }).click();
  await expect(dialog.getByText(/复核通过$/)).toBeVisible();
  await expect(dialog.getByLabel('发布说明')).toHaveValue(notes);
  return dialog;
}
