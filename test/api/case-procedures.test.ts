import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../support/centre.ts';
import { complete, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;
let auditor: Visitor;
let caseId: string;

const viewOf = (who: Visitor) => who.call('getCase', { params: { caseId } });
async function procedure(who: Visitor, id: string) {
  return (await viewOf(who)).procedures?.find(one => one.id === id);
}

beforeAll(async () => {
  server = await startServer({ moment: at('2026-11-23', '10:00') });
  [window, handler, auditor] = [await server.as('wangfang'), await server.as('liqiang'), await server.as('xuning')];
  ({ caseId } = await register(window));
});
afterAll(() => server.close());

describe('lawful procedures of a case', () => {
  it('should be listed before acceptance, but nobody may start one while no clock runs', async () => {
    const listed = await procedure(window, 'hearing');
    expect(listed).toMatchObject({ title: { zh: '听证' }, running: null, clocks: [], may: false });
    expect((await viewOf(window)).extension).toBeNull();
  });

  it('should name notice, longest length and the clocks that would stand still, and let the handler start one', async () => {
    // when
    await complete(window, caseId, 'check');
    // then
    const listed = (await procedure(handler, 'hearing'))!;
    expect(listed).toMatchObject({ longest: { length: 20, unit: 'working-day' }, running: null, may: true });
    expect(listed.noticeTitle.zh).toMatch(/告知/);
    expect(listed.clocks).toEqual(expect.arrayContaining(['statutory', 'promised']));
    expect((await procedure(auditor, 'hearing'))?.may).toBe(false);
  });

  it('should tell since when one runs, and be ended once', async () => {
    // given
    const body = { id: v7(), procedure: 'inspection', days: 3, reason: '经营场所需要检验' };
    await handler.call('pauseClock', { params: { caseId }, body });
    await complete(handler, caseId, 'special');
    // when
    const running = (await procedure(handler, 'inspection'))!;
    await handler.call('resumeClock', { params: { caseId }, body: { id: v7(), procedure: 'inspection' } });
    const over = (await procedure(handler, 'inspection'))!;
    // then
    expect(running).toMatchObject({ running: { from: server.clock.now() }, may: true });
    expect(over).toMatchObject({ running: null, may: true });
  });
});

describe('the extension a case may have', () => {
  it('should say of which clocks, how many are left, until when and who approves', async () => {
    const { extension, clocks } = await viewOf(handler);
    const promised = clocks.find(({ key }) => key === 'promised')!;
    expect(extension?.clocks).toContainEqual({ clock: 'promised', left: 1, before: promised.due });
    expect(extension?.approver.zh).toBe('本行政机关负责人');
    expect(promised.supplement).toBe('restart');
  });

  it('should be none once a limit is over', async () => {
    // when
    server.clock.moveTo(at('2026-12-04', '10:00'));
    // then
    expect((await viewOf(handler)).extension).toBeNull();
  });
});
