import { expect, it } from 'vitest';
import type { Handler } from '#server/jobs/handlers.ts';
import { runJobs } from '#server/jobs/index.ts';
import { verify } from '#server/store/verify.ts';
import type { OpenStore } from '#server/store/types.ts';
import { boundary, defined, model } from '../../engine/execution/model.ts';
import { keepPlainModel } from '../../support/plain.ts';
import { openPlain } from '../../support/plain-release.ts';
import { give, onBothDatabases, selectAll, stateOf } from '../../support/store.ts';

const action = '<extensionElements><bj:action type="start-case" item="food-business-new"/></extensionElements>';
const calling = model(
  `<startEvent id="s"/><serviceTask id="call">${action}</serviceTask><userTask id="a"/>${boundary('b', 'call', defined('message', 'stop'))}<userTask id="c"/>`,
  's>call',
  'call>a',
  'b>c',
);

async function openCalling(store: OpenStore): Promise<void> {
  const outcome = await openPlain(store, 'case-1', await keepPlainModel(store, calling));
  expect(outcome.ok).toBe(true);
}

async function leave(store: OpenStore): Promise<void> {
  expect((await give(store, 'case-1', { type: 'deliver-message', name: 'stop', key: null, payload: {} })).ok).toBe(true);
}

const incidentsOf = async (store: OpenStore) => Object.values((await stateOf(store, 'case-1')).incidents);
const failing: Handler = () => Promise.reject(new Error('nobody answers'));

onBothDatabases('a job whose step was left', database => {
  it('should not be done any more: nothing comes of a step that the case has gone on from', async () => {
    // given: the job failed once and would be tried again
    const store = await database.openCentre();
    await openCalling(store);
    await runJobs(store, { handlers: { 'start-case': failing } });
    await leave(store);
    database.clock.moment += 60_000;
    const begun: string[] = [];
    const note: Handler = async (_, { id }) => {
      begun.push(id);
      return { output: {}, *write() {} };
    };

    // when
    await runJobs(store, { handlers: { 'start-case': note } });

    // then
    expect(begun).toEqual([]);
    expect(await selectAll(store, 'select status from job')).toEqual([{ status: 'done' }]);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should open no linked case once the case itself is closed', async () => {
    // given
    const store = await database.openCentre();
    await openCalling(store);
    await leave(store);
    const state = await stateOf(store, 'case-1');
    const [task] = Object.values(state.tasks);
    await give(store, 'case-1', { type: 'complete-task', task: task!.id, version: task!.version, answers: {} });

    // when
    await runJobs(store);

    // then
    expect((await stateOf(store, 'case-1')).phase).toBe('closed');
    expect(await selectAll(store, 'select id, status from job')).toMatchObject([{ status: 'done' }]);
    expect(await selectAll(store, 'select count(*) as n from "case"')).toEqual([{ n: 1 }]);
  });

  it('should leave no incident when its last try fails after the step was left', async () => {
    // given: the step is left while the third try is under way
    const store = await database.openCentre();
    await openCalling(store);
    for (let attempt = 1; attempt <= 2; attempt++) {
      await runJobs(store, { handlers: { 'start-case': failing } });
      database.clock.moment += 60_000;
    }
    const late: Handler = async () => {
      await leave(store);
      throw new Error('nobody answers');
    };

    // when
    await runJobs(store, { handlers: { 'start-case': late } });

    // then
    expect(await incidentsOf(store)).toEqual([]);
    expect(await selectAll(store, 'select status, error from job')).toEqual([{ status: 'failed', error: 'nobody answers' }]);
  });

  it('should leave an incident on its step when the step still waits for it', async () => {
    // given
    const store = await database.openCentre();
    await openCalling(store);

    // when
    for (let attempt = 1; attempt <= 3; attempt++) {
      await runJobs(store, { handlers: { 'start-case': failing } });
      database.clock.moment += 60_000;
    }

    // then
    expect(await incidentsOf(store)).toMatchObject([{ code: 'job-failed', element: 'call' }]);
  });
});
