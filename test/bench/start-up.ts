import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server.ts';
import { type Figure, median } from './measure.ts';

/** First and second start of the server, from spawning the process to the printed address (启动用时). */
export async function startUpFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-bench-'));
  const database = join(folder, 'bench.db');
  const start = async () => {
    const began = performance.now();
    const server = await startServer({ database });
    const took = performance.now() - began;
    await server.stop();
    return took;
  };
  try {
    const first: Figure = { name: 'first start (database created, demo centre loaded)', value: Math.round(await start()), unit: 'ms' };
    return [first, await median('second start', 5, start)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
