import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import { keepPlainModel, plainModel } from '../support/plain.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { stateOf } from '../support/store.ts';
import { check } from './checker.ts';
import { loadCases } from './clients.ts';
import { Ledger } from './ledger.ts';
import { createRandom } from './random.ts';

/** F04: cases are worked on while PostgreSQL goes down and up again. `RESTART_CASES` sets how many; `npm run test:long` takes 1,000. */
const cases = Number(process.env.RESTART_CASES ?? 60);
/** Seconds between two restarts: 5 to 10 in the long run, so short here that some happen at all. */
const [from, to] = cases < 500 ? [0.3, 0.9] : [5, 10];
/** Commands acknowledged between two restarts at least: a slow machine, too, gets on with its cases. */
const acknowledgedBetween = 20;
/** A quick machine goes on with more cases until so many restarts have happened. */
const restartsAtLeast = cases < 500 ? 2 : 4;
const seed = Number(process.env.SEED ?? 20261122);

describe.runIf(findPostgres() !== undefined)('PostgreSQL stopped and started under load', () => {
  it('should end every case, lose nothing and do nothing twice', { timeout: 120_000 + cases * 2_000 }, async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'banjian-restarts-'));
    const postgres = await startPostgres({ durable: true });
    const url = postgres.createDatabase('restarts');
    const store = await openStore({ url });
    const ledger = new Ledger(join(folder, 'ledger.jsonl'));
    const random = createRandom(seed);
    const stop = new AbortController();
    let restarts = 0;
    const waitFor = (ms: number) => pause(ms, undefined, { signal: stop.signal }).catch(() => {});
    const chaos = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        const before = ledger.written;
        await waitFor((from! + random.next() * (to! - from!)) * 1000);
        while (ledger.written < before + acknowledgedBetween && !stop.signal.aborted) await waitFor(20);
        if (stop.signal.aborted) return;
        await postgres.bounce(restarts % 2 === 0 ? 'immediate' : 'fast');
        restarts += 1;
      }
    };
    try {
      const content = await keepPlainModel(store, plainModel);
      // when
      const trouble = chaos();
      const caseIds: string[] = [];
      let failures = 0;
      while (caseIds.length < cases || restarts < restartsAtLeast) {
        const loaded = await loadCases({ node: () => store, content, cases, clients: 16, ledger });
        caseIds.push(...loaded.caseIds);
        failures += loaded.failures;
      }
      stop.abort();
      await trouble;
      // then
      const phases = new Set<string>();
      for (const caseId of caseIds) phases.add((await stateOf(store, caseId)).phase);
      await store.close();
      const verdict = await check(url, ledger.read());
      process.stdout.write(
        `F04 seed ${seed}: ${caseIds.length} cases, ${restarts} restarts, ${ledger.read().length} acknowledged, ${failures} tries without an answer, lost ${verdict.lost.length}, doubled ${verdict.doubled.length}, zombies ${verdict.zombies.length}\n`,
      );
      expect([...phases]).toEqual(['closed']);
      expect(verdict).toMatchObject({ lost: [], doubled: [], zombies: [], problems: [] });
      expect(restarts).toBeGreaterThanOrEqual(restartsAtLeast);
    } finally {
      stop.abort();
      ledger.close();
      postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
