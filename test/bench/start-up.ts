import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server.ts';
import { type Figure, median } from './measure.ts';

/** First start with and without the demo's history, and second start, from spawning the process to the printed address (启动用时). */
export async function startUpFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-bench-'));
  const start = async (name: string, args: readonly string[] = []) => {
    const began = performance.now();
    const server = await startServer({ database: join(folder, name), args });
    const took = performance.now() - began;
    await server.stop();
    return took;
  };
  try {
    const small: Figure = {
      name: 'first start without history (database created, demo centres loaded)',
      value: Math.round(await start('small.db')),
      unit: 'ms',
    };
    const first: Figure = {
      name: 'first start of the demo (five months of cases made)',
      value: Math.round((await start('demo.db', ['--history'])) / 100) / 10,
      unit: 's',
      target: { most: 60 },
    };
    return [small, first, await median('second start of the demo', 5, () => start('demo.db'))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
