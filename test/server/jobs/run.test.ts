import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { claimJobs } from '#server/jobs/claim.ts';
import { type Effect, type Handler, handlers } from '#server/jobs/handlers.ts';
import { clean, runJobs, startJobs } from '#server/jobs/index.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import type { Fault } from '#server/store/fault.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { complete, give, onBothDatabases, openCommand, seedCentre, selectAll, stateOf, tamper } from '../../support/store.ts';

async function runAll(store: OpenStore): Promise<void> {
  while ((await runJobs(store)) > 0);
}

async function seedAccepted(store: OpenStore): Promise<void> {
  await seedCentre(store);
  await store.execute(await openCommand('case-1'));
  await complete(store, 'case-1', 'check');
}

onBothDatabases('runJobs', database => {
  it('should write the notice to the applicant when a case is accepted', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);

    // when
    await runAll(store);

    // then
    const notices = await selectAll<{ account: string; text: string }>(store, 'select account, text from notice');
    expect(notices.map(({ account }) => account)).toEqual(['']);
    expect(JSON.parse(notices[0]!.text).zh).toContain('受理');
    expect(await selectAll(store, `select status from job`)).toEqual([{ status: 'done' }]);
  });

  it('should write a notice once when several runners race and when a job is run again', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);

    // when
    await Promise.all([runAll(store), runAll(store), runAll(store)]);
    await tamper(store, `update job set status = 'queued', lease_until = 0`);
    await runAll(store);

    // then
    expect(await selectAll(store, 'select count(*) as n from notice')).toEqual([{ n: 1 }]);
  });

  it('should let every account hear that the principal of the notice fits', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    const input = { to: 'window-supervisor@market-supervision', text: 'yellow', level: 'yellow', clock: 'promised', dueOn: '2026-02-13' };
    await tamper(store, 'update job set input = ?', [JSON.stringify(input)]);

    // when
    await runAll(store);

    // then
    expect(await selectAll(store, 'select account, level from notice')).toEqual([{ account: 'chenjing-heshan', level: 'yellow' }]);
  });

  it('should raise an incident at once for a job nobody knows how to do', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, `update job set job = 'call-nobody'`);

    // when
    await runAll(store);

    // then
    expect(Object.values((await stateOf(store, 'case-1')).incidents).map(({ code }) => code)).toEqual(['job-failed']);
    expect(await selectAll(store, 'select status from job')).toEqual([{ status: 'failed' }]);
  });

  it('should keep what a suspended case cannot be told until it is resumed', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, `update job set job = 'call-nobody'`);
    await give(store, 'case-1', { type: 'suspend-case', reason: '等待核实' });
    await runAll(store);
    const kept = await selectAll(store, 'select status, attempts from job');

    // when
    await give(store, 'case-1', { type: 'resume-case' });
    database.clock.moment += 60_000;
    await runAll(store);

    // then
    expect(kept).toEqual([{ status: 'queued', attempts: 0 }]);
    expect(Object.values((await stateOf(store, 'case-1')).incidents).map(({ code }) => code)).toEqual(['job-failed']);
    expect(await selectAll(store, 'select status from job')).toEqual([{ status: 'failed' }]);
  });

  it('should try a failing job three times with growing pauses, then raise one incident', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, `update job set input = 'not json'`);

    // when
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await runJobs(store)).toBe(1);
      const [row] = await selectAll<{ due: number }>(store, 'select due from job');
      pauses.push(row!.due - database.clock.moment);
      database.clock.moment = Math.max(database.clock.moment, row!.due);
    }

    // then
    expect(pauses.slice(0, 2)).toEqual([10_000, 20_000]);
    expect(await runJobs(store)).toBe(0);
    expect(Object.keys((await stateOf(store, 'case-1')).incidents)).toHaveLength(1);
  });

  it('should raise no incident for the last failure of a runner whose lease ran out and whose job another one has done', async () => {
    // given: the third attempt stands still for longer than its lease
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, 'update job set attempts = 2');
    const [begun, failed] = [Promise.withResolvers<void>(), Promise.withResolvers<Effect>()];
    const notify: Handler = () => {
      begun.resolve();
      return failed.promise;
    };
    const late = runJobs(store, { handlers: { notify } });
    await begun.promise;
    database.clock.moment += 31_000;
    await runAll(store);

    // when
    failed.reject(new Error('it stood still'));
    await late;

    // then
    expect((await stateOf(store, 'case-1')).incidents).toEqual({});
    expect(await selectAll(store, 'select status, error from job')).toEqual([{ status: 'done', error: null }]);
  });

  it('should send a job nobody waits for again when its incident is retried, as often as it fails', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    const notify: Handler = () => Promise.reject(new Error('the mailbox is full'));
    const fail = async () => {
      for (let attempt = 1; attempt <= 3; attempt++) {
        await runJobs(store, { handlers: { notify } });
        database.clock.moment += 60_000;
      }
    };
    const retry = async () => {
      const [incident] = Object.keys((await stateOf(store, 'case-1')).incidents);
      return (await give(store, 'case-1', { type: 'resolve-incident', incident: incident!, action: 'retry' })).ok;
    };
    await fail();

    // when
    const retried = [await retry()];
    await fail();
    const again = Object.values((await stateOf(store, 'case-1')).incidents);
    retried.push(await retry());
    await runAll(store);

    // then
    expect(retried).toEqual([true, true]);
    expect(again).toMatchObject([{ code: 'job-failed', message: { en: expect.stringContaining('the mailbox is full') } }]);
    expect(Object.keys((await stateOf(store, 'case-1')).incidents)).toEqual([]);
    expect(await selectAll(store, 'select status, error from job')).toEqual([{ status: 'done', error: null }]);
    expect(await selectAll(store, 'select count(*) as n from notice')).toEqual([{ n: 1 }]);
  });

  it('should leave a job alone whose incident is skipped', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, `update job set job = 'call-nobody'`);
    await runAll(store);
    const [incident] = Object.keys((await stateOf(store, 'case-1')).incidents);

    // when
    const outcome = await give(store, 'case-1', { type: 'resolve-incident', incident: incident!, action: 'skip' });
    await tamper(store, `update job set job = 'notify'`);
    await runAll(store);

    // then
    expect(outcome.ok).toBe(true);
    expect(await selectAll(store, 'select status from job')).toEqual([{ status: 'failed' }]);
  });

  it('should give a job up after three tries whatever characters its failure is told with', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    const notify: Handler = () => Promise.reject(new Error('unexpected \0 and \ud83d'));

    // when
    for (let attempt = 1; attempt <= 3; attempt++) {
      await runJobs(store, { handlers: { notify } });
      database.clock.moment += 60_000;
    }

    // then
    expect(await selectAll(store, 'select status, attempts from job')).toEqual([{ status: 'failed', attempts: 3 }]);
    expect(Object.keys((await stateOf(store, 'case-1')).incidents)).toHaveLength(1);
  });

  it('should take the jobs of a runner that died while the clock was ahead, once it is set right', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    database.clock.moment += 40 * 86_400_000;
    const claimed = await databaseOf(store).write(machineScope, moment => claimJobs(moment, 10));

    // when
    database.clock.moment -= 40 * 86_400_000;
    await runAll(store);

    // then
    expect(claimed).toHaveLength(1);
    expect(await selectAll(store, 'select status from job')).toEqual([{ status: 'done' }]);
  });

  it('should not let a runner whose lease ran out finish the job of another', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    const database_ = databaseOf(store);
    const { finishJob } = await import('#server/jobs/claim.ts');
    const [stale] = await database_.write(machineScope, moment => claimJobs(moment, 1));
    database.clock.moment += 31_000;
    const [fresh] = await database_.write(machineScope, moment => claimJobs(moment, 1));

    // when
    const isStaleDone = await database_.write(machineScope, moment => finishJob(moment, stale!));
    const isFreshDone = await database_.write(machineScope, moment => finishJob(moment, fresh!));

    // then
    expect([isStaleDone, isFreshDone]).toEqual([false, true]);
  });

  it('should remove receipts and done jobs after 30 days, and keep the queued ones', async () => {
    // given
    const store = await database.open();
    await seedAccepted(store);
    await runAll(store);
    const receipts = await selectAll<{ n: number }>(store, 'select count(*) as n from command_receipt');
    const young = await clean(store);

    // when
    database.clock.moment += 31 * 86_400_000;
    await store.execute(await openCommand('case-2'));
    await complete(store, 'case-2', 'check');
    const old = await clean(store);

    // then
    expect([young, old]).toEqual([0, receipts[0]!.n + 1]);
    expect(await selectAll(store, 'select case_id, status from job')).toEqual([{ case_id: 'case-2', status: 'queued' }]);
  });

  it('should leave people signed in where the clock of a demo is ahead of the one that sessions go by', async () => {
    // given
    const store = await database.open({ demo: true });
    const now = database.clock.moment;
    await store.shared.run(`insert into session (id, account, data, created_at, expires_at) values ('s', 'a', '{}', ?, ?)`, [
      now,
      now + 60_000,
    ]);

    // when
    await store.moveClock(now + 86_400_000);
    await clean(store);

    // then
    expect(await store.shared.select('select id from session')).toEqual([{ id: 's' }]);
  });

  it('should run by itself when a case asks for a job', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const heard = new Promise<void>(resolve => store.onHint(({ stream }) => stream === 'notice' && resolve()));
    const loop = startJobs(store, { everyMs: 60_000 });

    // when
    await complete(store, 'case-1', 'check');
    await heard;
    await loop.stop();

    // then
    expect(await selectAll(store, 'select count(*) as n from notice')).toEqual([{ n: 1 }]);
  });

  it('should go on with other jobs while one takes long, and wait for it when stopped', async () => {
    // given: a job whose work hangs, in a runner
    const store = await database.open();
    await seedAccepted(store);
    await tamper(store, `update job set job = 'slow'`);
    const begun = Promise.withResolvers<void>();
    const slow = Promise.withResolvers<Effect>();
    const hang: Handler = () => {
      begun.resolve();
      return slow.promise;
    };
    const heard = new Promise<void>(resolve => store.onHint(({ stream }) => stream === 'notice' && resolve()));
    const loop = startJobs(store, { everyMs: 60_000, handlers: { ...handlers, slow: hang } });
    await begun.promise;

    // when: another case asks for a job meanwhile
    await store.execute(await openCommand('case-2'));
    await complete(store, 'case-2', 'check');
    await heard;

    // then
    const statuses = 'select case_id as "case", status from job order by case_id';
    expect(await selectAll(store, statuses)).toEqual([
      { case: 'case-1', status: 'queued' },
      { case: 'case-2', status: 'done' },
    ]);
    const stopped = loop.stop();
    slow.resolve({ output: {}, *write() {} });
    await stopped;
    expect(await selectAll(store, statuses)).toEqual([
      { case: 'case-1', status: 'done' },
      { case: 'case-2', status: 'done' },
    ]);
  });

  it('should begin as many jobs at a time as it may, then those that wait', async () => {
    // given: one job more than there are places
    const store = await database.openCentre();
    for (const id of ['case-1', 'case-2', 'case-3']) {
      await store.execute(await openCommand(id));
      await complete(store, id, 'check');
    }
    let atOnce = 0;
    let most = 0;
    const done = Promise.withResolvers<void>();
    const begun: string[] = [];
    const count: Handler = async (_, { caseId }) => {
      begun.push(caseId);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await selectAll(store, 'select 1');
      atOnce -= 1;
      if (begun.length === 3) done.resolve();
      return { output: {}, *write() {} };
    };
    await tamper(store, `update job set job = 'count'`);

    // when
    const loop = startJobs(store, { everyMs: 60_000, limit: 2, handlers: { count } });
    await done.promise;
    await loop.stop();

    // then
    expect(most).toBe(2);
    expect(begun.toSorted()).toEqual(['case-1', 'case-2', 'case-3']);
    expect(await selectAll(store, `select count(*) as n from job where status = 'done'`)).toEqual([{ n: 3 }]);
  });
});

describe('clean on SQLite', () => {
  it('should look for old jobs by the time they were due, not at every job of the last 30 days', async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'banjian-clean-'));
    const url = join(folder, 'test.db');
    const asked: string[] = [];
    const fault: Fault = (point, statement) => {
      if (point === 'before-statement' && statement?.sql.startsWith('delete from job')) asked.push(statement.sql);
    };
    const store = await openStore({ url, fault });

    // when
    await clean(store);
    await store.close();

    // then
    const connection = new Database(url, { readonly: true });
    const plans = asked.map(sql => connection.prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll('?', '1')}`).all());
    connection.close();
    rmSync(folder, { recursive: true });
    expect(plans.map(([step]) => step?.detail)).toEqual([expect.stringContaining('job_due (status=? AND due<?)')]);
  });
});
