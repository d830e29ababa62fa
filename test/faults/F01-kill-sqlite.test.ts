import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crashRun } from './crash.ts';

/** F01: kill -9 at any statement or commit on SQLite. `KILLS` sets how many; `npm run test:long` takes 200. */
const kills = Number(process.env.KILLS ?? 12);
const seed = Number(process.env.SEED ?? 20261122);

describe('kill -9 on SQLite', () => {
  it('should lose nothing, do nothing twice and leave no case without a wait', { timeout: 60_000 + kills * 30_000 }, async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'banjian-crash-'));
    try {
      // when
      const report = await crashRun({ database: join(folder, 'crash.db'), folder, kills, seed, checkEvery: 10 });
      // then
      process.stdout.write(
        `F01 SQLite seed ${seed}: ${JSON.stringify({ ...report, verdict: undefined })} lost ${report.verdict.lost.length}, doubled ${report.verdict.doubled.length}, zombies ${report.verdict.zombies.length}, entries ${report.verdict.entries}\n`,
      );
      expect(report.verdict).toMatchObject({ lost: [], doubled: [], zombies: [], problems: [] });
      expect(report.kills).toBe(kills);
      expect(report.acknowledged).toBeGreaterThan(kills);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
