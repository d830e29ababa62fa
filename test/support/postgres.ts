import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A throw-away PostgreSQL cluster on loopback. `url` names its maintenance database; `createDatabase` gives a fresh one. */
export interface Postgres {
  readonly url: string;
  readonly port: number;
  /** `template` names a database nobody is connected to, of which the new one is a copy. */
  createDatabase(name: string, template?: string): string;
  /** Stop the server as a crash would and start it again; resolves when it takes connections. */
  restart(): void;
  /** The same without holding this process up: `immediate` as a crash, `fast` ends every session at once. */
  bounce(mode: 'immediate' | 'fast'): Promise<void>;
  stop(): void;
  /** Stop in good order and leave a copy of the cluster at `folder`. */
  keepAt(folder: string): void;
}

const base = '/usr/lib/postgresql';

/** Folder with initdb and postgres of the newest installed PostgreSQL, or undefined where none is installed. */
export function findPostgres(): string | undefined {
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map(version => join(base, version, 'bin')).find(folder => existsSync(join(folder, 'initdb')));
}

export interface PostgresOptions {
  /** Keeps fsync on (crash tests). */
  readonly durable?: boolean;
  /** Folder of a cluster that was stopped, to begin with a copy of; without it the cluster is empty. */
  readonly from?: string;
}

/** Start a cluster in a temp folder. As root the server runs as user postgres. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('Expected PostgreSQL under /usr/lib/postgresql, but found none. Run: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'banjian-pg-'));
  const data = join(folder, 'data');
  const port = await freePort();
  giveToPostgres(folder);
  execFileSync('cp', ['-a', options.from ?? madeCluster(bin), data]);
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap(name => (options.durable ? [] : ['-c', `${name}=off`]));
  const server = `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=200 ${settings.join(' ')}`;
  const startArguments = ['-D', data, '-w', '-l', join(folder, 'log'), '-o', server, 'start'];
  const start = (): void => {
    runAs(join(bin, 'pg_ctl'), startArguments);
  };
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    createDatabase(name, template = 'template1') {
      execFileSync(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-T', template, name], {
        stdio: 'pipe',
      });
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    restart() {
      runAs(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      start();
    },
    async bounce(mode) {
      await runApart(join(bin, 'pg_ctl'), ['-D', data, '-m', mode, '-w', 'stop']);
      await runApart(join(bin, 'pg_ctl'), startArguments);
    },
    stop() {
      runAs(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
    keepAt(kept) {
      runAs(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop']);
      execFileSync('cp', ['-a', data, kept]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty cluster, made once per version and checkout: every start works on a copy of it. */
function madeCluster(bin: string): string {
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'banjian');
  const made = join(cache, `postgresql-${basename(dirname(bin))}`);
  if (existsSync(made)) return made;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'banjian-pg-'));
  giveToPostgres(folder);
  const data = join(folder, 'data');
  runAs(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  // two files of tests may begin at the same time: each makes its own, the first one stays
  const own = mkdtempSync(join(cache, 'made-'));
  execFileSync('cp', ['-a', data, join(own, 'data')]);
  rmSync(folder, { recursive: true });
  if (!existsSync(made)) moveUnlessThere(join(own, 'data'), made);
  rmSync(own, { recursive: true, force: true });
  return made;
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** As root the server runs as user postgres, whose files these then must be. */
function giveToPostgres(folder: string): void {
  if (process.getuid?.() === 0) chownSync(folder, userId('-u'), userId('-g'));
}

function userId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

/** PostgreSQL refuses to run as root; setpriv changes the user without a shell. */
function runAs(program: string, args: readonly string[]): void {
  execFileSync(...asPostgres(program, args), apart);
}

async function runApart(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(...asPostgres(program, args), apart);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Expected ${program} ${args.at(-1)} to succeed, but it ended with ${code}.`);
}

const apart = { stdio: 'ignore', cwd: '/', env: { ...process.env, LC_ALL: 'C' } } as const;

function asPostgres(program: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, [...args]];
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port.');
  return address.port;
}
