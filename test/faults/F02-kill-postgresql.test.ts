import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { crashRun } from './crash.ts';

/** F02: the server killed at any statement or commit, on PostgreSQL with fsync on. `KILLS_PG` sets how many; `npm run test:long` takes 100. */
const kills = Number(process.env.KILLS_PG ?? 6);
const seed = Number(process.env.SEED ?? 20261122);

describe('kill -9 on PostgreSQL', () => {
  it('should lose nothing, do nothing twice and leave no case without a wait', { timeout: 60_000 + kills * 30_000 }, async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'banjian-crash-'));
    const postgres = await startPostgres({ durable: true });
    try {
      const database = postgres.createDatabase('crash');
      // when
      const report = await crashRun({ database, folder, kills, seed, checkEvery: 10 });
      // then
      process.stdout.write(
        `F02 PostgreSQL seed ${seed}: ${JSON.stringify({ ...report, verdict: undefined })} lost ${report.verdict.lost.length}, doubled ${report.verdict.doubled.length}, zombies ${report.verdict.zombies.length}, entries ${report.verdict.entries}\n`,
      );
      expect(report.verdict).toMatchObject({ lost: [], doubled: [], zombies: [], problems: [] });
      expect(report.kills).toBe(kills);
      expect(report.acknowledged).toBeGreaterThan(kills);
    } finally {
      postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
