import { describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemo } from '#server/demo/index.ts';
import { openStore } from '#server/store/index.ts';
import { check } from './checker.ts';

describe('the checker of the crash harness', () => {
  it('should call an acknowledged command that is not in the journal lost', async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'banjian-checker-'));
    const database = join(folder, 'empty.db');
    const store = await openStore({ url: database, demo: true });
    await seedDemo(store);
    await store.close();
    try {
      // when
      const verdict = await check(database, [{ command: 'never-written', verb: 'open-case', caseId: 'none', seq: 1 }]);
      // then
      expect(verdict.lost).toEqual(['never-written']);
      expect(verdict.problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
