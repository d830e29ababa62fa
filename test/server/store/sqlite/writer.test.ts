import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, machineScope } from '#server/store/database.ts';
import type { Fault } from '#server/store/fault.ts';
import { openStore } from '#server/store/index.ts';
import { run } from '#server/store/plan.ts';
import type { CaseInput, OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { complete, completion, give, monday, openCommand, seedCentre, stateOf } from '../../../support/store.ts';

describe('GroupWriter', () => {
  let folder: string;
  let store: OpenStore;
  let isFailing = false;
  const fault: Fault = at => {
    if (isFailing && at === 'before-commit') {
      isFailing = false;
      throw new Error('the disk is full');
    }
  };
  const file = () => join(folder, 'writer.db');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-writer-'));
    store = await openStore({ url: file(), clock: { now: () => monday }, fault });
    await seedCentre(store);
    await store.execute(await openCommand('case-1'));
    await complete(store, 'case-1', 'check');
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Somebody at the file besides the server. */
  function beside(sql: string): void {
    const other = new Database(file());
    other.pragma('foreign_keys = OFF');
    other.exec(sql);
    other.close();
  }

  it('should go on from the file where somebody else has written to it', async () => {
    // given: known to the writer, then gone
    const command = await completion(store, 'case-1', 'handle');
    beside(`delete from "case" where id = 'case-1'`);
    // when
    const outcome = await give(store, 'case-1', command);
    // then
    expect(outcome).toMatchObject({ ok: false, status: 404 });
  });

  it('should number its commits in the header of the file, and write nothing where nothing changed', async () => {
    // given
    const look = () => {
      const other = new Database(file(), { readonly: true });
      const number = other.pragma('user_version', { simple: true });
      other.close();
      return [number, statSync(`${file()}-wal`).size];
    };
    const before = look();
    // when
    await databaseOf(store).write(machineScope, () => run('update "case" set card = null where id = ?', ['no-such-case']));
    const afterNothing = look();
    await give(store, 'case-1', { type: 'comment-case', text: '一句话' });
    // then
    expect(afterNothing).toEqual(before);
    expect(look()).toEqual([Number(before[0]) + 1, expect.any(Number)]);
  });

  it('should go on from what was committed when a commit fails', async () => {
    // given
    const command = await completion(store, 'case-1', 'handle');
    isFailing = true;
    await expect(give(store, 'case-1', command)).rejects.toThrow();
    // when
    const again = await give(store, 'case-1', command);
    // then
    expect(again).toMatchObject({ ok: true, seq: 3 });
    expect((await stateOf(store, 'case-1')).seq).toBe(3);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should answer a command given again among others as the first time, and take the others', async () => {
    // given: words that could be said twice
    const openings = await Promise.all(['case-2', 'case-3'].map(id => openCommand(id)));
    const { tenant, actor } = openings[0]!;
    const comment: CaseInput = { type: 'comment-case', text: '请补充材料', id: 'said-once', caseId: 'case-1', tenant, actor };
    const first = await store.execute(comment);

    // when: all in one turn
    const [second, repeated, third, other] = await Promise.all([
      store.execute(openings[0]!),
      store.execute(comment),
      store.execute(openings[1]!),
      store.execute({ ...comment, text: '别的话' }),
    ]);

    // then
    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(repeated).toEqual({ ...first, repeated: true });
    expect([second, third]).toMatchObject([
      { ok: true, repeated: false },
      { ok: true, repeated: false },
    ]);
    expect(other).toMatchObject({ ok: false, status: 422, rejection: { code: 'command-id-reused' } });
    expect((await stateOf(store, 'case-1')).seq).toBe((first as { seq: number }).seq);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should refuse to open a case that is there, among others that are not', async () => {
    // given: nothing of it in memory
    await store.close();
    store = await openStore({ url: file(), clock: { now: () => monday }, fault });
    const openings = await Promise.all(['case-2', 'case-1', 'case-3'].map(id => openCommand(id)));

    // when
    const [second, first, third] = await Promise.all(openings.map(opening => store.execute(opening)));

    // then
    expect([second, third]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(first).toMatchObject({ ok: false, rejection: { code: 'case-exists' } });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should write several entries of one case, and what others than cases write between them, in the order they were given', async () => {
    // given: more cases than rests are put off at once
    const cases = Array.from({ length: 40 }, (_, number) => `case-${number + 2}`);
    const openings = await Promise.all(cases.map(id => openCommand(id)));
    const { tenant, actor } = openings[0]!;
    const say = (id: string, caseId: string): CaseInput => ({ type: 'comment-case', text: id, id, caseId, tenant, actor });
    const centre = { title: { zh: '改名', en: 'Renamed' } };

    // when: all in one turn
    const outcomes = await Promise.all([
      ...openings.map(opening => store.execute(opening)),
      store.execute(say('one', 'case-1')),
      store.execute(say('two', 'case-2')),
      store.executeStream({
        ...{ id: 'renamed', tenant, actor, stream: 'organisation', streamId: tenant, type: 'change-organisation', body: centre },
      }),
      store.execute(say('three', 'case-1')),
      store.execute(say('four', 'case-1')),
    ]);

    // then
    expect(outcomes.map(({ ok }) => ok)).toEqual(outcomes.map(() => true));
    expect([(await stateOf(store, 'case-1')).seq, (await stateOf(store, 'case-2')).seq]).toEqual([5, 2]);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should decide on what was decided before in the same turn, and write all of it', async () => {
    // given
    const command = await completion(store, 'case-1', 'handle');

    // when: the step twice at once, under two ids
    const [done, refused] = await Promise.all([give(store, 'case-1', command), give(store, 'case-1', command)]);

    // then
    expect(done).toMatchObject({ ok: true, seq: 3 });
    expect(refused).toMatchObject({ ok: false, rejection: { code: 'task-already-handled' } });
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});
