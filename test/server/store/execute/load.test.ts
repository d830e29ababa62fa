import { expect, it } from 'vitest';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { update } from '#server/store/upsert.ts';
import { verify } from '#server/store/verify.ts';
import { complete, give, onBothDatabases, openCommand, selectAll, stateOf } from '../../../support/store.ts';

onBothDatabases('a case kept in memory', database => {
  it('should be read again when another node took the case further', async () => {
    // given: this node knows the case as it was opened
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    if (database.dialect === 'sqlite') await store.close();
    const other = await database.open({ node: 'second' });
    await complete(other, 'case-1', 'check');
    if (database.dialect === 'sqlite') await other.close();

    // when
    const first = database.dialect === 'sqlite' ? await database.open() : store;
    await complete(first, 'case-1', 'handle');

    // then
    expect((await stateOf(first, 'case-1')).seq).toBe(3);
    expect(await verify(first)).toMatchObject({ ok: true });
  });

  it('should not outlive a transaction that was rolled back', async () => {
    // given: in one group a command, and after it a plan that fails
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const failing = databaseOf(store).write(machineScope, function* () {
      yield* update('no_such_table', { id: 1 }, { a: 1 });
    });

    // when
    const [comment, failure] = await Promise.allSettled([give(store, 'case-1', { type: 'comment-case', text: '先' }), failing]);
    await complete(store, 'case-1', 'check');

    // then
    expect([comment.status, failure.status]).toEqual(['fulfilled', 'rejected']);
    expect(await selectAll(store, `select seq from journal where stream_id = 'case-1' order by seq`)).toEqual([
      { seq: 1 },
      { seq: 2 },
      { seq: 3 },
    ]);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should leave columns that did not change unwritten, and write those that did', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const [before] = await selectAll(store, `select * from "case" where id = 'case-1'`);

    // when
    await complete(store, 'case-1', 'check');

    // then
    const [after] = await selectAll(store, `select * from "case" where id = 'case-1'`);
    const changed = Object.keys(after!).filter(column => after![column] !== before![column]);
    expect(changed).toEqual(expect.arrayContaining(['status', 'clock', 'holders', 'snapshot', 'head_seq', 'head_hash']));
    expect(changed).not.toContain('number');
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});
