// npm test: all set-up for tests, then types, lint and the build side by side, then the tests; ends with the line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { appStamp, areAppsBuilt, buildScript, checkNode, installPackages, productEnvironment, productNode, root } from './support.mjs';
import { installSystemParts } from './system.mjs';

checkNode();
const started = Date.now();
installPackages();
const missing = installSystemParts();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
const memory = folderInMemory();
const env = productEnvironment({ NO_COLOR: '1', TZ: 'UTC', ...(memory && { TMPDIR: memory }) });
const counts = { passed: 0, failed: 0 };

/** A folder in memory for what tests write: on a disk each commit of a database waits for it. undefined where memory is short; the disk serves then. */
function folderInMemory() {
  const [shared, gigabyte] = ['/dev/shm', 1024 ** 3];
  if (process.platform !== 'linux' || !existsSync(shared) || freemem() < 4 * gigabyte) return undefined;
  const { bavail, bsize } = statfsSync(shared);
  if (bavail * bsize < 2 * gigabyte) return undefined;
  const folder = mkdtempSync(join(shared, 'banjian-'));
  chmodSync(folder, 0o711); // PostgreSQL runs as a user of its own
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const bin = name => join(root, 'node_modules', '.bin', name);

/** A check that passes or fails as a whole runs beside others; what it said is shown when it has ended. */
function begin(name, command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => said.push(chunk));
  return new Promise(resolve => {
    const end = ok => {
      process.stdout.write(`\n== ${name}\n${Buffer.concat(said)}`);
      resolve(ok);
    };
    child.once('error', error => {
      said.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.once('close', code => end(code === 0));
  });
}

/** Builds the browser apps where that is needed. */
function beginBuild() {
  const stamp = appStamp();
  return areAppsBuilt(stamp) ? true : begin('pages 网页', productNode(), [buildScript, stamp]);
}

/** A runner that writes a JSON report from which single tests are counted. */
function suite(name, command, args, report, count) {
  process.stdout.write(`\n== ${name}\n`);
  rmSync(report, { force: true });
  const status = spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status;
  const figures = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  if (status !== 0 && figures.failed === 0) figures.failed = 1;
  if (figures.passed + figures.failed === 0) figures.failed = 1;
  counts.passed += figures.passed;
  counts.failed += figures.failed;
}

/** What the pages of failed browser tests held, as a screen reader would read them: where only the output of a run is kept, all that is left of them. */
function showFailedPages(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const page = join(folder, name, 'error-context.md');
    if (!existsSync(page)) continue;
    const text = readFileSync(page, 'utf8');
    process.stdout.write(`\n== ${name}\n${text.slice(Math.max(0, text.indexOf('# Page snapshot'))).slice(0, 6_000)}\n`);
  }
}

const vitestCount = report => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length,
});
const playwrightCount = report => ({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky });

const [types, lint, isBuilt] = await Promise.all([
  begin('types 类型', productNode(), [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root]),
  begin('lint 规范', bin('biome'), ['ci', '--error-on-warnings']),
  beginBuild(),
]);
for (const ok of [types, lint]) counts[ok ? 'passed' : 'failed'] += 1;
const vitestReport = join(results, 'vitest.json');
suite(
  'unit, property, stories, store, API 单元与集成',
  productNode(),
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  vitestReport,
  vitestCount,
);
if (missing.some(part => part.package === 'chromium') || !isBuilt) {
  counts.failed += 1;
} else {
  const browserReport = join(results, 'browser.json');
  suite(
    'browser 浏览器',
    productNode(),
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'],
    browserReport,
    playwrightCount,
  );
  showFailedPages(join(results, 'browser'));
}
counts.failed += missing.filter(part => part.package !== 'chromium').length;
process.stdout.write(`\n${Math.round((Date.now() - started) / 1000)} s\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 ? 0 : 1);
