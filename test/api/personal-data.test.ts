import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicant, complete, refused, register, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let caseId: string;
let office: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  server = await startServer();
  const window = await server.as('wangfang');
  caseId = (await register(window)).caseId;
  await complete(window, caseId, 'check');
  [office, auditor] = [await server.as('liuyang'), await server.as('xuning')];
});
afterAll(() => server.close());

const whole = [applicant.name, applicant.idNumber, applicant.phone];

/** Everything the API tells somebody about the case. */
async function tellAll(who: Visitor): Promise<string> {
  const params = { caseId };
  const view = await who.call('getCase', { params });
  const documents = await Promise.all(view.documents.map(({ id }) => who.call('getDocument', { params: { caseId, documentId: id } })));
  const rows = (await who.call('listCases')).rows.map(({ applicantName }) => applicantName);
  return JSON.stringify([
    view,
    documents,
    rows,
    await who.call('getJournal', { params }),
    await who.call('listClocks', { params }),
    await who.call('listCards'),
  ]);
}

describe('personal data', () => {
  it('should be masked everywhere for who neither takes part nor audits', async () => {
    // when
    const told = await tellAll(office);
    // then
    for (const value of whole) expect(told).not.toContain(value);
    expect(told).toContain('110101********0134');
    expect(told).toContain('138****8000');
    expect(await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader => reader.journal('case', caseId))).toHaveLength(2);
  });

  it('should not be found by somebody to whom it is masked, who may still search by number and item', async () => {
    // given
    const number = (await office.call('listCases')).rows[0]!.number;
    const found = async (who: Visitor, q: string) => (await who.call('listCases', { query: { q } })).total;
    const { queryCode } = await auditor.call('getCase', { params: { caseId } });
    // when
    const masked = await Promise.all([applicant.name, queryCode, number, '食品'].map(q => found(office, q)));
    const whole = await Promise.all([applicant.name, queryCode, number].map(q => found(auditor, q)));
    // then
    expect(masked).toEqual([0, 0, 1, 1]);
    expect(whole).toEqual([1, 1, 1]);
  });

  it('should have a query code that nobody can tell from the command, also not by another database', async () => {
    // given: the very same command
    const [one, other] = [await startServer(), await startServer()];
    const body = await registration(await one.as('wangfang'));
    // when
    const codes = [];
    for (const place of [one, one, other]) codes.push((await (await place.as('wangfang')).call('openCase', { body })).queryCode);
    await Promise.all([one.close(), other.close()]);
    // then
    expect(codes[0]).toMatch(/^[A-Z2-9]{12}$/);
    expect(codes[1]).toBe(codes[0]);
    expect(codes[2]).not.toBe(codes[0]);
  });

  it('should not be told by names that every object has', async () => {
    const window = await server.as('wangfang');
    for (const taskId of ['__proto__', 'constructor']) {
      expect((await refused(window.call('getTask', { params: { caseId, taskId } }))).status).toBe(409);
    }
  });

  it('should be whole for the people who work on the case', async () => {
    const told = await tellAll(await server.as('liqiang'));
    for (const value of whole) expect(told).toContain(value);
  });

  it('should be whole for the auditor, who leaves a trace of having looked', async () => {
    // when
    const view = await auditor.call('getCase', { params: { caseId } });
    // then
    expect(view.masked).toBe(false);
    expect(view.applicant.idNumber).toBe(applicant.idNumber);
    const traces = await server.store.shared.select<{ account: string; ref: string }>(
      'select account, ref from read_audit where tenant = ?',
      ['heshan'],
    );
    expect(traces).toContainEqual({ account: 'xuning', ref: caseId });
    expect(traces.map(({ account }) => account)).not.toContain('liuyang');
  });

  it('should keep a case of another unit from a handler, as if it did not exist', async () => {
    // when
    const problem = await refused((await server.as('zhaomin')).call('getCase', { params: { caseId } }));
    const nothing = await refused((await server.as('zhaomin')).call('getCase', { params: { caseId: 'no-such-case' } }));
    // then
    expect(problem).toEqual(nothing);
    expect(problem.status).toBe(404);
  });
});
