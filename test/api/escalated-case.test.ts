import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '#server/jobs/index.ts';
import { sweep } from '#server/timers/index.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
  handler = await server.as('luoyan');
});
afterAll(() => server.close());

const view = (who: Visitor, caseId: string) => who.call('getCase', { params: { caseId } });
const moveTo = async (day: string, time: string): Promise<void> => {
  server.clock.moveTo(at(day, time));
  await sweep(server.store);
  await runJobs(server.store);
};
const inbox = async (caseId: string) => (await handler.call('listTasks')).rows.find(row => row.caseId === caseId)!;

describe('an escalated case over HTTP', () => {
  it('should be watched while the superior has it, and be granted by what the superior said', async () => {
    // given: accepted and forwarded on Monday 2026-11-23
    const { caseId } = await register(window, 'forest-land-review');
    await complete(window, caseId, 'check');
    expect((await view(window, caseId)).superior).toMatchObject({ forwardedAt: null, urgings: [] });
    await complete(handler, caseId, 'preliminary');
    await complete(handler, caseId, 'forward');
    const sent = await view(handler, caseId);
    expect(sent).toMatchObject({ status: 'forwarded', intakeType: 'escalated' });
    expect(sent.superior).toMatchObject({ organ: { zh: '湖南省林业局' }, courier: false, answeredAt: null, urgings: [] });
    expect(sent.superior!.forwardedAt).not.toBeNull();

    // then the handler finds what is to be done, and by when
    expect(await inbox(caseId)).toMatchObject({ element: 'urging', time: { state: 'running', dueOn: '2026-11-26' } });
    expect(sent.tasks).toMatchObject([{ element: 'urging', time: { state: 'running', dueOn: '2026-11-26' } }]);

    // when nobody urges for three working days
    await moveTo('2026-11-27', '09:30');

    // then there is a card, and the window supervisor is told
    const missed = await view(handler, caseId);
    expect(missed.cards).toMatchObject([{ clock: 'urging', level: 'yellow', on: '2026-11-26' }]);
    const { rows } = await (await server.as('chenjing')).call('listNotices');
    expect(rows.map(({ text }) => text.zh)).toContainEqual(expect.stringContaining('催办'));

    // when it is urged at last, and the answer comes, at first without its number
    await complete(handler, caseId, 'urging');
    expect((await view(window, caseId)).superior!.urgings).toMatchObject([{ by: { name: '罗燕' }, form: 'urging', round: 1 }]);
    expect((await inbox(caseId)).time).toMatchObject({ state: 'running', dueOn: '2026-12-02' });
    const answer = { outcome: 'granted', documentNumber: '湘林资许准〔2026〕118号', documentDate: '2026-12-01' };
    await moveTo('2026-12-01', '10:00');
    const deliver = (payload: Record<string, unknown>) =>
      handler.call('deliverMessage', { params: { caseId }, body: { id: v7(), name: 'superior-answered', payload } });
    const { documentNumber: _, ...without } = answer;
    expect((await refused(deliver(without))).code).toBe('payload-unreadable');
    await deliver(answer);

    // then it is decided by it, and delivered
    const decided = await view(window, caseId);
    expect(decided).toMatchObject({ status: 'granted' });
    expect(decided.superior!.answeredAt).not.toBeNull();
    await complete(window, caseId, 'deliver');
    expect(await view(window, caseId)).toMatchObject({ status: 'delivered', phase: 'closed' });
  });

  it('should show no superior where there is none', async () => {
    // when
    const { caseId } = await register(window);
    // then
    expect((await view(window, caseId)).superior).toBeNull();
  });
});

describe('a reply case over HTTP', () => {
  it('should end with its written reply signed for', async () => {
    // given
    const { caseId } = await register(window, 'market-inquiry');
    const clerk = await server.as('liqiang');
    // when
    await complete(window, caseId, 'explaining');
    await complete(clerk, caseId, 'replying');
    expect((await view(window, caseId)).status).toBe('replied');
    await complete(window, caseId, 'signing');
    // then
    const done = await view(window, caseId);
    expect(done).toMatchObject({ intakeType: 'reply', status: 'delivered', phase: 'closed' });
    expect(done.documents.map(({ document }) => document)).toEqual(['reply-opinion', 'delivery-receipt']);
  });

  it('should end as taken up once the complex matter is registered as a promised case', async () => {
    // given
    const { caseId, number } = await register(window, 'market-inquiry');
    const explanation = '已当面说明，情况复杂。';
    await complete(window, caseId, 'explaining', { explanation, result: 'complex', suggestedItem: '食品经营许可（新办）' });
    expect((await view(window, caseId)).awaits).toMatchObject([{ name: 'case-registered' }]);
    // when
    const opened = await window.call('openCase', { body: { ...(await registration(window)), from: caseId } });
    await runJobs(server.store);
    // then
    const done = await view(window, caseId);
    expect(done).toMatchObject({ status: 'taken-up', phase: 'closed', documents: [] });
    expect(done.links).toMatchObject([{ relation: 'continued-by', caseId: opened.caseId }]);
    expect((await view(window, opened.caseId)).links).toMatchObject([{ relation: 'continues', number }]);
  });
});
