import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { verify } from '#server/store/verify.ts';
import { clerk, complete, completion, give, onBothDatabases, openCommand, selectAll, stateOf } from '../../support/store.ts';

onBothDatabases('execute', database => {
  it('should give the same answer once for the same command sent 50 times at once', async () => {
    // given
    const store = await database.openCentre();
    const command = await openCommand('case-1');

    // when
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => store.execute(command)));

    // then
    expect(outcomes.every(outcome => outcome.ok)).toBe(true);
    expect(outcomes.filter(outcome => outcome.ok && !outcome.repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(outcome => JSON.stringify(outcome.ok && outcome.result))).size).toBe(1);
    expect(await selectAll(store, 'select seq from journal where stream_id = ?', ['case-1'])).toHaveLength(1);
  });

  it('should answer a completed task again when its command is repeated in parallel', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const command = { ...(await completion(store, 'case-1', 'check')), id: v7(), caseId: 'case-1', tenant: 'heshan', actor: clerk };

    // when
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => store.execute(command)));

    // then
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(20);
    expect((await stateOf(store, 'case-1')).seq).toBe(2);
  });

  it('should refuse a command id that was used for another body', async () => {
    // given
    const store = await database.openCentre();
    const command = await openCommand('case-1');
    await store.execute(command);

    // when
    const outcome = await store.execute({ ...command, window: '另一个窗口' } as typeof command);

    // then
    expect(outcome).toMatchObject({ ok: false, status: 422, rejection: { code: 'command-id-reused' } });
  });

  it('should write no entry when nothing follows, and go on from the same state', async () => {
    // given: two pages tell of the same reading at once
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const [task] = Object.keys((await stateOf(store, 'case-1')).tasks);
    await give(store, 'case-1', { type: 'read-task', task: task! });

    // when
    const second = await give(store, 'case-1', { type: 'read-task', task: task! });
    await complete(store, 'case-1', 'check');
    await complete(store, 'case-1', 'handle');

    // then
    expect(second).toMatchObject({ ok: true, seq: 2 });
    expect(await selectAll(store, 'select count(*) as n from journal where stream_id = ?', ['case-1'])).toEqual([{ n: 4 }]);
    expect((await stateOf(store, 'case-1')).seq).toBe(4);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should know a command again though the post of its person has changed meanwhile', async () => {
    // given
    const store = await database.openCentre();
    const command = await openCommand('case-1');
    await store.execute(command);

    // when
    const outcome = await store.execute({ ...command, actor: { ...clerk, principals: ['person:clerk'] } });

    // then
    expect(outcome).toMatchObject({ ok: true, repeated: true });
  });

  it('should not store a rejection', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const body = await completion(store, 'case-1', 'check');
    const command = { ...body, id: v7(), caseId: 'case-1', tenant: 'heshan', actor: { ...clerk, principals: ['person:clerk'] } };

    // when
    const refused = await store.execute(command);
    const accepted = await store.execute({ ...command, actor: clerk });

    // then
    expect(refused.ok).toBe(false);
    expect(accepted).toMatchObject({ ok: true, repeated: false, seq: 2 });
  });

  it('should let exactly one of two people complete a task', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const body = await completion(store, 'case-1', 'check');

    // when
    const outcomes = await Promise.all([give(store, 'case-1', body), give(store, 'case-1', body)]);

    // then
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1);
    expect(outcomes.find(outcome => !outcome.ok)).toMatchObject({ status: 409 });
  });

  it('should keep the chain of every case when many are written at once', async () => {
    // given
    const store = await database.openCentre();
    const ids = Array.from({ length: 40 }, (_, index) => `case-${index}`);
    const commands = await Promise.all(ids.map(id => openCommand(id)));

    // when
    await Promise.all(commands.map(command => store.execute(command)));
    await Promise.all(ids.flatMap(id => ['一', '二', '三'].map(text => give(store, id, { type: 'comment-case', text }))));
    await Promise.all(ids.map(id => complete(store, id, 'check')));

    // then
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await selectAll(store, 'select count(*) as n from journal where stream = ?', ['case'])).toEqual([{ n: 200 }]);
    expect((await stateOf(store, 'case-7')).seq).toBe(5);
  });

  it('should draw case numbers without a gap while other openings are refused', async () => {
    // given
    const store = await database.openCentre();
    const good = await Promise.all(Array.from({ length: 20 }, (_, index) => openCommand(`case-${index}`)));
    const bad = good.map((command, index) => ({ ...command, id: v7(), caseId: `bad-${index}`, content: 'no-such-release' }));

    // when
    const outcomes = await Promise.all([...good, ...bad].map(command => store.execute(command)));

    // then
    expect(outcomes.filter(outcome => !outcome.ok).map(outcome => !outcome.ok && outcome.status)).toEqual(Array(20).fill(404));
    const rows = await selectAll<{ number: string }>(store, 'select number from "case" order by number');
    expect(rows.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => `HS-TEST-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('should never record an entry before the one before it when the clock goes back', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));

    // when
    database.clock.moment -= 3_600_000;
    await give(store, 'case-1', { type: 'comment-case', text: '时钟倒退' });

    // then
    const entries = await store.withScope({ tenants: ['heshan'], actor: 'clerk' }, reader => reader.journal('case', 'case-1'));
    expect(entries.map(({ recordedAt }) => recordedAt)).toEqual([entries[0]!.recordedAt, entries[0]!.recordedAt]);
  });

  it('should keep applicant, answers and document values out of the snapshot and the public events', async () => {
    // given
    const store = await database.openCentre();

    // when
    await store.execute(await openCommand('case-1', { name: '欧阳试验' }));
    await complete(store, 'case-1', 'check');

    // then
    const [row] = await selectAll<{ snapshot: string }>(store, 'select snapshot from "case"');
    const events = await selectAll<{ events: string }>(store, 'select events from journal where stream = ?', ['case']);
    expect([row!.snapshot, ...events.map(entry => entry.events)].join()).not.toContain('欧阳试验');
    expect((await stateOf(store, 'case-1')).applicant.name).toBe('欧阳试验');
  });

  it('should tell listeners what changed after the commit, once', async () => {
    // given
    const store = await database.openCentre();
    const hints: unknown[] = [];
    store.onHint(hint => hints.push(hint));
    const command = await openCommand('case-1');

    // when
    await store.execute(command);
    await store.execute(command);

    // then
    expect(hints).toEqual([{ tenant: 'heshan', stream: 'case', streamId: 'case-1', seq: 1 }]);
  });

  it('should answer 404 for a case that is not there', async () => {
    // given
    const store = await database.openCentre();

    // when
    const outcome = await give(store, 'nowhere', { type: 'comment-case', text: '？' });

    // then
    expect(outcome).toMatchObject({ ok: false, status: 404, rejection: { code: 'case-not-found' } });
  });
});
