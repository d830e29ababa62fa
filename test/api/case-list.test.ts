import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { need } from '#server/identity/need.ts';
import type { QueryOf } from '#server/contract/routes.ts';
import { at } from '../support/centre.ts';
import { makeTwoCentres, plainItem, saveItem, twoCentres } from '../support/two-centres.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

const { district, township } = twoCentres;

let server: TestServer;
let reviewer: Visitor;
let clerk: Visitor;
const ids = {} as Record<'accepted' | 'supplemented' | 'declined' | 'health' | 'below', string>;

const names = (found: readonly string[]) =>
  Object.entries(ids)
    .filter(([, id]) => found.includes(id))
    .map(([name]) => name)
    .sort();
const list = async (query: NonNullable<QueryOf<'listCases'>>, who = reviewer) => {
  const { rows, total } = await who.call('listCases', { query });
  expect(rows).toHaveLength(total);
  return names(rows.map(({ caseId }) => caseId));
};
const moveTo = (date: string) => clerk.call('moveDemoClock', { body: { now: at(date, '09:30') } });

beforeAll(async () => {
  server = await startServer({ seed: false, moment: at('2026-10-12', '09:30') });
  await makeTwoCentres(server.store);
  await saveItem(server.store, district.id, { id: 'health-plain', unit: 'health', title: { zh: '健康证', en: 'Health card' } });
  [reviewer, clerk] = [await server.as('reviewer'), await server.as(`${district.id}-clerk`)];
  const below = await server.as(`${township.id}-clerk`);
  ids.accepted = (await register(clerk, plainItem)).caseId;
  await complete(clerk, ids.accepted, 'check');
  ids.below = (await register(below, plainItem)).caseId;
  await complete(below, ids.below, 'check');
  await moveTo('2026-10-13');
  ids.supplemented = (await register(clerk, plainItem)).caseId;
  await complete(clerk, ids.supplemented, 'check', { result: 'incomplete' });
  await complete(clerk, ids.supplemented, 'notice');
  ids.health = (await register(clerk, 'health-plain')).caseId;
  await moveTo('2026-10-14');
  ids.declined = (await register(clerk, plainItem)).caseId;
  await complete(clerk, ids.declined, 'check', { result: 'decline', reason: '不属于本机关职权范围', competentDepartment: '区农业农村局' });
});
afterAll(() => server.close());

describe('the case list of somebody whose right reaches down', () => {
  it('should be narrowed by centre, unit, item, phase, type and day of registration, alone and together', async () => {
    expect(await list({})).toEqual(['accepted', 'below', 'declined', 'health', 'supplemented']);
    expect(await list({ centre: township.id })).toEqual(['below']);
    expect(await list({ unit: 'health' })).toEqual(['health']);
    expect(await list({ item: 'health-plain' })).toEqual(['health']);
    expect(await list({ phase: 'closed' })).toEqual(['declined']);
    expect(await list({ type: 'promised', phase: 'running' })).toEqual(['accepted', 'below', 'health', 'supplemented']);
    expect(await list({ type: 'supplement' })).toEqual(['supplemented']);
    expect(await list({ type: 'rejection' })).toEqual(['declined']);
    expect(await list({ type: 'joint' })).toEqual([]);
    expect(await list({ from: '2026-10-13', to: '2026-10-13' })).toEqual(['health', 'supplemented']);
    expect(await list({ from: '2026-10-14' })).toEqual(['declined']);
    expect(await list({ to: '2026-10-12', centre: district.id, status: 'accepted', stage: 'handle' })).toEqual(['accepted']);
    expect(await list({ centre: district.id, q: '健康' })).toEqual(['health']);
  });

  it('should find nothing in a centre out of reach, and refuse a day there is none of', async () => {
    expect(await list({ centre: 'no-such-centre' })).toEqual([]);
    expect(await list({ centre: township.id }, clerk)).toEqual([]);
    expect((await refused(list({ from: '2026-02-30' }))).code).toBe('date-not-valid');
    expect((await refused(list({ to: '2026-99-99' }))).code).toBe('date-not-valid');
  });

  it('should refuse a number without end in words, as any other that is too large', async () => {
    for (const limit of ['1e400', '201', '9'.repeat(30)]) {
      const answer = await clerk.fetch(`/api/cases?limit=${limit}`);
      expect([limit, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([limit, 400, 'query-not-valid']);
    }
  });

  it('should name the centre and the unit of every row', async () => {
    const { rows } = await reviewer.call('listCases', { query: {} });
    const told = rows.map(row => [row.caseId, row.centre, row.centreTitle.zh, row.unitTitle.zh]);
    expect(told).toContainEqual([ids.below, township.id, '小驾镇便民服务中心', '市场监督管理局']);
    expect(told).toContainEqual([ids.health, district.id, '东坪区政务服务中心', '卫生健康局']);
  });

  it('should offer the units and items of the centres in reach', async () => {
    const all = await reviewer.call('listCaseChoices', { query: {} });
    expect([...new Set(all.units.map(({ centre }) => centre))]).toEqual([district.id, township.id]);
    const one = await reviewer.call('listCaseChoices', { query: { centre: township.id } });
    expect(one.items.map(({ centre, id, unit }) => [centre, id, unit])).toEqual([[township.id, plainItem, 'market-supervision']]);
    expect(await clerk.call('listCaseChoices', { query: { centre: township.id } })).toEqual({ units: [], items: [] });
  });

  it('should time every case by the working days of its own centre', async () => {
    // given: a local day off of the township alone; it counts no day for the case below
    const times = async () => {
      const { rows } = await reviewer.call('listCases', { query: {} });
      return ([ids.accepted, ids.below] as const).map(id => {
        const { dueOn, days } = rows.find(({ caseId }) => caseId === id)!.time;
        return { dueOn, days };
      });
    };
    const before = await times();
    // when
    await need(server.store, {
      id: v7(),
      tenant: township.id,
      stream: 'calendar',
      streamId: township.id,
      type: 'import-calendar',
      body: {
        ...{ basedOn: 0, note: '测试', activate: true },
        change: { local: { '2026-10-15': { working: false, why: '赶集日' } } },
      },
    });
    // then: from Wed 14 to Mon 19 are 2 working days there, without Thu 15; once its due day is computed anew, 3 to Tue 20
    const due = { dueOn: '2026-10-19', days: 3 };
    const [above, there] = await times();
    expect([before, above]).toEqual([[due, due], due]);
    expect(there!.days).toBe(there!.dueOn === '2026-10-20' ? 3 : 2);
  });
});

describe('the list of cards of somebody whose right reaches down', () => {
  it('should be narrowed by centre, level and the days they were given, and name the centre', async () => {
    // given: the limits of both accepted cases are over
    await moveTo('2026-10-26');
    const cards = async (query: NonNullable<QueryOf<'listCards'>>) =>
      (await reviewer.call('listCards', { query: { limit: 200, ...query } })).rows;
    // when, then
    expect(new Set((await cards({})).map(({ centre }) => centre))).toEqual(new Set([district.id, township.id]));
    const below = await cards({ centre: township.id, level: 'warning' });
    expect(below.map(card => [card.caseId, card.centreTitle.zh, card.unitTitle.zh, card.holders.map(({ name }) => name)])).toEqual([
      [ids.below, '小驾镇便民服务中心', '市场监督管理局', ['市场监督管理局承办人']],
    ]);
    const given = await cards({ from: '2026-10-26', to: '2026-10-26' });
    expect(given).toHaveLength((await cards({})).length);
    expect(await cards({ to: '2026-10-25' })).toEqual([]);
    expect((await refused(cards({ from: '2026-02-30' }))).code).toBe('date-not-valid');
  });
});
