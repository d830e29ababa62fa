import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarChange } from '#engine/calendar/types.ts';
import { demoPassword } from '#server/demo/index.ts';
import { hashPassword } from '#server/identity/password.ts';
import { need } from '#server/identity/need.ts';
import { reviewOutdated } from '#server/timers/index.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let keeper: Visitor;
let township: Visitor;
let above: Visitor;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-09', '10:00') });
  await addCentre('taohualun', 'heshan');
  await addCentre('ningxiang', null);
  await addAdministrator('tan', { tenant: 'taohualun', reach: 'this' });
  await addAdministrator('gao', { tenant: 'heshan', reach: 'subtree' });
  [window, keeper] = [await server.as('wangfang'), await server.as('huangmei')];
  [township, above] = [await server.as('tan'), await server.as('gao')];
});
afterAll(() => server.close());

async function addCentre(tenant: string, parent: string | null): Promise<void> {
  const title = { zh: `${tenant}便民服务中心`, en: tenant };
  const body = { title, shortName: tenant, code: tenant.slice(0, 2).toUpperCase(), address: '', phone: '', units: [], parent };
  await need(server.store, { stream: 'organisation', streamId: tenant, tenant, type: 'change-organisation', body });
}

async function addAdministrator(login: string, of: { tenant: string; reach: string }): Promise<void> {
  const account = { stream: 'account', streamId: login, tenant: of.tenant } as const;
  const passwordHash = await hashPassword(demoPassword);
  await need(server.store, { ...account, type: 'create-account', body: { login, name: login, passwordHash } });
  await need(server.store, { ...account, type: 'grant-role', body: { ...of, post: 'administrator', unit: null } });
}

const off = (...dates: readonly string[]): CalendarChange => ({
  local: Object.fromEntries(dates.map(date => [date, { working: false, why: '停电检修' }])),
});
const calendar = (calendarId: string) => ({ params: { calendarId } });
const importing = (calendarId: string, basedOn: number, change: CalendarChange) => ({
  ...calendar(calendarId),
  body: { id: v7(), basedOn, change: change as never, note: '测试' },
});

describe('calendars', () => {
  it('should show a person the country, the centres above, the own one and those in reach below', async () => {
    const rowsOf = async (who: Visitor) => (await who.call('listCalendars')).rows.map(({ id, mayChange }) => [id, mayChange]);
    expect(await rowsOf(window)).toEqual([
      ['cn', false],
      ['heshan', false],
    ]);
    expect(await rowsOf(keeper)).toEqual([
      ['cn', true],
      ['heshan', true],
    ]);
    expect(await rowsOf(above)).toEqual([
      ['cn', true],
      ['heshan', true],
      ['henglongqiao', true],
      ['lanxi', true],
      ['taohualun', true],
      ['xinmin', true],
    ]);
    expect(await rowsOf(township)).toEqual([
      ['cn', false],
      ['heshan', false],
      ['taohualun', true],
    ]);
  });

  it('should mark the years without a published list', async () => {
    const { years, version, hours, versions } = await window.call('getCalendar', calendar('cn'));
    expect(years.filter(({ published }) => !published)).toMatchObject([{ year: '2027', source: null }]);
    expect(years.find(({ year }) => year === '2026')).toMatchObject({ published: true, workingDays: 248 });
    expect([version, hours.periods.length, versions.length]).toEqual([0, 2, 1]);
    const next = await window.call('getCalendarYear', { params: { calendarId: 'cn', year: '2027' } });
    expect(next.published).toBe(false);
    expect(next.days).toHaveLength(365);
    expect(next.days.every(({ provisional }) => provisional)).toBe(true);
  });

  it('should tell nothing of the calendar of a centre beside, and let nobody change what is kept above', async () => {
    const seen = await refused(keeper.call('getCalendar', calendar('ningxiang')));
    const [country, district] = [
      await refused(township.call('importCalendar', importing('cn', 0, off('2026-02-11')))),
      await refused(township.call('previewCalendar', { ...calendar('heshan'), body: { version: 0 } })),
    ];
    const [below, clerk] = [
      await refused(keeper.call('importCalendar', importing('taohualun', 0, off('2026-02-11')))),
      await refused(window.call('activateCalendar', { ...calendar('heshan'), body: { id: v7(), version: 0, note: '测试' } })),
    ];
    expect([seen.status, country.code, district.code]).toEqual([404, 'calendar-not-yours', 'calendar-not-yours']);
    expect([below.status, clerk.code]).toEqual([404, 'not-permitted']);
  });

  it('should preview, commit, recompute and go back', async () => {
    // given
    const { caseId } = await register(window);
    await complete(window, caseId, 'check');
    const dueOf = async () => (await window.call('listClocks', { params: { caseId } })).clocks.map(({ key, dueOn }) => [key, dueOn]);
    const before = await dueOf();

    // when
    const change = off('2026-02-11');
    const impact = await keeper.call('previewCalendar', { ...calendar('heshan'), body: { change: change as never } });
    const committed = await keeper.call('importCalendar', importing('heshan', 0, change));
    await reviewOutdated(server.store);
    const after = await dueOf();
    const year = await keeper.call('getCalendarYear', { params: { calendarId: 'heshan', year: '2026' } });
    const back = await keeper.call('activateCalendar', { ...calendar('heshan'), body: { id: v7(), version: 0, note: '恢复' } });
    await reviewOutdated(server.store);

    // then
    expect(impact.rows[0]).toMatchObject({ caseId });
    expect(impact.moved).toBe(after.filter(([, dueOn], place) => dueOn !== before[place]![1]).length);
    expect(committed).toMatchObject({ version: 1, local: [{ date: '2026-02-11', working: false, layer: 'heshan' }] });
    expect(committed.versions).toMatchObject([
      { version: 1, by: '黄梅', note: '测试', active: true },
      { version: 0, importedAt: null, active: false },
    ]);
    expect(year.days.find(({ date }) => date === '2026-02-11')).toMatchObject({ working: false, why: 'local-off', note: '停电检修' });
    expect(back.version).toBe(0);
    expect(await dueOf()).toEqual(before);
    expect((await keeper.call('getCalendar', calendar('heshan'))).recompute).toMatchObject({ remaining: 0, failed: 0, since: null });
  });

  it('should end a preview whose reader has gone, and answer the next', async () => {
    // given
    const reader = new AbortController();
    const cookie = [...keeper.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked = fetch(`${server.address}/api/calendars/cn/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ version: 0 }),
      signal: reader.signal,
    });
    const answered = asked.then(
      () => 'answered',
      () => 'gone',
    );

    // when
    const next = keeper.call('previewCalendar', { ...calendar('cn'), body: { version: 0 } });
    reader.abort();

    // then
    expect(await answered).toBe('gone');
    expect(await next).toMatchObject({ moved: 0 });
    expect(server.log.join('')).not.toContain('request failed');
  });

  it('should let one of two changes made from the same version win, and tell the other who it was', async () => {
    const { version } = await township.call('getCalendar', calendar('taohualun'));
    await township.call('importCalendar', importing('taohualun', version, off('2026-03-03')));
    const problem = await refused(above.call('importCalendar', importing('taohualun', version, off('2026-03-04'))));
    expect(problem).toMatchObject({ status: 409, code: 'calendar-version-stale', details: { active: version + 1, by: 'tan' } });
    expect(problem.message.zh).toContain('tan');
  });

  it('should do a command that is sent twice once', async () => {
    const { version } = await township.call('getCalendar', calendar('taohualun'));
    const input = importing('taohualun', version, off('2026-03-05'));
    const first = await township.call('importCalendar', input);
    const second = await township.call('importCalendar', input);
    expect([first.version, second.version]).toEqual([version + 1, version + 1]);
  });

  it('should read a notice as text, JSON and iCalendar without storing it', async () => {
    const json = JSON.stringify({ year: '2027', days: [{ date: '2027-01-01', kind: 'off', name: '元旦' }] });
    const ics = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦 休', 'END:VEVENT', 'END:VCALENDAR'].join(
      '\r\n',
    );
    const text = '一、元旦：2027年1月1日放假。';
    for (const [kind, words] of [
      ['json', json],
      ['ics', ics],
      ['text', text],
    ] as const) {
      const read = await keeper.call('readNotice', { ...calendar('cn'), body: { kind, text: words, year: '2027' } });
      expect(read.days, kind).toMatchObject([{ date: '2027-01-01', kind: 'off' }]);
    }
    expect((await keeper.call('getCalendar', calendar('cn'))).version).toBe(0);
  });

  it('should say which days of a notice cannot be read, whatever stands in place of a year', async () => {
    const text = JSON.stringify({ days: [{ date: '1月1日', kind: 'off' }] });
    const read = await keeper.call('readNotice', { ...calendar('cn'), body: { kind: 'json', text } });
    expect([read.year, read.days]).toEqual([null, []]);
    expect(read.problems[0]!.message.zh).toContain('日期「1月1日」不存在');
  });

  it('should refuse notices that cannot be, with a sentence', async () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) => ({
        date: new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
        kind: 'off' as const,
      }));
    const notice = (list: readonly object[], year = '2027') => ({
      notice: { mode: 'replace' as const, year, days: list as never, source: '通知' },
    });
    const twice = [
      { date: '2027-01-01', kind: 'off' },
      { date: '2027-01-01', kind: 'make-up' },
    ];
    for (const change of [
      notice([]),
      notice(days(10), '2028'),
      notice(twice),
      notice(days(401)),
      notice([{ date: '2027-02-30', kind: 'off' }]),
    ]) {
      const problem = await refused(keeper.call('importCalendar', importing('cn', 0, change)));
      expect(problem.status).toBe(422);
      expect(problem.message.zh).toMatch(/[\u4e00-\u9fff]/);
    }
    const long = await refused(keeper.call('readNotice', { ...calendar('cn'), body: { kind: 'text', text: '放假\n'.repeat(1_000_000) } }));
    expect([413, 422]).toContain(long.status);
    const nonsense = await keeper.call('readNotice', { ...calendar('cn'), body: { kind: 'json', text: '{{' } });
    expect(nonsense.problems).not.toEqual([]);
  });
});
