import { join } from 'node:path';
import { check, type Verdict } from './checker.ts';
import { ConnectionLost, Driver } from './driver.ts';
import { Ledger } from './ledger.ts';
import { createRandom } from './random.ts';
import { type ServerProcess, startServer } from '../support/server.ts';

/** Figures of one crash run (崩溃测试). */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly cases: number;
  readonly verdict: Verdict;
}

/**
 * Kill the server `kills` times at random fault points while it works, start it again each time, then check (reliability harness F01, F02).
 * The whole run follows from `seed`.
 */
export async function crashRun(options: {
  database: string;
  folder: string;
  kills: number;
  seed: number;
  checkEvery?: number;
}): Promise<CrashReport> {
  const random = createRandom(options.seed);
  const ledger = new Ledger(join(options.folder, 'ledger.jsonl'));
  const driver = new Driver(random, ledger);
  await prepare(options.database, driver);
  let kills = 0;
  for (let round = 0; kills < options.kills; round += 1) {
    if (round > options.kills * 4) throw new Error(`only ${kills} of ${options.kills} faults were reached in ${round} rounds`);
    const server = await startServer({ database: options.database, faultAt: 20 + random.below(400) });
    if (await workUntilKilled(server, driver)) kills += 1;
    if (options.checkEvery && kills % options.checkEvery === 0)
      assertSound(await check(options.database, ledger.read()), `seed ${options.seed}, kill ${kills}`);
  }
  const last = await startServer({ database: options.database });
  driver.address = last.address!;
  await driver.work(10);
  await last.stop();
  const verdict = await check(options.database, ledger.read());
  ledger.close();
  return { kills, acknowledged: driver.acknowledged, refused: driver.refused, cases: driver.openCases.length, verdict };
}

/** First start without a fault: seeds the demo centre, signs in, opens the first cases. */
async function prepare(database: string, driver: Driver): Promise<void> {
  const server = await startServer({ database });
  if (!server.address) throw new Error(`the server did not start: ${await server.ended}\n${server.errors()}`);
  driver.address = server.address;
  await driver.work(5);
  await server.stop();
}

/** True when the fault killed it; a server that outlived its round is stopped. */
async function workUntilKilled(server: ServerProcess, driver: Driver): Promise<boolean> {
  if (server.address && (await worked(server.address, driver))) {
    await server.stop();
    return false;
  }
  const how = await server.ended;
  if (how !== 'SIGKILL') throw new Error(`the server ended with ${how} instead of the fault:\n${server.errors()}`);
  return true;
}

/** Whether the driver got through its work; false once the connection was lost. */
async function worked(address: string, driver: Driver): Promise<boolean> {
  driver.address = address;
  try {
    await driver.work(60);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    return false;
  }
}

function assertSound(verdict: Verdict, where: string): void {
  const bad = [...verdict.lost, ...verdict.doubled, ...verdict.zombies, ...verdict.problems];
  if (bad.length > 0) throw new Error(`${where}: ${JSON.stringify(verdict)}`);
}
