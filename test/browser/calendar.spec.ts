import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import { typeDay, typeTime, visit } from './controls.ts';
import { callAs, type DemoServer, desktop, expectAccessible, expectCalm, large, phone, shot, signIn, small, startDemo } from './support.ts';

/**
 * The working calendar in a real browser (工作日历): the year, the deadline calculator, a notice from its text to the recomputed limits and back,
 * local days and office hours, the ledger of a case.
 */
test.describe.configure({ mode: 'serial' });

let server: DemoServer;
const pages = new Map<string, Page>();

interface Case {
  readonly caseId: string;
  readonly number: string;
}
interface Due {
  readonly key: string;
  readonly dueOn: string;
  readonly due: number;
  readonly provisional: boolean;
  readonly status: string;
}
const cases: Case[] = [];
/** Due days of every clock of every case before anything was changed. */
let before: readonly Due[][] = [];

/** A notice as the State Council would publish it for 2027. */
const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕8号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五，农历除夕）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  for (const login of ['wangfang', 'liqiang', 'huangmei']) pages.set(login, await signIn(browser, server.address, login));
  await moveTo('2026-12-20');
  for (const day of ['2026-12-21', '2026-12-22', '2026-12-24', '2026-12-28']) {
    await moveTo(day, '09:00');
    cases.push(await accepted());
  }
  // an inspection from an afternoon to a morning cuts both days
  const [first] = cases;
  await moveTo('2026-12-28', '14:30');
  await call('liqiang', 'POST', `/api/cases/${first!.caseId}/commands/pause-clock`, {
    id: v7(),
    procedure: 'inspection',
    reason: '需要检验',
  });
  await complete('liqiang', first!, 'special');
  await moveTo('2026-12-30', '10:15');
  await call('liqiang', 'POST', `/api/cases/${first!.caseId}/commands/resume-clock`, { id: v7(), procedure: 'inspection' });
  await moveTo('2026-12-31', '09:00');
  before = await dueDays();
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.context().close();
  await server.remove();
});

const of = (login: string): Page => pages.get(login)!;
const admin = (): Page => of('huangmei');

/** What another walk shows is done through the API, as the person signed in. */
const call = <T>(login: string, method: string, path: string, body?: unknown) =>
  callAs<T>(of(login), { method, url: server.address + path, body });

const moveTo = (day: string, hour = '20:00') => call('wangfang', 'POST', '/api/demo/clock', { now: Date.parse(`${day}T${hour}:00+08:00`) });

/** Do the open step of a case that is drawn as `element`. */
async function complete(login: string, { caseId }: Case, element: string): Promise<void> {
  const { rows } = await call<{ rows: { caseId: string; task: string; version: number; element: string }[] }>(login, 'GET', '/api/tasks');
  const { task, version } = rows.find(row => row.caseId === caseId && row.element === element)!;
  await call(login, 'POST', `/api/cases/${caseId}/commands/complete-task`, { id: v7(), task, version, answers: answersFor(element) });
}

/** A case accepted today. */
async function accepted(): Promise<Case> {
  const opened = await call<Case>('wangfang', 'POST', '/api/cases', {
    id: v7(),
    item: 'food-business-new',
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    answers: answersFor('food-business'),
    materials: [],
  });
  await complete('wangfang', opened, 'check');
  return opened;
}

const dueDays = (): Promise<Due[][]> =>
  Promise.all(
    cases.map(async ({ caseId }) => {
      const { clocks } = await call<{ clocks: Due[] }>('huangmei', 'GET', `/api/cases/${caseId}/clocks`);
      return clocks.map(({ key, dueOn, due, provisional, status }) => ({ key, dueOn, due, provisional, status }));
    }),
  );

/** Pictures at the sizes of an office, on the phone where asked; no raw key, no sideways scrolling. */
async function pictures(page: Page, name: string, more: readonly (typeof phone)[] = []): Promise<void> {
  await shot(page, name, [large, small, ...more, desktop]);
}

const press = (within: Page | Locator, name: string | RegExp): Promise<void> => within.getByRole('button', { name, exact: true }).click();
const figure = (page: Page, name: string): Locator => page.locator('.bj-impact-figures > div').filter({ hasText: name }).locator('dd');

test('should show the year with days off and make-up days, readable without colour and by keyboard', async () => {
  const page = admin();
  await page.getByRole('link', { name: '工作日历' }).first().click();
  await expect(page.getByRole('heading', { name: '工作日历', level: 1 })).toBeVisible();
  const february = page.getByRole('table', { name: '2 月', exact: true });
  await expect(february.getByRole('button', { name: '2026年2月17日 星期二，放假（春节），不计入期限' })).toHaveText('17休');
  await expect(february.getByRole('button', { name: /2026年2月14日 星期六，春节调休上班，计入期限/ })).toHaveText('14班');
  await february.getByRole('button', { name: /2026年2月27日/ }).click();
  await page.keyboard.press('ArrowRight');
  await expect(february.getByRole('button', { name: /2026年2月28日/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.bj-chosen')).toContainText('春节调休上班');
  await pictures(page, 'calendar-year', [phone]);
  await expectAccessible(page);
  expectCalm(page);
});

test('should say in words that a year without a notice is provisional', async () => {
  const page = admin();
  await page.getByRole('button', { name: '下一年' }).click();
  await expect(page.getByText('2027 年放假安排尚未公布，期限为暂定。')).toBeVisible();
  await pictures(page, 'calendar-provisional');
  await expectAccessible(page);
});

test('should reckon a limit with a pause and an extension, day by day', async () => {
  const page = of('wangfang');
  await page.goto(`${server.address}/calendar/deadline`);
  // the vector over the Spring Festival: five working days from 13 February 2026 end on the 27th
  await typeDay(page.getByLabel('起算的行为发生在', { exact: true }), '2026-02-13');
  await page.getByLabel('期限', { exact: true }).fill('5');
  await expect(page.locator('.bj-due')).toContainText('2026年2月27日');
  await press(page, '添加暂停');
  await typeDay(page.getByLabel('暂停自 1', { exact: true }), '2026-02-25');
  await typeDay(page.getByLabel('暂停至 1', { exact: true }), '2026-02-26');
  await expect(page.locator('.bj-due')).toContainText('2026年3月2日');
  await page.getByLabel('延长').fill('3');
  await expect(page.locator('.bj-due')).toContainText('2026年3月5日');
  const ledger = page.getByRole('table', { name: '期限 逐日台账' });
  await expect(ledger.getByRole('row', { name: /2026年2月25日.*不计入.*暂停计时（听证）/ })).toBeVisible();
  await expect(ledger.getByRole('row', { name: /2026年2月17日.*不计入.*法定节假日（春节）/ })).toBeVisible();
  // nothing typed is lost by a reload
  await page.reload();
  await expect(page.locator('.bj-due')).toContainText('2026年3月5日');
  await pictures(page, 'deadline', [phone]);
  await expectAccessible(page);
  expectCalm(page);
});

test('should show the limits of a case as bars and its ledger as weeks, months and a table', async () => {
  const page = of('liqiang');
  await page.goto(`${server.address}/cases/${cases[0]!.caseId}#clocks`);
  const statutory = page.getByRole('region', { name: '法定时限' });
  await expect(page.getByRole('region', { name: '全部时限一览' })).toContainText('其中暂停 1 次');
  await expect(statutory.getByText('全国（出厂版）')).toBeVisible();
  await expect(statutory.getByText('暂定').first()).toBeVisible();
  await pictures(page, 'case-clocks-bars', [phone]);
  await statutory.getByText('月历', { exact: true }).click();
  await expect(statutory.getByRole('table', { name: '2026 年 12 月' })).toBeVisible();
  await statutory.scrollIntoViewIfNeeded();
  await pictures(page, 'case-clocks-months');
  await expectAccessible(page);
  await statutory.getByText('逐日台账', { exact: true }).click();
  await expect(statutory.getByRole('row', { name: /2026年12月29日.*不计入.*暂停计时（检验）/ })).toBeVisible();
  await expect(statutory.getByRole('row', { name: /部分计入（当天的 [\d.]+%）/ }).first()).toBeVisible();
  await pictures(page, 'case-clocks-table');
  await expectAccessible(page);
  expectCalm(page);
});

test('should read a notice from its text, keep it through a reload, and set the calendar beside the one in force', async () => {
  const page = admin();
  await page.goto(`${server.address}/calendar?tab=change`);
  await page.getByRole('link', { name: '转到全国日历' }).click();
  await expect(page.getByText('现行：出厂版')).toBeVisible();
  await page.getByLabel('通知全文或放假表').fill(notice);
  await press(page, '识别日期');
  await expect(page.getByRole('heading', { name: '识别出 33 天' })).toBeVisible();
  await expect(page.getByLabel('日期 4', { exact: true })).toHaveValue('2027-01-31');
  await pictures(page, 'calendar-notice', [phone]);
  await expectAccessible(page);
  // a reload loses nothing
  await page.reload();
  await expect(page.getByRole('heading', { name: '识别出 33 天' })).toBeVisible();
  await expect(page.getByText('已恢复此前填写的内容')).toBeVisible();
  // an error stands on top and beside its field, and is mended there
  await page.getByLabel('依据（文号或标题）').fill('');
  await press(page, '下一步');
  await expect(page.getByRole('alert').getByRole('button', { name: '请填写依据（文号或标题）' })).toBeVisible();
  await pictures(page, 'calendar-notice-fault');
  await page.getByLabel('依据（文号或标题）').fill('国办发明电〔2026〕8 号');
  await press(page, '下一步');
  await expect(page.getByText('改为放假 17 天')).toBeVisible();
  await expect(page.getByText('2027 年工作日由 261 天变为 250 天')).toBeVisible();
  await expect(page.getByRole('button', { name: /2027年2月5日 星期五，原为工作日，改为放假（春节）/ })).toHaveText('5休');
  await pictures(page, 'calendar-compare');
  await expectAccessible(page);
});

test('should show what the change would do before it is made, and stop when told to', async () => {
  const page = admin();
  // given: an answer that is long in coming
  let letGo = (): void => undefined;
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  await page.route('**/preview', async route => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await press(page, '下一步');
  await expect(page.getByText('正在按新日历试算未办结的期限')).toBeVisible();
  await pictures(page, 'calendar-preview-running');
  await press(page, '停止试算');
  await expect(page.getByText('试算已停止，没有保存任何内容。')).toBeVisible();
  // when
  letGo();
  await page.unroute('**/preview');
  await press(page, '重新试算');
  // then
  await expect(figure(page, '未办结办件')).toHaveText('4');
  await expect(figure(page, '到期日变动')).not.toHaveText('0');
  await expect(page.getByText(/推迟 \d+ 天/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: cases[3]!.number }).first()).toBeVisible();
  expect(await dueDays()).toEqual(before);
  await pictures(page, 'calendar-impact', [phone]);
  await expectAccessible(page);
});

test('should put the notice in force, recompute every limit and tell when it is done', async () => {
  const page = admin();
  await press(page, '启用');
  await expect(page.getByText('请填写变更说明')).toBeVisible();
  await page.getByLabel('变更说明').fill('国办发明电〔2026〕8 号，2027 年放假安排');
  await press(page, '启用');
  await expect(page.getByText('已启用第 2 版')).toBeVisible();
  await expect(page.getByText(/期限已全部按现行日历重算/)).toBeVisible({ timeout: 30_000 });
  await pictures(page, 'calendar-committed');
  await expectAccessible(page);
  const after = await dueDays();
  expect(after.flat().filter(({ provisional, status }) => provisional && status !== 'stopped')).toEqual([]);
  expect(after).not.toEqual(before);
  const statutoryOf = (list: readonly Due[]) => list.find(({ key }) => key === 'statutory')!.dueOn;
  expect(after.every((list, index) => statutoryOf(list) > statutoryOf(before[index]!))).toBe(true);
  expectCalm(page);
});

test('should tell on the case by which calendar a limit was recomputed', async () => {
  const page = of('liqiang');
  await visit(page, `${server.address}/cases/${cases[1]!.caseId}#clocks`);
  const statutory = page.getByRole('region', { name: '法定时限' });
  await expect(statutory.getByText(/按全国第 2 版：由 2027年\d+月\d+日改为 2027年\d+月\d+日/)).toBeVisible();
  await expect(statutory.getByText('暂定')).toHaveCount(0);
  await pictures(page, 'case-clocks-recomputed');
  await expectAccessible(page);
});

test('should restore the former version with a preview of its own, to identical dates', async () => {
  const page = admin();
  await press(page, '恢复上一版本');
  await expect(page.getByRole('heading', { name: '恢复为“出厂版”' })).toBeVisible();
  await expect(figure(page, '确定转为暂定')).not.toHaveText('0');
  await pictures(page, 'calendar-restore');
  await expectAccessible(page);
  await press(page, '恢复这一版');
  await expect(page.getByText('已恢复为“出厂版”')).toBeVisible();
  await expect.poll(dueDays, { timeout: 30_000 }).toEqual(before);
  await pictures(page, 'calendar-versions');
  expectCalm(page);
});

test('should plan a local day from the year, and other office hours, with the same preview', async () => {
  const page = admin();
  await page.goto(`${server.address}/calendar?calendar=heshan&year=2026`);
  await page.getByRole('button', { name: /2026年12月31日/ }).click();
  await press(page, '安排为本地放假');
  await expect(page.getByLabel('日期 1', { exact: true })).toHaveValue('2026-12-31');
  await press(page, '下一步');
  await expect(page.getByRole('alert').getByRole('button', { name: '2026-12-31 没有写原因' })).toBeVisible();
  await page.getByLabel('原因 2026-12-31').fill('大厅电路检修');
  await pictures(page, 'calendar-local', [phone]);
  await expectAccessible(page);
  await press(page, '下一步');
  await expect(page.getByText('2026 年工作日由 248 天变为 247 天')).toBeVisible();
  await press(page, '下一步');
  await expect(figure(page, '到期日变动')).not.toHaveText('0');
  await press(page, '上一步');
  await press(page, '上一步');
  await page.getByText('办公时间', { exact: true }).first().click();
  await page.getByLabel('沿用上级日历的办公时间').uncheck();
  await typeTime(page.getByLabel('第 2 段下班', { exact: true }), '18:00');
  await expect(page.getByText('每天 8 小时')).toBeVisible();
  await pictures(page, 'calendar-hours');
  await expectAccessible(page);
  expectCalm(page);
});

test('should let everybody look and only who may change it change it', async () => {
  const page = of('wangfang');
  await page.goto(`${server.address}/calendar`);
  await expect(page.getByRole('tab', { name: '全年' })).toBeVisible();
  await expect(page.getByRole('tab', { name: '变更' })).toHaveCount(0);
  await page.goto(`${server.address}/calendar?tab=change`);
  await expect(page.getByRole('tab', { name: '全年', selected: true })).toBeVisible();
  expectCalm(page);
});

test('should speak English when asked', async () => {
  const page = admin();
  await press(page, '切换到英文');
  await page.goto(`${server.address}/calendar?calendar=cn&year=2026`);
  await expect(page.getByRole('heading', { name: 'Working calendar', level: 1 })).toBeVisible();
  await expect(
    page.getByRole('button', { name: '17 Feb 2026 Tuesday, Day off (Spring Festival), Does not count towards limits' }),
  ).toBeVisible();
  await pictures(page, 'calendar-english');
  await page.getByRole('tab', { name: 'Change' }).click();
  await page.getByLabel('Text of the notice, or table of days').fill(notice);
  await press(page, 'Read the days');
  await expect(page.getByRole('heading', { name: '33 days read' })).toBeVisible();
  await press(page, 'Next');
  await expect(page.getByText('2027 has 250 working days instead of 261')).toBeVisible();
  await press(page, 'Next');
  await expect(page.getByText('Due days that move')).toBeVisible();
  await pictures(page, 'calendar-impact-english');
  await page.getByRole('tab', { name: 'Deadline calculator' }).click();
  await expect(page.locator('.bj-due')).toBeVisible();
  await pictures(page, 'deadline-english');
  await page.goto(`${server.address}/cases/${cases[0]!.caseId}#clocks`);
  await expect(page.getByRole('region', { name: 'All limits at a glance' })).toBeVisible();
  await pictures(page, 'case-clocks-english');
  await expectAccessible(page);
  expectCalm(page);
});
