// npm test: all set-up for tests, then every check one after the other; ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApps, checkNode, installPackages, productEnvironment, productNode, root } from './support.mjs';
import { installSystemParts } from './system.mjs';

checkNode();
const started = Date.now();
installPackages();
const missing = installSystemParts();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
const env = productEnvironment({ NO_COLOR: '1', TZ: 'UTC' });
const counts = { passed: 0, failed: 0 };

const bin = name => join(root, 'node_modules', '.bin', name);

/** One check that passes or fails as a whole. */
function check(name, command, args) {
  process.stdout.write(`\n== ${name}\n`);
  const ok = spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0;
  counts[ok ? 'passed' : 'failed'] += 1;
  return ok;
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

const vitestCount = report => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length,
});
const playwrightCount = report => ({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky });

check('types 类型', productNode(), [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root]);
check('lint 规范', bin('biome'), ['ci', '--error-on-warnings']);
const vitestReport = join(results, 'vitest.json');
suite(
  'unit, property, stories, store, API 单元与集成',
  productNode(),
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  vitestReport,
  vitestCount,
);
if (missing.some(part => part.package === 'chromium')) {
  counts.failed += 1;
} else {
  buildApps();
  const browserReport = join(results, 'browser.json');
  suite(
    'browser 浏览器',
    productNode(),
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'],
    browserReport,
    playwrightCount,
  );
}
counts.failed += missing.filter(part => part.package !== 'chromium').length;
process.stdout.write(`\n${Math.round((Date.now() - started) / 1000)} s\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 ? 0 : 1);
