import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { model, timer } from '../engine/execution/model.ts';
import { keepPlainModel } from '../support/plain.ts';
import { openPlain } from '../support/plain-release.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { type ServerProcess, startServer } from '../support/server.ts';
import { selectAll } from '../support/store.ts';
import { check } from './checker.ts';
import { ConnectionLost, Driver } from './driver.ts';
import { Ledger } from './ledger.ts';
import { createRandom } from './random.ts';

/** F03: one of two nodes is killed while both work; the other takes over what it had leased. `NODE_KILLS` sets how often. */
const kills = Number(process.env.NODE_KILLS ?? 1);
const seed = Number(process.env.SEED ?? 20261122);
/** A lease of 30 s and 5 s to notice. */
const takeOverMs = 35_000;
const casesWithTimers = 600;
/** All timers of a round are due at one moment, this long after the first case is opened. */
const dueAfterMs = 15_000;

/** Nobody the driver plays finds these tasks in the inbox. */
const administrators = '<extensionElements><bj:assignment rule="role" role="administrator"/></extensionElements>';
const waiting = model(
  `<startEvent id="s"/><userTask id="a">${administrators}</userTask><boundaryEvent id="t" attachedToRef="a">${timer('timeDate', '= due')}</boundaryEvent><userTask id="late">${administrators}</userTask><endEvent id="e"/><endEvent id="f"/>`,
  's>a',
  'a>e',
  't>late',
  'late>f',
);

describe.runIf(findPostgres() !== undefined)('one of two nodes killed on PostgreSQL', () => {
  let postgres: Postgres;
  let folder: string;
  const nodes: ServerProcess[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-nodes-'));
    postgres = await startPostgres({ durable: true });
  });
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map(node => node.kill()));
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('should go on with the other within 35 s, and lose or double nothing', { timeout: 120_000 + kills * 90_000 }, async () => {
    // given
    const database = postgres.createDatabase('nodes');
    const random = createRandom(seed);
    const ledger = new Ledger(join(folder, 'ledger.jsonl'));
    const driver = new Driver(random, ledger);
    nodes.push(await startServer({ database }), await startServer({ database }));
    const store = await openStore({ url: database, node: 'watcher' });
    const content = await keepPlainModel(store, waiting);
    const takeOvers: number[] = [];
    // when
    for (let kill = 0; kill < kills; kill++) {
      driver.address = nodes[1]!.address!;
      await driver.work(5);
      const caseIds = await openTimers(store, content);
      await untilFired(store, caseIds, 1);
      await Promise.all([nodes[0]!.kill(), worked(driver)]);
      const began = Date.now();
      await untilFired(store, caseIds, caseIds.length);
      takeOvers.push(Date.now() - began);
      // The node that lived is the next to go.
      nodes.splice(0, 1);
      nodes.push(await startServer({ database }));
    }
    await Promise.all(nodes.splice(0).map(node => node.stop()));
    await store.close();
    const verdict = await check(database, ledger.read());
    ledger.close();
    // then
    process.stdout.write(
      `F03 seed ${seed}: ${kills} kills, ${driver.acknowledged} acknowledged, take-over after ${takeOvers.join(', ')} ms, lost ${verdict.lost.length}, doubled ${verdict.doubled.length}, zombies ${verdict.zombies.length}\n`,
    );
    expect(Math.max(...takeOvers)).toBeLessThan(takeOverMs);
    expect(verdict).toMatchObject({ lost: [], doubled: [], zombies: [], problems: [] });
    expect(driver.acknowledged).toBeGreaterThan(kills * 5);
  });
});

async function openTimers(store: OpenStore, content: string): Promise<string[]> {
  const caseIds = Array.from({ length: casesWithTimers }, () => v7());
  const due = new Date(Date.now() + dueAfterMs).toISOString();
  const outcomes = await Promise.all(caseIds.map(caseId => openPlain(store, caseId, content, { due })));
  const refused = outcomes.find(({ ok }) => !ok);
  if (refused) throw new Error(JSON.stringify(refused));
  return caseIds;
}

/** Until so many of the cases have left the task their timer stood on. */
async function untilFired(store: OpenStore, caseIds: readonly string[], count: number): Promise<void> {
  for (const end = Date.now() + 2 * takeOverMs; ; ) {
    const rows = await selectAll<{ id: string }>(store, `select case_id as id from task where element = 'late'`);
    const fired = new Set(rows.map(({ id }) => id));
    const done = caseIds.filter(caseId => fired.has(caseId)).length;
    if (done >= count) return;
    if (Date.now() > end) throw new Error(`Expected ${count} timers to fire, but only ${done} did.`);
    await pause(50);
  }
}

/** Work on the node that lives while the other dies. */
async function worked(driver: Driver): Promise<void> {
  try {
    await driver.work(10);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
  }
}
