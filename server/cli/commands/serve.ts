import { Command } from 'commander';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Millis } from '#engine/calendar/types.ts';
import type { Retention } from '../../jobs/periods.ts';
import type { App } from '../../app.ts';
import { databaseOption, databaseUrl, distDir, hidePassword, prepareDatabase } from '../database.ts';
import { explainFailure, ListenError } from '../errors.ts';
import { exitCodes, print, refuse } from '../output.ts';
import { type KeepOptions, keepOptions, readRetention } from '../retention.ts';

interface ServeOptions extends KeepOptions {
  readonly empty?: boolean;
  readonly history?: boolean;
  readonly begin?: string;
  readonly port: string;
  readonly host: string;
  readonly database?: string;
  readonly secure?: boolean;
  readonly trustProxy?: boolean;
}

/** `banjian serve` (npm start): open or create the database, load the shipped packs, serve (启动服务). */
export function serveCommand(): Command {
  return new Command('serve')
    .description('启动服务 / serve the product')
    .option('--empty', '不装载演示数据，打印一次性管理员链接 / no demo data; print a one-time link for the first administrator')
    .option('--history', '新建演示库时生成五个月的办件历史（默认）/ a new demo database gets five months of cases (default)')
    .option('--no-history', '新建演示库时不生成办件历史 / a new demo database without cases')
    .option(
      '--begin <moment>',
      '新建演示库的演示时钟从此刻（北京时间，如 2026-11-20T09:00）开始 / the clock of a new demo database begins at this moment in Beijing',
    )
    .option('--port <n>', '端口 / port', process.env.PORT || '8420')
    .option('--host <address>', '监听地址 / address to listen on', process.env.HOST || '127.0.0.1')
    .option('--secure', '浏览器经 HTTPS 访问：会话只走 HTTPS / people come over HTTPS: sessions never leave it')
    .option(
      '--trust-proxy',
      '前面有一台反向代理：采用其 X-Forwarded-For / one reverse proxy in front: take addresses from its X-Forwarded-For',
    )
    .option(...keepOptions.notices)
    .option(...keepOptions.drafts)
    .option(...keepOptions.looks)
    .option(...databaseOption)
    .action(async (options: ServeOptions) => {
      const port = Number(options.port);
      if (!/^\d{1,5}$/.test(options.port) || port > 65_535) {
        return refuse({
          zh: `--port 应为 0 到 65535 的整数，实际为「${options.port}」。`,
          en: `Expected --port to be a whole number from 0 to 65535, but it was "${options.port}".`,
        });
      }
      if (options.host.trim() === '') {
        return refuse({
          zh: '--host 应为要监听的地址，如 127.0.0.1（仅本机）或 0.0.0.0（所有网卡），实际为空。',
          en: 'Expected --host to be an address such as 127.0.0.1 (this machine) or 0.0.0.0 (every network), but it was empty.',
        });
      }
      const begin = options.begin === undefined ? undefined : readLocal(options.begin);
      if (begin === null) {
        return refuse({
          zh: `--begin 应为北京时间的时刻，如 2026-11-20T09:00，实际为「${options.begin}」。`,
          en: `Expected --begin to be a moment in Beijing such as 2026-11-20T09:00, but it was "${options.begin}".`,
        });
      }
      if (begin !== undefined && options.empty) {
        return refuse({
          zh: '--begin 只用于演示库，不能与 --empty 同用。',
          en: 'Expected --begin without --empty: only a demo database has a clock that can be set.',
        });
      }
      const retention = readRetention(options);
      if (retention === undefined) return;
      await serve(options, { port, retention, ...(begin === undefined ? {} : { begin }) });
    });
}

interface Readings {
  readonly port: number;
  readonly retention: Retention;
  readonly begin?: Millis;
}

async function serve(options: ServeOptions, { port, retention, begin }: Readings): Promise<void> {
  const url = databaseUrl(options.database);
  if (url === undefined) return;
  if (prepareDatabase(url).isNew) print('正在创建数据库……\nCreating the database ...');
  const { createApp, openReady } = await import('../serving.ts');
  const { store, setup } = await openReady({
    url,
    demo: !options.empty,
    history: options.history ?? process.env.NODE_ENV !== 'test',
    ...(begin === undefined ? {} : { begin }),
    onProgress: printProgress,
    onRefused: printRefused,
  });
  const { secure = false, trustProxy = false } = options;
  const app = await createApp({ store, distDir, secure, trustProxy, retention });
  const address = await listen(app, { port, host: options.host });
  // before anybody hears that it runs, and may stop it
  stopOnSignals(async () => {
    await app.close();
    await store.close();
  });
  print(`\n办件已启动 Banjian is running: ${address}`);
  if (store.demo) {
    await printAccounts();
    if (options.empty) sayDemoStays(url);
  } else if (setup.token) {
    print(
      `\n请在 24 小时内打开一次性链接，设置中心与首位管理员 / one-time link for the first administrator, valid for 24 h:\n  ${address}/setup#${setup.token}`,
    );
  }
}

/** Listens, or says why that address and port cannot be had. */
async function listen(app: App, at: { readonly port: number; readonly host: string }): Promise<string> {
  try {
    return await app.listen(at);
  } catch (error) {
    throw new ListenError(error);
  }
}

/** Ctrl+C reaches the server from the terminal and from whoever started it: what comes while it stops changes nothing. */
function stopOnSignals(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void close().then(
      () => process.exit(exitCodes.done),
      error => {
        process.stderr.write(`${explainFailure(error)}\n`);
        process.exit(exitCodes.failed);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function sayDemoStays(url: string): void {
  const file = hidePassword(url);
  process.stderr.write(
    `\n这个数据库建库时就是演示库，--empty 不起作用：${file}。正式使用请用 --database 另建一个，并加上 --empty。
Expected a new database for --empty, but this one was made as a demo and stays one: ${file}. For real work name another with --database, and --empty.\n`,
  );
}

/** A line each twenty cases; on a terminal one line that counts. */
function printProgress(cases: number, of: number): void {
  const isLast = cases === of;
  if (process.stdout.isTTY)
    process.stdout.write(`\r正在生成演示历史 / making the history of the demo: 办件 ${cases}/${of}${isLast ? '\n' : ''}`);
  else if (cases % 20 === 0 || isLast) print(`正在生成演示历史 / making the history of the demo: 办件 ${cases}/${of}`);
}

function printRefused(cases: readonly string[]): void {
  process.stderr.write(
    `演示历史中有 ${cases.length} 件未能按计划办理。\nExpected every step of the demo's history to be taken, but ${cases.length} cases stopped early, the first: ${cases[0]}\n`,
  );
}

async function printAccounts(): Promise<void> {
  const { demoAccounts, demoCentres } = await import('../serving.ts');
  print('\n演示账号（密码均为 Banjian-2026）/ demo accounts (password Banjian-2026):');
  for (const { id, title } of demoCentres) {
    print(`\n  ${title.zh} ${title.en}`);
    for (const one of demoAccounts.filter(({ tenant }) => tenant === id))
      print(`    ${one.login.padEnd(11)} ${one.name}  ${one.description}`);
  }
}
