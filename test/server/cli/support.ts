import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Root folder of the project. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** What a command left behind. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON, one value a line. */
  readonly json: Record<string, unknown>[];
}

/** Run a program of this project in a process of its own. */
export function node(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, NODE_ENV: 'test', ...options.env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return {
    status,
    out: stdout,
    err: stderr,
    get json() {
      return stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
    },
  };
}

/** Run the real command line (命令行). */
export function banjian(...args: readonly string[]): Ran {
  return node([join(root, 'server', 'cli', 'main.ts'), ...args]);
}

/** A temp folder for the files of a test. */
export function createFolder(): { readonly path: string; write(name: string, text: string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'banjian-cli-'));
  return {
    path,
    write(name, text) {
      writeFileSync(join(path, name), text);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
