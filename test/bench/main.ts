import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { comparingFigures } from './comparing.ts';
import { durableFigures } from './durable.ts';
import { engineFigures } from './engine.ts';
import { judgingFigures } from './judging.ts';
import { formFigures } from './forms.ts';
import { lintFigures } from './linting.ts';
import type { Figure } from './measure.ts';
import { pageFigures } from './pages.ts';
import { keepRun, rowOf } from './report.ts';
import { startUpFigures } from './start-up.ts';
import { snapshotFigures, storeFigures } from './store.ts';
import { timeFigures } from './time.ts';

/** Measure everything once (测量), print a table, and with --write keep it in docs/benchmarks.json and docs/benchmarks.md. */
const figures: Figure[] = [];
const folder = mkdtempSync(join(tmpdir(), 'banjian-bench-'));
const began = performance.now();

try {
  await add(engineFigures());
  await add(Promise.resolve(timeFigures()));
  await add(Promise.resolve(judgingFigures()));
  await add(lintFigures());
  await add(Promise.resolve(comparingFigures()));
  await add(durableFigures(folder));
  await add(storeFigures('SQLite', join(folder, 'load.db'), 64));
  await add(postgresFigures());
  const pages = join(folder, 'pages.db');
  const { figures: sizes, caseId } = await snapshotFigures(pages, 20);
  await add(Promise.resolve(sizes));
  await add(startUpFigures());
  await add(pageFigures(pages, caseId));
  await add(formFigures(join(folder, 'forms.db')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - began) / 1000);
if (process.argv.includes('--write')) keepRun('bench', { command: 'npm run bench -- --write', seconds, figures });

async function add(group: Promise<readonly Figure[]>): Promise<void> {
  for (const figure of await group) {
    figures.push(figure);
    process.stdout.write(`${rowOf(figure)}\n`);
  }
}

async function postgresFigures(): Promise<readonly Figure[]> {
  if (findPostgres() === undefined) return [];
  const cluster = await startPostgres({ durable: true });
  try {
    return await storeFigures('PostgreSQL', cluster.createDatabase('bench'), 64);
  } finally {
    cluster.stop();
  }
}
