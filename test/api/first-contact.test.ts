import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '#server/jobs/index.ts';
import { applicant, complete, refused, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
});
afterAll(() => server.close());

/** Registers a first contact of somebody known by name alone. */
async function firstContact(): Promise<string> {
  const body = await registration(window, 'first-contact');
  const opened = await window.call('openCase', {
    body: { ...body, applicant: { kind: 'person', name: '周桂兰', idNumber: '', phone: '' } },
  });
  return opened.caseId;
}

describe('the applicant of a registration (申请人信息)', () => {
  it('should be known by name alone for a first contact', async () => {
    // given, when
    const caseId = await firstContact();
    // then
    const view = await window.call('getCase', { params: { caseId } });
    expect(view.intakeType).toBe('first-contact');
    expect(view.applicant).toEqual({ kind: 'person', name: '周桂兰', idNumber: '', phone: '' });
  });

  it.each(['food-business-new', 'sole-trader-registration'])('should have number and telephone for %s', async item => {
    // given
    const body = await registration(window, item);
    // when
    const problem = await refused(window.call('openCase', { body: { ...body, applicant: { ...applicant, idNumber: ' ', phone: '' } } }));
    // then
    expect(problem).toMatchObject({ status: 422, code: 'applicant-not-valid' });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/applicant/idNumber', '/applicant/phone']);
  });
});

describe('a promise of 0 working days (当场、当日办结)', () => {
  it('should be told for what it means, and only where it is one', async () => {
    // given, when
    const { rows } = await window.call('listItems', { query: {} });
    const promiseOf = (id: string) => rows.find(item => item.id === id)?.promise;
    const { item } = await window.call('getItem', { params: { itemId: 'sole-trader-registration' } });
    // then
    expect(promiseOf('sole-trader-registration')).toBe('sameDay');
    expect(promiseOf('first-contact')).toBe('register');
    expect(promiseOf('food-business-new')).toBeUndefined();
    expect(item.promise).toBe('sameDay');
  });
});

describe('a draft of a registration (申请草稿)', () => {
  it('should be kept apart for a case that takes another up, and go with it', async () => {
    // given
    const origin = await firstContact();
    const [key, other] = [`item:sole-trader-registration:${origin}`, 'item:sole-trader-registration'];
    for (const one of [key, other]) await window.call('saveDraft', { params: { key: one }, body: { answers: { kept: one } } });
    // when
    await window.call('openCase', { body: { ...(await registration(window, 'sole-trader-registration')), from: origin } });
    // then
    expect((await window.call('getDraft', { params: { key } })).answers).toEqual({});
    expect((await window.call('getDraft', { params: { key: other } })).answers).toEqual({ kept: other });
    const unknown = window.call('saveDraft', { params: { key: `${other}:${v7()}` }, body: { answers: {} } });
    expect((await refused(unknown)).status).toBe(404);
  });
});

describe('a first contact that becomes a case (首问转登记)', () => {
  it('should end when a case takes it up, and both should name each other', async () => {
    // given
    const origin = await firstContact();
    await complete(window, origin, 'direct', { result: 'own' });
    expect((await window.call('getCase', { params: { caseId: origin } })).awaits.map(({ name }) => name)).toEqual(['case-registered']);
    // when
    const body = await registration(window, 'sole-trader-registration');
    const opened = await window.call('openCase', { body: { ...body, from: origin } });
    await runJobs(server.store);
    // then
    const [first, taken] = await Promise.all([origin, opened.caseId].map(caseId => window.call('getCase', { params: { caseId } })));
    expect(first).toMatchObject({ phase: 'closed', status: 'closed', tasks: [] });
    expect(first!.links).toEqual([
      {
        ...{ relation: 'continued-by', caseId: opened.caseId, number: opened.number },
        seen: { itemTitle: taken!.item.title, status: 'received', phase: 'running', openedAt: taken!.openedAt },
      },
    ]);
    expect(taken!.links).toEqual([
      {
        ...{ relation: 'continues', caseId: origin, number: first!.number },
        seen: { itemTitle: first!.item.title, status: 'closed', phase: 'closed', openedAt: first!.openedAt },
      },
    ]);
    expect(first!.documents.map(({ document }) => document)).toEqual(['ledger-entry']);
  });

  it('should name a linked case by its number alone to whoever may not see it', async () => {
    // given
    const origin = await firstContact();
    await complete(window, origin, 'direct', { result: 'transfer', unit: 'health' });
    await window.call('openCase', { body: { ...(await registration(window, 'sole-trader-registration')), from: origin } });
    await runJobs(server.store);
    // when
    const handler = await server.as('zhaomin');
    const view = await handler.call('getCase', { params: { caseId: origin } });
    // then
    expect(view.links).toMatchObject([{ relation: 'continued-by', seen: null }]);
  });

  it('should not be taken up from a case that is not there', async () => {
    // given
    const body = { ...(await registration(window, 'sole-trader-registration')), from: v7() };
    // when, then
    expect((await refused(window.call('openCase', { body }))).status).toBe(404);
  });
});
