import { setTimeout as wait } from 'node:timers/promises';
import { command, execute } from './client.ts';
import type { Connections } from './transaction.ts';

const channel = 'banjian_hint';
const pauseMs = 1_000;

/** Hears what other nodes tell (提示) on a connection of its own; a lost connection is taken up again. Hints may be missed meanwhile. */
export class Listening {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(connections: Connections, listener: (hint: string) => void) {
    this.#running = this.#run(connections, listener);
  }

  /** Resolves once no connection is held any more, also one that was just being taken up again: the pool ends only then. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** One connection after the other, never two. */
  async #run(connections: Connections, listener: (hint: string) => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await hear(connections, listener, signal).catch(() => {});
      await wait(pauseMs, undefined, { ref: false, signal }).catch(() => {});
    }
  }
}

/** Hears on one connection until it ends or `signal` asks for an end. */
async function hear(connections: Connections, listener: (hint: string) => void, signal: AbortSignal): Promise<void> {
  const client = await connections.take();
  const ended = new Promise<void>(resolve => {
    client.on('end', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  client.on('notification', message => listener(message.payload ?? ''));
  try {
    await Promise.race([command(client, `listen ${channel}`).then(() => ended), ended]);
  } finally {
    client.release(true);
  }
}

/** Tell the other nodes. A hint that cannot be sent is lost: pages read again in time anyway. */
export async function publishHint(connections: Connections, hint: string): Promise<void> {
  try {
    const client = await connections.take();
    try {
      await execute(client, { sql: 'select pg_notify(?, ?)', params: [channel, hint] });
    } finally {
      client.release();
    }
  } catch {
    return;
  }
}
