import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { give, openCommand, seedCentre, stateOf } from '../support/store.ts';
import { createRandom } from './random.ts';

const seed = 20_261_123;

describe('F08: files of different moments beside each other', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const copy = (from: string, to: string) => copyFileSync(file(from), file(to));
  /** Both files as a process that was killed leaves them. */
  const crash = (name: string) => {
    copy('live.db', name);
    copy('live.db-wal', `${name}-wal`);
  };
  const say = async (store: OpenStore, text: string) => {
    const outcome = await give(store, 'case-1', { type: 'comment-case', text });
    if (!outcome.ok) throw new Error(outcome.rejection.message.en);
  };
  const commentsOf = async (store: OpenStore) => (await stateOf(store, 'case-1')).seq - 1;
  const opened = async <T>(name: string, work: (store: OpenStore) => Promise<T>): Promise<T> => {
    const store = await openStore({ url: file(name) });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  /** The log is brought into the file and begins anew, as it does after some thousands of cases. */
  const beginLogAnew = () => {
    const other = new Database(file('live.db'));
    expect(other.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
    other.close();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-mixed-'));
    await opened('live.db', async store => {
      await seedCentre(store);
      await store.execute(await openCommand('case-1'));
    });
    copy('live.db', 'backup.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('should refuse an older backup beside the log of later work, and take it without', async () => {
    // given
    await opened('live.db', async store => {
      await say(store, '备份以后');
      beginLogAnew();
      await say(store, '日志重新开始以后');
      crash('crashed.db');
    });
    copy('backup.db', 'mixed.db');
    copy('crashed.db-wal', 'mixed.db-wal');

    // when
    const mixed = opened('mixed.db', verify);

    const looked = openStore({ url: file('mixed.db'), readOnly: true });

    // then: both ways out are named, nothing was touched
    await expect(looked).rejects.toThrow(/mixed\.db-wal.*不是同一时刻/s);
    expect(existsSync(file('mixed.db-shm'))).toBe(false);
    await expect(mixed).rejects.toThrow(/mixed\.db-wal.*不是同一时刻.*移走.*Expected.*mixed\.db-wal.*move/s);
    expect(readFileSync(file('mixed.db')).equals(readFileSync(file('backup.db')))).toBe(true);
    expect(readFileSync(file('mixed.db-wal')).equals(readFileSync(file('crashed.db-wal')))).toBe(true);
    expect(await opened('crashed.db', async store => [await commentsOf(store), (await verify(store)).ok])).toEqual([2, true]);
    rmSync(file('mixed.db-wal'));
    expect(await opened('mixed.db', async store => [await commentsOf(store), (await verify(store)).ok])).toEqual([0, true]);
  });

  it('should refuse a backup made beside the running server, too, and a newer file beside an older log', async () => {
    // given
    await opened('live.db', async store => {
      await say(store, '备份以前');
      const other = new Database(file('live.db'), { readonly: true });
      await other.backup(file('online.db'));
      other.close();
      for (const text of ['之一', '之二']) await say(store, text);
      crash('former.db');
      beginLogAnew();
      await say(store, '之三');
      crash('crashed.db');
    });
    copy('crashed.db-wal', 'online.db-wal');
    await opened('live.db', store => say(store, '之四'));
    copy('former.db-wal', 'live.db-wal');

    // when
    const attempts = await Promise.allSettled(['online.db', 'live.db'].map(name => opened(name, verify)));

    // then
    expect(attempts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('should refuse the log of another database that was made just so', async () => {
    // given
    await opened('other.db', async store => {
      await seedCentre(store);
      await store.execute(await openCommand('case-1'));
    });
    await opened('live.db', async store => {
      await say(store, '另一个库里没有');
      crash('crashed.db');
    });
    copy('crashed.db-wal', 'other.db-wal');

    // when
    const mixed = opened('other.db', verify);

    // then
    await expect(mixed).rejects.toThrow(/other\.db-wal.*不是同一时刻/s);
  });

  it('should read beside the server that writes, whatever stands in its log', async () => {
    // given
    await opened('live.db', async store => {
      const read: boolean[] = [];
      for (let round = 0; round < 3; round++) {
        await say(store, `第 ${round} 次`);
        const beside = await openStore({ url: file('live.db'), readOnly: true });
        read.push((await verify(beside)).ok);
        await beside.close();
        beginLogAnew();
      }
      // then
      expect(read).toEqual([true, true, true]);
    });
  });

  it('should take a backup beside the log that goes on from it: nothing of either is lost', async () => {
    // given
    await opened('live.db', async store => {
      await say(store, '备份以后');
      crash('crashed.db');
    });
    copy('backup.db', 'both.db');
    copy('crashed.db-wal', 'both.db-wal');

    // when, then
    expect(await opened('both.db', async store => [await commentsOf(store), (await verify(store)).ok])).toEqual([1, true]);
  });

  it('should refuse to make a new database beside the log of one that is gone', async () => {
    // given
    await opened('live.db', async store => {
      await say(store, '文件不见以前');
      crash('gone.db');
    });
    rmSync(file('gone.db'));

    // when
    const gone = opened('gone.db', verify);

    // then
    await expect(gone).rejects.toThrow(/gone\.db-wal.*没有.*Expected/s);
    expect([existsSync(file('gone.db')), existsSync(file('gone.db-wal'))]).toEqual([false, true]);
  });

  it('should never refuse what a crash leaves: the log cut anywhere, its bytes turned anywhere, at any moment of its life', async () => {
    // given
    const random = createRandom(seed);
    await opened('live.db', async store => {
      for (const text of ['之一', '之二']) await say(store, text);
      beginLogAnew();
      for (const text of ['之三', '之四']) await say(store, text);
      crash('crashed.db');
    });
    const log = readFileSync(file('crashed.db-wal'));

    // when
    const found: (number | boolean)[][] = [];
    for (let n = 0; n < 40; n++) {
      copy('crashed.db', 'torn.db');
      writeFileSync(file('torn.db-wal'), log);
      const at = random.below(log.length);
      if (n % 2 === 0) truncateSync(file('torn.db-wal'), at);
      else {
        const descriptor = openSync(file('torn.db-wal'), 'r+');
        writeSync(descriptor, Buffer.from([log[at]! ^ 0xff]), 0, 1, at);
        closeSync(descriptor);
      }
      found.push(await opened('torn.db', async store => [await commentsOf(store), (await verify(store)).ok]));
    }

    // then: a prefix of what was said, whole
    expect(found.every(([comments, ok]) => Number(comments) >= 2 && Number(comments) <= 4 && ok === true)).toBe(true);
  });
});
