import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { typeDay, visit } from './controls.ts';
import { desktop, expectAccessible, expectCalm, field, large, phone, shot, small } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * An escalated case in a real browser (报批件): examined and forwarded, nobody urges the superior for three working days and supervision is told, it is
 * urged, the answer comes, it is delivered. And a reply case (答复件) that is answered in writing.
 */
test.describe.configure({ mode: 'serial' });

interface Opened {
  readonly caseId: string;
  readonly number: string;
}

let forest: Opened;
let question: Opened;

const walk = startWalk(['wangfang', 'luoyan', 'chenjing', 'liqiang']);
const { of, call, moveTo } = walk;

const register = (item: string, form: string): Promise<Opened> =>
  call('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item,
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor(form),
    materials: [{ id: 'application', received: true, copies: 1, form: 'original' }],
  });

async function toCase(login: string, { caseId, number }: Opened, tab = 'form'): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/cases/${caseId}#${tab}`);
  await expect(page.getByText(number).first()).toBeVisible();
  return page;
}

/** Open the person's own task of a case from the inbox. */
async function openTask(login: string, { number }: Opened, name: string): Promise<Page> {
  const page = of(login);
  await visit(page, `${walk.server.address}/inbox`);
  const row = page.getByRole('row').filter({ hasText: number });
  await expect(row).toContainText(name);
  await row.getByRole('button', { name: number }).click();
  await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  return page;
}

const finish = (page: Page) => page.getByRole('button', { name: /^提\s*交$/ }).click();
const gone = (page: Page, { number }: Opened) => expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(0);
const superior = (page: Page) => page.getByRole('region', { name: '上级办理' });
const pickDate = (page: Page, label: string, day: string) => typeDay(field(page, label), day);

test('should examine an application and forward it to the superior who decides', async () => {
  // given: Monday 2026-11-30
  await moveTo('2026-11-30', '09:00');
  forest = await register('forest-land-review', 'land-use');
  const check = await openTask('wangfang', forest, '形式审查');
  await check.getByRole('radio', { name: '材料齐全，予以受理' }).check();
  await finish(check);
  await gone(check, forest);
  // when
  const page = await openTask('luoyan', forest, '初审');
  await page.getByRole('radio', { name: '符合条件，同意上报' }).check();
  await pickDate(page, '现场核查日期', '2026-11-30');
  await field(page, '初审意见').fill('经现场核查，符合条件，同意上报。');
  await shot(page, 'escalated-preliminary');
  await finish(page);
  const forward = await openTask('luoyan', forest, '上报');
  await forward.getByRole('radio', { name: '审批系统' }).check();
  await field(forward, '上级联系人').fill('省林业局行政审批处 张工');
  await pickDate(forward, '上报日期', '2026-11-30');
  await field(forward, '报送的材料').fill('申请材料一套，初审意见一份。');
  await shot(forward, 'escalated-forward', [desktop]);
  await finish(forward);
  // then the page says who decides, and by when to urge; the local limit stands still
  const seen = await toCase('luoyan', forest);
  await expect(seen.getByText('上报中').first()).toBeVisible();
  await expect(superior(seen)).toContainText('决定机关：湖南省林业局');
  await expect(superior(seen)).toContainText('等待批复');
  await expect(superior(seen)).toContainText('最迟 2026年12月3日');
  await shot(seen, 'escalated-forwarded', [desktop, phone, large, small]);
  await expectAccessible(seen);
});

test('should tell the supervisor when nobody urges the superior for three working days', async () => {
  // when: the third working day was Thursday 2026-12-03
  await moveTo('2026-12-04', '10:00');
  // then
  const page = await toCase('luoyan', forest);
  await expect(superior(page)).toContainText('应于 2026年12月3日');
  await expect(page.getByText('黄牌').first()).toBeVisible();
  await shot(page, 'escalated-not-urged', [desktop, phone, large]);
  const notices = async () =>
    (await call<{ rows: { text: { zh: string } }[] }>('chenjing', 'GET', '/api/notices')).rows.map(({ text }) => text.zh).join(' ');
  await expect.poll(notices).toContain('催办');
  await page.goto(`${walk.server.address}/inbox`);
  await expect(page.getByRole('row').filter({ hasText: forest.number })).toContainText('已超 1 个工作日');
  await shot(page, 'escalated-inbox', [desktop]);
});

test('should put urging on record', async () => {
  // when
  const page = await openTask('luoyan', forest, '催办上级');
  await field(page, '联络对象').fill('省林业局行政审批处 张工');
  await page.getByRole('radio', { name: '电话' }).check();
  await field(page, '催办内容').fill('询问审批进度，请尽快办理。');
  await field(page, '对方答复').fill('已进入会审，预计下周批复。');
  await shot(page, 'escalated-urging');
  await finish(page);
  // then
  const seen = await toCase('luoyan', forest);
  await expect(superior(seen)).toContainText('已催办 1 次');
  await expect(superior(seen)).toContainText('最迟 2026年12月9日');
  await superior(seen).getByText('已催办 1 次').click();
  await expect(superior(seen)).toContainText('已进入会审，预计下周批复。');
  await shot(seen, 'escalated-urged', [desktop, phone]);
  await seen.getByRole('tab', { name: /流程图/ }).click();
  await expect(seen.locator('.djs-container svg').first()).toBeVisible();
  await shot(seen, 'escalated-diagram', [desktop, large]);
});

test('should take the answer of the superior, tell the applicant and deliver it', async () => {
  // when the answer comes
  await moveTo('2026-12-08', '09:30');
  const page = await toCase('luoyan', forest);
  await page.getByRole('button', { name: '登记上级答复' }).click();
  const dialog = page.getByRole('dialog', { name: '登记上级答复' });
  await dialog.getByRole('button', { name: '登记上级答复' }).click();
  await expect(dialog.locator('.bj-act-error')).toHaveCount(3);
  await dialog.getByRole('radio', { name: '批准', exact: true }).check();
  await dialog.getByLabel(/文号$/).fill('湘林资许准〔2026〕118号');
  await typeDay(dialog.getByLabel(/文件日期$/), '2026-12-07');
  await shot(page, 'escalated-answer');
  await dialog.getByRole('button', { name: '登记上级答复' }).click();
  await expect(dialog).toHaveCount(0);
  // then it is granted by that paper
  await expect(page.getByText('准予办理').first()).toBeVisible();
  await page.getByRole('tab', { name: /文书/ }).click();
  await page
    .getByRole('button', { name: /准予许可告知书/ })
    .first()
    .click();
  await expect(page.getByText('湘林资许准〔2026〕118号').first()).toBeVisible();
  await shot(page, 'escalated-decision', [desktop, large]);
  // and delivered
  const window = await openTask('wangfang', forest, '送达');
  await field(window, '受送达人').fill('吴大伟');
  await window.getByRole('radio', { name: '窗口领取' }).check();
  await pickDate(window, '送达日期', '2026-12-08');
  await finish(window);
  await gone(window, forest);
  const closed = await toCase('wangfang', forest);
  await expect(closed.getByText('已送达').first()).toBeVisible();
  await expect(superior(closed)).toContainText('已答复');
  await shot(closed, 'escalated-closed', [desktop, phone]);
});

test('should answer what the law forbids in writing', async () => {
  // given
  question = await register('market-inquiry', 'inquiry');
  const page = await openTask('wangfang', question, '当场解释');
  await field(page, '当场解释的内容').fill('已当面说明，学校周边不得开设彩票投注站。');
  await page.getByRole('radio', { name: '明确不能办理，作出答复' }).check();
  await shot(page, 'reply-explain');
  await finish(page);
  // when
  const reply = await openTask('liqiang', question, '拟定答复意见');
  await reply.getByRole('radio', { name: '法律、法规明令禁止' }).check();
  await field(reply, '答复意见').fill('不予办理。');
  await field(reply, '理由').fill('拟设地点在学校周边，属于禁止设立的范围。');
  await field(reply, '法律依据').fill('《中华人民共和国未成年人保护法》第五十九条');
  await shot(reply, 'reply-answer', [desktop]);
  await finish(reply);
  await gone(reply, question);
  // then
  const seen = await toCase('wangfang', question, 'documents');
  await expect(seen.getByText('已答复').first()).toBeVisible();
  await seen
    .getByRole('button', { name: /书面答复意见/ })
    .first()
    .click();
  await expect(seen.getByText('属于禁止设立的范围').first()).toBeVisible();
  await shot(seen, 'reply-opinion', [desktop, large]);
  // and it is signed for
  const window = await openTask('wangfang', question, '签收');
  await field(window, '受送达人').fill('吴大伟');
  await window.getByRole('radio', { name: '窗口领取' }).check();
  await pickDate(window, '送达日期', '2026-12-08');
  await finish(window);
  await gone(window, question);
  const closed = await toCase('wangfang', question, 'diagram');
  await expect(closed.getByText('已送达').first()).toBeVisible();
  await shot(closed, 'reply-closed', [desktop, phone]);
  for (const one of walk.everybody()) expectCalm(one);
});
