import { readFileSync } from 'node:fs';
import { startServer } from '../../support/server.ts';

/** How the server starts on a database (启动): milliseconds from spawning the process to the printed address, and its memory then. */
export interface Started {
  readonly ms: number;
  /** Resident set, MB; NaN where the system does not tell. */
  readonly rss: number;
}

/** Start the server, look at its memory, stop it. */
export async function startOn(database: string): Promise<Started> {
  const began = performance.now();
  const server = await startServer({ database });
  const ms = performance.now() - began;
  if (server.address === null) throw new Error(`Expected the server to start, but it ended: ${server.errors()}`);
  const rss = residentMegabytes(server.pid);
  await server.stop();
  return { ms, rss };
}

function residentMegabytes(pid: number): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? Number.NaN : Number(found[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
