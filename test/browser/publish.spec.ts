import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { visit } from './controls.ts';
import { expectAccessible, expectCalm, shot } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * What an administrator changes is published when another person has approved it (双人复核): refused with the list by page and server, sent for review,
 * returned, mended, approved, published; new cases run on the new release, those under way keep theirs; a release is retired.
 */
test.describe.configure({ mode: 'serial', timeout: 120_000 });
const walk = startWalk(['huangmei', 'dinghui', 'masong', 'wangfang']);
const promised = '/api/packs/promised';

interface Pack {
  readonly bpmn: string;
  readonly texts: { readonly zh: Record<string, string> };
  readonly clocks: { readonly clocks: readonly { readonly id: string; readonly length: string }[] };
}
interface Whole {
  readonly version: number;
  readonly body: {
    readonly pack: Pack;
  };
}
interface Blocked {
  readonly status: number;
  readonly code: string;
  readonly details?: { readonly blockers: readonly { readonly code: string; readonly scenario?: string }[] };
}

const open = async (login: string, path: string): Promise<Page> => {
  const page = walk.of(login);
  await visit(page, `${walk.server.address}/designer${path}`);
  return page;
};
const draftOf = () => walk.call<Whole>('huangmei', 'GET', `${promised}/draft`);

/** Saves the draft with a sentence and something else changed. */
async function change(accepted: string, alter: (pack: Pack) => Pack = pack => pack): Promise<number> {
  const { version, body } = await draftOf();
  const pack = alter({ ...body.pack, texts: { ...body.pack.texts, zh: { ...body.pack.texts.zh, accepted } } });
  return (await walk.call<Whole>('huangmei', 'PUT', `${promised}/draft`, { version, body: { ...body, pack } })).version;
}

/** What the server answers to a publication that is not allowed. */
async function refusedBy(login: string, path: string, body: object): Promise<Blocked> {
  const { address } = walk.server;
  const answer = await walk.of(login).request.fetch(address + path, { method: 'POST', headers: { origin: address }, data: body });
  return (await answer.json()) as Blocked;
}

/** A case with the number of its release. */
async function registered(): Promise<{ readonly caseId: string; readonly release: number }> {
  const { caseId } = await walk.call<{ caseId: string }>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  return { caseId, release: await releaseOf(caseId) };
}
const releaseOf = async (caseId: string): Promise<number> =>
  (await walk.call<{ releaseNumber: number }>('wangfang', 'GET', `/api/cases/${caseId}`)).releaseNumber;

/** The limit of telling what is missing: golden cases tell of a change, no check of the drawing does. */
const noticeWithin =
  (days: number) =>
  (pack: Pack): Pack => ({
    ...pack,
    clocks: { ...pack.clocks, clocks: pack.clocks.clocks.map(rule => (rule.id === 'notice' ? { ...rule, length: `= ${days}` } : rule)) },
  });
const named = (pack: Pack): Pack => ({
  ...pack,
  bpmn: pack.bpmn.replace(/(<bpmn:userTask id="review" name=")[^"]*/, '$1审核把关'),
});

let running: { readonly caseId: string; readonly release: number };

test('refused with the list, by the page and by the server', async () => {
  // given
  running = await registered();
  const version = await change('您的申请已受理。', noticeWithin(4));
  // when
  const page = await open('huangmei', '/packs/promised#process');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^发布第 \d+ 版$/ });
  // then
  await expect(dialog.getByText(/还有 \d+ 项未满足/)).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText('用例未通过').first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: '提交复核' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '确认发布' })).toHaveCount(0);
  await shot(page, 'publish-refused');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '去看' }).first().click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab', { name: '试运行' })).toHaveAttribute('aria-selected', 'true');

  const published = await refusedBy('huangmei', `${promised}/releases`, { id: v7(), version, notes: '' });
  const asked = await refusedBy('huangmei', `${promised}/reviews`, { id: v7(), version, notes: '' });
  for (const { status, code, details } of [published, asked]) {
    expect({ status, code }).toEqual({ status: 409, code: 'publication-blocked' });
    expect(details!.blockers.some(one => one.code === 'golden-red' && one.scenario !== undefined)).toBe(true);
  }
  expect(published.details!.blockers.some(one => one.code === 'review-missing')).toBe(true);
  expectCalm(page);
});

test('sent for review; nobody who changed it may decide', async () => {
  // given: the limit is put right again, a step has another name
  await change('您的申请已受理，请留意短信。', pack => named(noticeWithin(5)(pack)));
  const page = await open('huangmei', '/packs/promised#process');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^发布第 \d+ 版$/ });
  await expect(dialog.getByText(/检查通过：没有错误/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByLabel(/^说明/).fill('审核改称审核把关，受理短信更清楚');
  await shot(page, 'publish-ask');
  await dialog.getByRole('button', { name: '提交复核' }).click();
  await expect(dialog.getByText(/黄梅 于 .* 提交，等待复核/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: '确认发布' })).toHaveCount(0);
  await shot(page, 'publish-waiting');
  await expectAccessible(page);
  // when: the author opens the review
  await dialog.getByRole('link', { name: '打开复核页' }).click();
  // then
  await expect(page.getByText('您修改过或提交了这份草稿，不能复核')).toBeVisible();
  await expect(page.getByRole('button', { name: '通过' })).toHaveCount(0);
  const { rows } = await walk.call<{ rows: { id: string }[] }>('huangmei', 'GET', '/api/reviews');
  const own = await refusedBy('huangmei', `${promised}/reviews/${rows[0]!.id}/decision`, { id: v7(), approve: true, comment: '' });
  expect(own).toMatchObject({ status: 403, code: 'review-own' });
  expectCalm(page);
});

test('the reviewer sees what changes side by side, and returns it with a comment', async () => {
  const page = await open('dinghui', '/reviews');
  await expect(page.getByRole('link', { name: '复核 1' })).toBeVisible();
  await shot(page, 'publish-reviews');
  await expectAccessible(page);
  await page.getByRole('link', { name: '承诺件办理' }).click();
  await expect(page.getByRole('heading', { name: '复核：承诺件办理' })).toBeVisible();
  await expect(page.getByText(/检查通过：没有错误/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: '版本对比' })).toBeVisible();
  await expect(page.getByText('审核把关').first()).toBeVisible();
  await shot(page, 'publish-review');
  await expectAccessible(page);
  await page.getByRole('button', { name: '退回' }).click();
  await expect(page.getByText('退回时请写明要改什么。')).toBeVisible();
  await page.getByLabel('复核意见').fill('短信请写明联系电话');
  await page.getByRole('button', { name: '退回' }).click();
  await expect(page.getByText('已退回').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '模板复核' })).toBeVisible();
  await expect(page.getByText('没有等您复核的模板包')).toBeVisible();
  expectCalm(page);
});

test('mended, approved by the other person, published; a change after the approval would ask for another', async () => {
  // given
  await change('您的申请已受理，咨询电话 0737-4420000。');
  const page = await open('huangmei', '/packs/promised#process');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^发布第 \d+ 版$/ });
  await expect(dialog.getByText(/丁慧 于 .* 退回：短信请写明联系电话/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: '提交复核' }).click();
  await expect(dialog.getByText(/等待复核。复核通过后即可发布/)).toBeVisible();

  // when
  const second = await open('dinghui', '/reviews');
  await second.getByRole('link', { name: '承诺件办理' }).first().click();
  await second.getByLabel('复核意见').fill('同意');
  await second.getByRole('button', { name: '通过' }).click();
  await expect(second.getByText('已通过，可以发布了')).toBeVisible();
  await dialog.getByRole('button', { name: '刷新' }).click();
  await expect(dialog.getByText(/丁慧 于 .* 复核通过/)).toBeVisible();
  await shot(page, 'publish-approved');
  const notes = '审核改称审核把关，短信写明电话';
  await dialog.getByLabel('发布说明').fill(notes);
  await dialog.getByRole('button', { name: '确认发布' }).click();
  await expect(page.getByText(/^已发布第 \d+ 版$/)).toBeVisible();

  // then: new cases run on it, the running one keeps its own
  const fresh = await registered();
  expect(fresh.release).toBe(running.release + 1);
  expect(await releaseOf(running.caseId)).toBe(running.release);
  await page.getByRole('tab', { name: '发布信息' }).click();
  const row = page.getByRole('row').filter({ hasText: notes });
  await expect(row.getByText('丁慧')).toBeVisible();
  await expect(row.getByText('有效')).toBeVisible();
  await shot(page, 'publish-released');
  expectCalm(page);
});

test('retired: new cases run on the release before', async () => {
  const page = walk.of('huangmei');
  await page.getByRole('button', { name: `停用 第 ${running.release + 1} 版` }).click();
  const dialog = page.getByRole('dialog', { name: `停用第 ${running.release + 1} 版？` });
  await expect(dialog.getByRole('button', { name: /停\s*用/ })).toBeDisabled();
  await dialog.getByLabel('停用原因').fill('短信平台尚未开通');
  await shot(page, 'publish-retire');
  await dialog.getByRole('button', { name: /停\s*用/ }).click();
  await expect(page.getByText(`第 ${running.release + 1} 版已停用`, { exact: true })).toBeVisible();
  await expect(page.getByText('已停用').first()).toBeVisible();
  expect((await registered()).release).toBe(running.release);
  const last = await refusedBy('huangmei', `${promised}/releases/${running.release}/retirement`, { id: v7(), reason: '测试' });
  expect(last).toMatchObject({ status: 409, code: 'release-needed' });
  expectCalm(page);
});
