import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A server process of its own, which may be told to kill itself at the n-th statement or commit. */
export interface ServerProcess {
  readonly pid: number;
  /** Base address, or null when it died before it listened. */
  readonly address: string | null;
  /** Resolves with the signal or exit code once the process has ended. */
  readonly ended: Promise<string>;
  readonly errors: () => string;
  /** What it has said so far. */
  readonly printed: () => string;
  stop(): Promise<void>;
  /** SIGKILL: as when the machine is switched off. */
  kill(): Promise<void>;
}

/**
 * Start `banjian serve` on a free loopback port; `faultAt` kills it (SIGKILL) at that statement or commit. The demo is the small one, without history,
 * unless `args` asks for it.
 */
export async function startServer(options: { database: string; faultAt?: number; args?: readonly string[] }): Promise<ServerProcess> {
  const fault = options.faultAt === undefined ? {} : { FAULT: 'kill', FAULT_AT: String(options.faultAt) };
  const command = [join(root, 'server', 'cli', 'main.ts'), 'serve', '--port', '0', '--database', options.database, ...(options.args ?? [])];
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...fault, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr!.on('data', chunk => {
    errors = (errors + String(chunk)).slice(-4000);
  });
  let printed = '';
  child.stdout!.on('data', chunk => {
    printed = (printed + String(chunk)).slice(-4000);
  });
  const ended = new Promise<string>(resolve => child.once('exit', (code, signal) => resolve(signal ?? String(code))));
  const address = await Promise.race([listening(child), ended.then(() => null)]);
  return {
    pid: child.pid!,
    address,
    ended,
    errors: () => errors,
    printed: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    let text = '';
    child.stdout!.on('data', chunk => {
      text += String(chunk);
      const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(text);
      if (found) resolve(found[1]!);
    });
  });
}
