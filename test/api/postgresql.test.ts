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

  it('should refuse characters and numbers no row can hold', async () => {
    // given
    const administrator = await server.as('huangmei');
    const { caseId } = await register(await server.as('wangfang'));
    const [big, stranger] = [3_000_000_000, server.visitor()];
    // when
    const problems = await Promise.all(
      [
        administrator.call('listCases', { query: { q: '\u0000' } }),
        administrator.call('listCases', { query: { cursor: `${'9'.repeat(20)}_x` } }),
        administrator.call('getJournal', { params: { caseId }, query: { at: 1e300 } }),
        administrator.call('getDeadline', { query: { from: '2026-03-02', days: 5, calendarVersion: big } }),
        administrator.call('getCalendarYear', { params: { calendarId: 'cn', year: '2026' }, query: { version: big } }),
        administrator.call('getDraftVersion', { params: { packId: 'promised', version: big } }),
        stranger.call('signIn', { body: { login: 'a\u0000', password: 'x' } }),
        stranger.call('findProgress', { body: { number: 'HS-\u0000', lastFour: '0134' } }),
      ].map(refused),
    );
    // then
    expect(problems.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 404, 400, 400]);
    expect(problems[0]!.message.zh).toContain('空字符');
  });
});
