import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away PostgreSQL cluster on loopback. `url` names its maintenance database; `createDatabase` gives a fresh one. */
export interface Postgres {
  readonly url: string;
  readonly port: number;
  createDatabase(name: string): string;
  /** Stop the server as a crash would and start it again; resolves when it takes connections. */
  restart(): void;
  stop(): void;
}

const base = '/usr/lib/postgresql';

/** Folder with initdb and postgres of the newest installed PostgreSQL, or undefined where none is installed. */
export function findPostgres(): string | undefined {
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map(version => join(base, version, 'bin')).find(folder => existsSync(join(folder, 'initdb')));
}

/** Start a cluster in a temp folder. `durable` keeps fsync on (crash tests). As root the server runs as user postgres. */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<Postgres> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('Expected PostgreSQL under /usr/lib/postgresql, but found none. Run: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'banjian-pg-'));
  const data = join(folder, 'data');
  const port = await freePort();
  if (process.getuid?.() === 0) chownSync(folder, userId('-u'), userId('-g'));
  runAs(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    ...(options.durable ? [] : ['--no-sync']),
  ]);
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap(name => (options.durable ? [] : ['-c', `${name}=off`]));
  const start = (): void => {
    runAs(join(bin, 'pg_ctl'), [
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=200 ${settings.join(' ')}`,
      'start',
    ]);
  };
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    createDatabase(name) {
      execFileSync(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name], { stdio: 'pipe' });
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    restart() {
      runAs(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      start();
    },
    stop() {
      runAs(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function userId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

/** PostgreSQL refuses to run as root; setpriv changes the user without a shell. */
function runAs(program: string, args: readonly string[]): void {
  const [file, all] =
    process.getuid?.() === 0
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]]
      : [program, [...args]];
  execFileSync(file, all, { stdio: 'ignore', cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port.');
  return address.port;
}
