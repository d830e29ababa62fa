import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from '../../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'banjian-serve-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
});
