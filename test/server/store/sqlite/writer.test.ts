import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '#server/store/fault.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
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
});
