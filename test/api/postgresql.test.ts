import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../support/centre.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { applicant, complete, refused, register, startServer, type TestServer } from './support.ts';

let postgres: Postgres;
let server: TestServer;

beforeAll(async () => {
  postgres = await startPostgres();
  server = await startServer({ url: postgres.createDatabase('api'), moment: at('2026-02-13', '10:00') });
});
afterAll(async () => {
  await server?.close();
  postgres?.stop();
});

describe('the API on PostgreSQL', () => {
  it('should answer every question about a case as on SQLite', async () => {
    // given
    const [window, office, auditor] = [await server.as('wangfang'), await server.as('liuyang'), await server.as('xuning')];
    const { caseId, number } = await register(window);
    await register(window, 'public-place-hygiene');
    await complete(window, caseId, 'check');
    // when, then
    const first = await window.call('listCases', { query: { limit: 1 } });
    const second = await window.call('listCases', { query: { limit: 1, cursor: first.next! } });
    expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([2, 1, 1, null]);
    expect(
      (await window.call('listCases', { query: { q: number, mine: true, stage: 'handle', status: 'accepted' } })).rows.map(
        row => row.caseId,
      ),
    ).toEqual([caseId]);
    expect((await window.call('listCases', { query: { q: '100%_' } })).rows).toEqual([]);
    expect((await office.call('listCases')).rows.map(({ applicantName }) => applicantName)).toEqual(['吴**', '吴**']);
    const found = async (who: typeof office, q: string) => (await who.call('listCases', { query: { q } })).total;
    expect([await found(office, applicant.name), await found(office, number), await found(auditor, applicant.name)]).toEqual([0, 1, 2]);
    expect((await auditor.call('getCase', { params: { caseId } })).applicant).toEqual(applicant);
    expect((await (await server.as('liqiang')).call('listTasks')).rows.map(({ caseId: of }) => of)).toEqual([caseId]);
    expect((await refused((await server.as('zhaomin')).call('getCase', { params: { caseId } }))).status).toBe(404);
    await window.call('saveDraft', { params: { key: 'item:food-business-new' }, body: { answers: { area: 5 } } });
    expect((await window.call('getDraft', { params: { key: 'item:food-business-new' } })).answers).toEqual({ area: 5 });
    const openCases = Object.fromEntries((await office.call('listPacks')).rows.map(row => [row.id, row.openCases]));
    expect(openCases).toMatchObject({ extension: 0, joint: 0, promised: 2, supplement: 0 });
    const { content } = await window.call('getCase', { params: { caseId } });
    expect((await auditor.call('getRelease', { params: { content } })).pack).toBe('promised');
    await office.call('moveDemoClock', { body: { now: at('2026-03-04', '09:00') } });
    expect((await office.call('listCards', { query: { limit: 200, level: 'red' } })).rows.map(card => card.caseId)).toContain(caseId);
    const { rows } = await (await server.as('liqiang')).call('listNotices');
    expect(rows.length).toBeGreaterThan(0);
    await window.call('commentCase', { params: { caseId }, body: { id: v7(), text: '请核对' } });
    await window.call('signOut');
    expect((await window.call('getSession')).me).toBeNull();
  });
});
