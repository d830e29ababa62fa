import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../support/centre.ts';
import { refused, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-09', '10:00') });
});
afterAll(() => server.close());

describe('organisation facts', () => {
  it('should tell a designer who holds which post in which unit, and who leads', async () => {
    const designer = await server.as('huangmei');

    const { units, posts, leaders } = await designer.call('getOrganisationFacts');

    expect(units.find(({ id }) => id === 'health')).toEqual({
      id: 'health',
      title: { zh: '区卫生健康局', en: 'District Health Bureau' },
      parent: null,
    });
    expect(posts).toContainEqual({ post: 'window-staff', unit: null, account: expect.any(String), name: '王芳' });
    expect(leaders).toEqual(['unit-leader', 'government-head']);
  });

  it('should be for those who read packs', async () => {
    const window = await server.as('wangfang');

    expect(await refused(window.call('getOrganisationFacts'))).toMatchObject({ status: 403 });
  });
});

const day = 86_400_000;

describe('absences', () => {
  const accountOf = async (who: Visitor) => (await who.call('getMe')).account;
  const absence = (account: string, substitute: string, from: number) => {
    const now = server.clock.now();
    return { body: { id: v7(), account, substitute, since: now + from * day, until: now + (from + 2) * day, reason: ' 赴长沙轮训 ' } };
  };

  it('should let people record their own absence, tell the reason to the two and to administrators, and show it to all', async () => {
    const [liqiang, zhaomin, wangfang, manager] = await Promise.all(['liqiang', 'zhaomin', 'wangfang', 'huangmei'].map(server.as));
    const [one, other] = [await accountOf(liqiang!), await accountOf(zhaomin!)];

    const { absence: id } = await liqiang!.call('recordAbsence', absence(one, other, 0));

    const seen = async (who: Visitor) => (await who.call('listAbsences')).rows.find(row => row.id === id);
    expect(await seen(liqiang!)).toMatchObject({
      person: { name: '李强' },
      substitute: { name: '赵敏' },
      ...{ state: 'away', reason: '赴长沙轮训', mayEnd: true },
    });
    expect(await seen(zhaomin!)).toMatchObject({ reason: '赴长沙轮训', mayEnd: false });
    expect(await seen(manager!)).toMatchObject({ reason: '赴长沙轮训', mayEnd: true });
    expect(await seen(wangfang!)).toMatchObject({ person: { name: '李强' }, reason: null, mayEnd: false });
  });

  it('should leave the absence of others to administrators', async () => {
    const [wangfang, sunlei, manager] = await Promise.all(['wangfang', 'sunlei', 'huangmei'].map(server.as));
    const [one, other] = [await accountOf(wangfang!), await accountOf(sunlei!)];

    expect(await refused(sunlei!.call('recordAbsence', absence(one, other, 0)))).toMatchObject({ status: 403, code: 'absence-of-other' });
    const { absence: id } = await manager!.call('recordAbsence', absence(one, other, 5));
    expect(await refused(sunlei!.call('endAbsence', { params: { absenceId: id }, body: { id: v7() } }))).toMatchObject({ status: 404 });
    const ending = { params: { absenceId: id }, body: { id: v7() } };
    await wangfang!.call('endAbsence', ending);
    expect(await wangfang!.call('endAbsence', ending)).toEqual({ absence: id });
    expect((await manager!.call('listAbsences')).rows.map(row => row.id)).not.toContain(id);
  });

  it('should refuse a time no calendar has', async () => {
    const hejun = await server.as('hejun');
    const { body } = absence(await accountOf(hejun), await accountOf(await server.as('wangfang')), 0);
    const far = { ...body, since: 8_640_000_000_000_000, until: 8_640_000_000_001_000 };
    expect(await refused(hejun.call('recordAbsence', { body: far }))).toMatchObject({ status: 422, code: 'body-not-valid' });
  });

  it('should order them: away, then to come, then over', async () => {
    const hejun = await server.as('hejun');
    const [one, other] = [await accountOf(hejun), await accountOf(await server.as('luoyan'))];
    const { absence: first } = await hejun.call('recordAbsence', absence(one, other, 0));
    await hejun.call('recordAbsence', absence(one, other, 9));
    server.clock.moveTo(server.clock.now() + 60_000);
    await hejun.call('endAbsence', { params: { absenceId: first }, body: { id: v7() } });

    const { rows, mayRecordAny } = await hejun.call('listAbsences');

    expect(mayRecordAny).toBe(false);
    const states = rows.map(({ state }) => state);
    expect(states).toEqual([...states].sort((a, b) => ['away', 'planned', 'over'].indexOf(a) - ['away', 'planned', 'over'].indexOf(b)));
    expect(rows.find(({ id }) => id === first)).toMatchObject({ state: 'over', until: server.clock.now(), mayEnd: false });
  });
});

describe('the chain of leaders', () => {
  const change = (parents: Record<string, string | null>, leaders = ['unit-leader', 'window-supervisor']) => ({
    body: { id: v7(), leaders, parents },
  });

  it('should be changed by administrators with the units above units', async () => {
    const [manager, window] = await Promise.all(['huangmei', 'wangfang'].map(server.as));

    expect(await manager!.call('changeLeaders', change({ health: 'civil-affairs' }))).toEqual({
      leaders: ['unit-leader', 'window-supervisor'],
    });

    const { leaders, units } = await window!.call('getOrganisation');
    expect(leaders).toEqual(['unit-leader', 'window-supervisor']);
    expect(units.find(({ id }) => id === 'health')).toMatchObject({ parent: 'civil-affairs' });
    await manager!.call('changeLeaders', change({ health: null }));
    expect((await window!.call('getOrganisation')).units.find(({ id }) => id === 'health')).not.toHaveProperty('parent');
    expect(await refused(window!.call('changeLeaders', change({})))).toMatchObject({ status: 403 });
  });

  it.each([
    ['unit-parent-wrong', { health: 'civil-affairs', 'civil-affairs': 'health' }, ['unit-leader']],
    ['unit-unknown', { nowhere: null }, ['unit-leader']],
    ['post-unknown', {}, ['emperor']],
  ])('should refuse with %s what leads nowhere', async (code, parents, leaders) => {
    const manager = await server.as('huangmei');

    expect(await refused(manager.call('changeLeaders', change(parents, leaders)))).toMatchObject({ code });
  });
});
