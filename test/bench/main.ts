import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { engineFigures } from './engine.ts';
import type { Figure } from './measure.ts';
import { pageFigures } from './pages.ts';
import { startUpFigures } from './start-up.ts';
import { snapshotFigures, storeFigures } from './store.ts';

/** Measure everything once (测量), print it, and with --write keep it in docs/benchmarks.md. */
const figures: Figure[] = [];
const folder = mkdtempSync(join(tmpdir(), 'banjian-bench-'));
const began = performance.now();

try {
  await add(engineFigures());
  await add(storeFigures('SQLite', join(folder, 'load.db'), 64));
  await add(postgresFigures());
  const pages = join(folder, 'pages.db');
  const { figures: sizes, caseId } = await snapshotFigures(pages, 20);
  await add(Promise.resolve(sizes));
  await add(startUpFigures());
  await add(pageFigures(pages, caseId));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md'), report());

async function add(group: Promise<readonly Figure[]>): Promise<void> {
  for (const figure of await group) {
    figures.push(figure);
    process.stdout.write(`${row(figure)}\n`);
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

function row({ name, value, unit, note }: Figure): string {
  return `| ${name} | ${value.toLocaleString('en')} ${unit} | ${note ?? ''} |`;
}

function report(): string {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  return `# Benchmarks

Written by \`npm run bench -- --write\` in one run of ${Math.round((performance.now() - began) / 1000)} s. A figure says what this machine did that minute, not what another
will do; no test asserts one.

Machine: ${machine}.

| what | figure | note |
|---|---|---|
${figures.map(row).join('\n')}

## How
- **engine**: one case after the other in memory, journal kept, nothing stored. bpmn-engine runs the same file, parsed once, resident, without
  saving its state between steps, and with a look-up in place of an expression language.
- **SQLite, PostgreSQL**: the whole write path on a file and on a cluster that both reach the disk at every commit
  (\`synchronous=FULL\`, \`fsync=on\`): receipt, journal entry with hash, snapshot, answers, projections, timers, jobs. Commands are prepared
  before the clock runs.
- **start**: from spawning the server to the printed address. The second start is asked to stay under 5 s.
- **page**: Chromium on the same machine as the server, from navigation to visible content, files cached by the browser.
`;
}
