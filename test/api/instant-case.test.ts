import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runJobs } from '#server/jobs/index.ts';
import { sweep } from '#server/timers/index.ts';
import { at } from '../support/centre.ts';
import { complete, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let supervisor: Visitor;

beforeEach(async () => {
  server = await startServer({ moment: at('2026-11-23', '15:00') });
  [window, supervisor] = [await server.as('wangfang'), await server.as('chenjing')];
});
afterEach(() => server.close());

/** The machine looks for what is due, as often as it likes. */
async function lookAt(day: string, hour: string): Promise<void> {
  server.clock.moveTo(at(day, hour));
  for (let times = 0; times < 2; times++) {
    await sweep(server.store);
    await runJobs(server.store);
  }
}

const told = async (caseId: string) => {
  const { rows } = await supervisor.call('listNotices');
  return rows.filter(row => row.caseId === caseId && row.text.zh.startsWith('即办件当日未办结'));
};

describe('an instant case at the close of the day (即办件当日未办结)', () => {
  it('should tell the window supervisor once, however often the machine looks and however late', async () => {
    // given
    const { caseId } = await register(window, 'nurse-change');
    await lookAt('2026-11-23', '16:59');
    expect(await told(caseId)).toHaveLength(0);
    // when the machine was off over closing time
    await lookAt('2026-11-24', '09:10');
    await lookAt('2026-11-24', '16:00');
    // then
    expect(await told(caseId)).toHaveLength(1);
    const { cards } = await supervisor.call('getCase', { params: { caseId } });
    expect(cards.map(({ level, on }) => [level, on])).toEqual([['warning', '2026-11-23']]);
  });

  it('should tell nobody of a case that was finished that day', async () => {
    // given
    const { caseId } = await register(window, 'nurse-change');
    for (const element of ['examine', 'settle', 'deliver'] as const) await complete(window, caseId, element);
    // when
    await lookAt('2026-11-25', '09:00');
    // then
    expect(await told(caseId)).toHaveLength(0);
    const view = await window.call('getCase', { params: { caseId } });
    expect(view).toMatchObject({ phase: 'closed', status: 'delivered', intakeType: 'instant', cards: [] });
  });

  it('should count what comes after closing time, or on a day off, for the next working day', async () => {
    // given a Friday evening
    server.clock.moveTo(at('2026-11-27', '17:20'));
    const { caseId } = await register(window, 'temporary-id-card');
    // when
    await lookAt('2026-11-30', '16:30');
    expect(await told(caseId)).toHaveLength(0);
    await lookAt('2026-11-30', '17:05');
    // then
    expect(await told(caseId)).toHaveLength(1);
  });

  it('should begin anew with the supplement, on the day it is received', async () => {
    // given
    const { caseId } = await register(window, 'mortgage-cancellation');
    await complete(window, caseId, 'examine', { result: 'incomplete' });
    await complete(window, caseId, 'notice');
    await lookAt('2026-11-24', '18:00');
    expect(await told(caseId)).toHaveLength(0);
    server.clock.moveTo(at('2026-11-25', '10:00'));
    const { materials } = await window.call('getCase', { params: { caseId } });
    const supplied = materials.slice(0, 1).map(({ id, form }) => ({ id, received: true, copies: 1, form }));
    await window.call('submitSupplement', { params: { caseId }, body: { id: v7(), materials: supplied } });
    // when
    await lookAt('2026-11-25', '17:01');
    // then
    expect(await told(caseId)).toHaveLength(1);
    expect((await window.call('getCase', { params: { caseId } })).clocks[0]).toMatchObject({
      rule: 'promised',
      run: 2,
      dueOn: '2026-11-25',
    });
  });
});
