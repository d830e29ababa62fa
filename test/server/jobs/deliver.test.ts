import { expect, it } from 'vitest';
import { runJobs } from '#server/jobs/index.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { verify } from '#server/store/verify.ts';
import type { OpenStore } from '#server/store/types.ts';
import { boundary, defined, eventSubProcess, flowsOf, model } from '../../engine/execution/model.ts';
import { keepPlainModel } from '../../support/plain.ts';
import { openPlain } from '../../support/plain-release.ts';
import { give, onBothDatabases, selectAll, stateOf, tamper } from '../../support/store.ts';

const signal = model(
  `<startEvent id="s"/><intermediateThrowEvent id="t">${defined('signal', 'go')}</intermediateThrowEvent><userTask id="a"/>${boundary('b', 'a', defined('signal', 'go'))}`,
  's>t',
  't>a',
);
const listener = model(
  `<startEvent id="s"/><intermediateCatchEvent id="c">${defined('signal', 'go')}</intermediateCatchEvent><userTask id="a"/>${eventSubProcess('esp', defined('signal', 'go'), `<userTask id="told"/>${flowsOf('espS>told')}`, false)}`,
  's>c',
  'c>a',
);
const message = (place: 'Throw' | 'Catch', mapping: string) =>
  model(
    `<startEvent id="s"/><intermediate${place}Event id="m"><messageEventDefinition messageRef="paid" bj:correlation="= number"><extensionElements>${mapping}</extensionElements></messageEventDefinition></intermediate${place}Event><userTask id="a"/>`,
    's>m',
    'm>a',
  );
const payer = message('Throw', '<bj:in source="= 5" target="amount"/>');
const payee = message('Catch', '<bj:out source="= amount * 2" target="twice"/>');

async function runAll(store: OpenStore): Promise<void> {
  while ((await runJobs(store)) > 0);
}

const openTasks = async (store: OpenStore, caseId: string) =>
  Object.values((await stateOf(store, caseId)).tasks)
    .map(({ element }) => element)
    .sort();

onBothDatabases('signals and messages between cases', database => {
  it('should hand a thrown signal once to every other case of the centre that waits for it, not to another centre', async () => {
    // given
    const store = await database.openCentre();
    const [throws, waits] = [await keepPlainModel(store, signal), await keepPlainModel(store, listener)];
    for (const id of ['case-1', 'case-2']) expect((await openPlain(store, id, waits)).ok).toBe(true);

    // when
    await openPlain(store, 'sender', throws);
    await Promise.all([runAll(store), runAll(store)]);
    await tamper(store, `update job set status = 'queued', lease_until = 0`);
    await runAll(store);

    // then
    for (const id of ['case-1', 'case-2']) expect(await openTasks(store, id)).toEqual(['a', 'told']);
    expect(await openTasks(store, 'sender')).toEqual(['a']);
    expect(await selectAll(store, `select distinct status from job`)).toEqual([{ status: 'done' }]);
  });

  it('should hand a message to the one other case that waits for its name and key, with its payload', async () => {
    // given
    const store = await database.openCentre();
    const [pays, isPaid] = [await keepPlainModel(store, payer), await keepPlainModel(store, payee)];
    for (const [id, number] of [
      ['case-1', 'A7'],
      ['case-2', 'A8'],
      ['case-3', 'A8'],
    ] as const)
      await openPlain(store, id, isPaid, { number });

    // when
    await openPlain(store, 'sender', pays, { number: 'A8' });
    await runAll(store);

    // then
    expect(await Promise.all(['case-1', 'case-2', 'case-3'].map(id => openTasks(store, id)))).toEqual([[], ['a'], []]);
    expect(Object.values((await stateOf(store, 'case-2')).scopes)[0]?.vars).toMatchObject({ twice: 10 });
  });

  it('should hand two messages of one name and key to the two cases that wait, also when both are sent before the first is taken', async () => {
    // given
    const store = await database.openCentre();
    const [pays, isPaid] = [await keepPlainModel(store, payer), await keepPlainModel(store, payee)];
    for (const id of ['case-1', 'case-2']) await openPlain(store, id, isPaid, { number: 'A8' });

    // when
    for (const id of ['sender-1', 'sender-2']) await openPlain(store, id, pays, { number: 'A8' });
    await runAll(store);

    // then
    expect(await Promise.all(['case-1', 'case-2'].map(id => openTasks(store, id)))).toEqual([['a'], ['a']]);
    expect(await selectAll(store, `select distinct status from job`)).toEqual([{ status: 'done' }]);
  });

  it('should keep what a suspended case cannot take until it is resumed', async () => {
    // given
    const store = await database.openCentre();
    const [throws, waits] = [await keepPlainModel(store, signal), await keepPlainModel(store, listener)];
    await openPlain(store, 'case-1', waits);
    await give(store, 'case-1', { type: 'suspend-case', reason: '核实' });
    await openPlain(store, 'sender', throws);
    await runAll(store);
    const kept = await selectAll(store, `select job, attempts from job where status = 'queued'`);

    // when
    await give(store, 'case-1', { type: 'resume-case' });
    database.clock.moment += 60_000;
    await runAll(store);

    // then
    expect(kept).toEqual([{ job: 'receive-signal', attempts: 0 }]);
    expect(await openTasks(store, 'case-1')).toEqual(['a', 'told']);
  });

  it('should keep a row for what is waited for, gone with the wait, that verify knows and rebuild makes again', async () => {
    // given
    const store = await database.openCentre();
    const [isPaid, waits] = [await keepPlainModel(store, payee), await keepPlainModel(store, listener)];
    await openPlain(store, 'case-1', isPaid, { number: 'A7' });
    await openPlain(store, 'case-2', waits);
    const rows = () => selectAll(store, 'select case_id, kind, name, key from subscription order by case_id, id');
    const before = await rows();
    await tamper(store, 'delete from subscription');
    const found = await verify(store);

    // when
    await rebuild(store);
    const after = await rows();
    await give(store, 'case-1', { type: 'deliver-message', name: 'paid', key: 'A7', payload: { amount: 1 } });

    // then
    expect(before).toHaveLength(3);
    expect(before[0]).toEqual({ case_id: 'case-1', kind: 'message', name: 'paid', key: 'A7' });
    expect(found.ok).toBe(false);
    expect(after).toEqual(before);
    expect((await rows()).filter(row => row.case_id === 'case-1')).toEqual([]);
    expect((await verify(store)).ok).toBe(true);
  });
});
