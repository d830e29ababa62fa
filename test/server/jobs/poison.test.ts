import { expect, it } from 'vitest';
import type { Handler } from '#server/jobs/handlers.ts';
import { runJobs } from '#server/jobs/index.ts';
import { verify } from '#server/store/verify.ts';
import { complete, onBothDatabases, openCommand, selectAll, stateOf, tamper } from '../../support/store.ts';

const deep = (): number => 1 + deep();

/** Ways to fail, by the name of the job. */
const handlers: Readonly<Record<string, Handler>> = {
  fine: async () => ({ output: {}, *write() {} }),
  hangs: () => new Promise(() => {}),
  throws: () => Promise.reject(new Error('the printer is out of paper')),
  text: () => Promise.reject('only words'),
  wordless: () => Promise.reject(Object.create(null)),
  direct: () => {
    throw new Error('before any promise');
  },
  overflows: async () => {
    deep();
    throw new Error('never reached');
  },
};
const names = Object.keys(handlers);

onBothDatabases('jobs that fail', database => {
  it('should be cut off, tried three times with growing pauses, then leave an incident each, and never stop the others', async () => {
    // given: a case with one job for each way to fail, and one that is fine
    const store = await database.openCentre();
    for (const name of names) {
      await store.execute(await openCommand(name));
      await complete(store, name, 'check');
      await tamper(store, 'update job set job = ? where case_id = ?', [name, name]);
    }

    // when
    const left: number[] = [];
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await runJobs(store, { handlers, withinMs: 20 });
      const rows = await selectAll<{ due: number }>(store, `select due from job where status = 'queued'`);
      left.push(rows.length);
      const next = Math.max(database.clock.moment, ...rows.map(({ due }) => due));
      pauses.push(next - database.clock.moment);
      database.clock.moment = next;
    }

    // then
    expect(left).toEqual([6, 6, 0]);
    expect(pauses).toEqual([10_000, 20_000, 0]);
    const jobs = await selectAll<{ case_id: string; status: string; error: string | null }>(
      store,
      'select case_id, status, error from job',
    );
    expect(Object.fromEntries(jobs.map(({ case_id, status }) => [case_id, status]))).toEqual(
      Object.fromEntries(names.map(name => [name, name === 'fine' ? 'done' : 'failed'])),
    );
    expect(jobs.find(({ case_id }) => case_id === 'hangs')!.error).toContain('20 ms');
    expect(jobs.find(({ case_id }) => case_id === 'overflows')!.error).toContain('call stack');
    for (const name of names) {
      const codes = Object.values((await stateOf(store, name)).incidents).map(({ code }) => code);
      expect(codes).toEqual(name === 'fine' ? [] : ['job-failed']);
    }
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});
