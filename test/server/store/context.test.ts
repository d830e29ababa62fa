import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { CaseInput, OpenStore, StreamInput } from '#server/store/types.ts';
import { admin, clerk, monday, openCommand, seedCentre } from '../../support/store.ts';

const statements = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as { run(...params: unknown[]): unknown };

/** As where the disk is full: `commit` is refused. */
async function whileCommitsFail<T>(work: () => Promise<T>): Promise<T> {
  const run = statements.run;
  statements.run = function (this: { source: string }, ...params) {
    if (this.source === 'commit') throw new Error('database or disk is full');
    return run.apply(this, params);
  };
  try {
    return await work();
  } finally {
    statements.run = run;
  }
}

describe('ContextCache after a transaction that failed', () => {
  let folder: string;
  let store: OpenStore;
  const file = () => join(folder, 'writer.db');
  const say = (caseId: string): CaseInput => ({ type: 'comment-case', text: 'x', id: v7(), caseId, tenant: 'heshan', actor: clerk });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-context-'));
    store = await openStore({ url: file(), clock: { now: () => monday } });
    await seedCentre(store);
    await store.execute(await openCommand('case-1'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const centre = (leader: string): StreamInput => ({
    ...{ id: v7(), tenant: 'heshan', actor: admin, stream: 'organisation', streamId: 'heshan', type: 'change-organisation' },
    body: { title: { zh: leader, en: leader } },
  });
  const layer = (day: string): StreamInput => ({
    ...{ id: v7(), tenant: 'heshan', actor: admin, stream: 'calendar', streamId: 'heshan', type: 'import-calendar' },
    body: { basedOn: 0, note: '', activate: true, change: { local: { [day]: { working: false, why: '停电' } } } },
  });

  it('should not decide on posts that were rolled back', async () => {
    // given: the change and a command that looks at it, in one group whose commit the database refuses (disk full)
    const lost = await whileCommitsFail(() => Promise.allSettled([store.executeStream(centre('WRONG')), store.execute(say('case-1'))]));
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // when: another change
    expect(await store.executeStream(centre('RIGHT'))).toMatchObject({ ok: true });
    await store.execute(say('case-1'));
    // then
    expect((await store.organisation('heshan')).centre.title.zh).toBe('RIGHT');
  });

  it('should not count days by a calendar that was rolled back', async () => {
    // given: the change and a command that looks at the calendar, in one group whose commit the database refuses
    const lost = await whileCommitsFail(() => Promise.allSettled([store.executeStream(layer('2026-02-10')), store.execute(say('case-1'))]));
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // when: another change gets the number of the one that never was
    expect(await store.executeStream(layer('2026-02-11'))).toMatchObject({ ok: true });
    await store.execute(say('case-1'));
    // then
    expect(Object.keys((await store.calendar('heshan')).local ?? {})).toEqual(['2026-02-11']);
  });
});
