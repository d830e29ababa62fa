import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { openStore } from '#server/store/index.ts';
import { startServer } from '../../support/server.ts';
import { banjian } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'banjian-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('banjian serve', () => {
  it('should close its database when it is stopped the moment it says that it runs', { timeout: 60_000 }, async () => {
    const database = join(folder, 'demo.db');
    for (const start of ['first', 'second', 'third']) {
      // given
      const server = await startServer({ database });
      // when
      await server.stop();
      // then
      expect([start, await server.ended]).toEqual([start, '0']);
      expect(existsSync(`${database}-wal`)).toBe(false);
    }
  });

  it('should begin the clock of a new demo at the moment it is told, and leave that of a known one alone', {
    timeout: 60_000,
  }, async () => {
    for (const [file, begin, began] of [
      ['early.db', '2026-03-02T09:00', '2026-03-02T09:00'],
      ['early.db', '2026-05-06T09:00', '2026-03-02T09:00'],
      ['late.db', '2031-03-03T09:00', '2031-03-03T09:00'],
    ] as const) {
      // when
      const server = await startServer({ database: join(folder, file), args: ['--begin', begin] });
      await server.stop();
      // then
      const store = await openStore({ url: join(folder, file) });
      const since = store.clock.now() - readLocal(began)!;
      await store.close();
      expect([file, since >= 0, since < 600_000]).toEqual([file, true, true]);
    }
  });

  it('should refuse a beginning that is no moment, or that no demo would have', () => {
    const wrong = banjian('serve', '--begin', '2026-02-30T09:00');
    const empty = banjian('serve', '--empty', '--begin', '2026-03-02T09:00');
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringMatching(/2026-11-20T09:00，实际为「2026-02-30T09:00」/)]);
    expect([empty.status, empty.err]).toEqual([2, expect.stringMatching(/不能与 --empty 同用/)]);
  });

  it('should refuse a period that is none, or shorter than the law says', () => {
    for (const [option, days, least] of [
      ['--keep-looks', '183', '184'],
      ['--keep-notices', '29', '30'],
      ['--keep-drafts', '1e9', '30'],
    ] as const) {
      // when
      const { status, err } = banjian('serve', option, days);
      // then
      expect([status, err]).toEqual([2, expect.stringContaining(`${option} 应为 ${least} 到 36525 的整数天数`)]);
      expect(err).toContain(`Expected ${option} to be a whole number of days from ${least}`);
    }
  });
});
