import { expect, it } from 'vitest';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { sweep } from '#server/timers/index.ts';
import { v7 } from 'uuid';
import { clerk, complete, onBothDatabases, openCommand, selectAll, stateOf, tamper } from '../../../support/store.ts';

const holder = 'liqiang-heshan';
/** Somebody of the supervision office. */
const office: Actor = { account: 'office', name: '督查员', principals: ['person:office', 'supervision-office', 'supervision-office@*'] };
const handler: Actor = { account: holder, name: '李强', principals: [`person:${holder}`, 'handler', 'handler@market-supervision'] };

async function say(store: OpenStore, actor: Actor, body: CaseCommandBody): Promise<void> {
  const outcome = await store.execute({ ...body, id: v7(), caseId: 'case-1', tenant: 'heshan', actor });
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

/** A case long over, with a card contested and one revoked, an explanation, a notice that was answered. */
async function seedDispute(store: OpenStore, moveTo: (moment: number) => void): Promise<void> {
  await store.execute(await openCommand('case-1', { promisedLimit: 5 }));
  await complete(store, 'case-1', 'check');
  moveTo(Date.parse('2026-03-20T10:00:00+08:00'));
  while ((await sweep(store)) > 0);
  const [, yellow, red] = (await stateOf(store, 'case-1')).cards;
  await say(store, handler, { type: 'appeal-card', card: yellow!.id, reason: '系统停机' });
  await say(store, clerk, { type: 'explain-overdue', clock: 'promised', cause: 'organ', text: '人手不足', plan: '本周办结' });
  await say(store, office, { type: 'demand-supervision', kind: 'monitoring-notice', clock: 'promised', to: [holder], text: '请改正' });
  await say(store, office, { type: 'revoke-card', card: red!.id, reason: '误发' });
  const [demand] = (await stateOf(store, 'case-1')).demands!;
  await say(store, handler, { type: 'answer-supervision', demand: demand!.id, text: '已改正' });
}

onBothDatabases('rows of supervision', database => {
  it('should hold disputes, explanations and demands without a word of what was said', async () => {
    // given
    const store = await database.openCentre();
    // when
    await seedDispute(store, moment => {
      database.clock.moment = moment;
    });
    // then
    const at = database.clock.moment;
    expect(await selectAll(store, 'select level, revoked, appeal, appealed_by, decided_by from card order by issued_at, at')).toEqual([
      { level: 'warning', revoked: 0, appeal: null, appealed_by: null, decided_by: null },
      { level: 'yellow', revoked: 0, appeal: 'open', appealed_by: holder, decided_by: null },
      { level: 'red', revoked: 1, appeal: null, appealed_by: null, decided_by: null },
    ]);
    const explanations = await selectAll(store, 'select position, clock, run, cause, account from explanation');
    expect(explanations).toEqual([{ position: 0, clock: 'promised', run: 1, cause: 'organ', account: 'clerk' }]);
    const [demand] = await selectAll(store, 'select * from demand');
    const notice = (await stateOf(store, 'case-1')).documents.at(-1)!;
    expect(demand).toMatchObject({
      kind: 'monitoring-notice',
      clock: 'promised',
      account: 'office',
      answered_by: holder,
      document: notice.id,
    });
    expect(Number(demand!.answered_at)).toBe(at);
    expect(JSON.stringify([explanations, demand])).not.toMatch(/人手|改正/);
  });

  it('should be made again by a rebuild as they were', async () => {
    // given
    const store = await database.openCentre();
    await seedDispute(store, moment => {
      database.clock.moment = moment;
    });
    const rows = () =>
      Promise.all(['card', 'explanation', 'demand'].map(table => selectAll(store, `select * from ${table} order by tenant, case_id`)));
    const before = await rows();
    const sound = await verify(store);
    // when
    await tamper(store, `update card set appeal = null, revoked = 0`);
    await tamper(store, 'delete from explanation');
    await tamper(store, `update demand set answered_by = null`);
    const broken = await verify(store);
    const mended = await rebuild(store);
    // then
    expect([sound.ok, broken.ok, mended.changed]).toEqual([true, false, 4]);
    expect((await rows()).map(table => table.map(row => JSON.stringify(row)).sort())).toEqual(
      before.map(table => table.map(row => JSON.stringify(row)).sort()),
    );
  });
});
