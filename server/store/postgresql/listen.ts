import { setTimeout as wait } from 'node:timers/promises';
import { command, type PgClient } from './client.ts';
import type { Connections } from './transaction.ts';

const channel = 'banjian_hint';
const pauseMs = 1_000;

/** Hears what other nodes tell (提示) on a connection of its own; a lost connection is taken up again. Hints may be missed meanwhile. */
export class Listening {
  readonly #connections: Connections;
  readonly #listener: (hint: string) => void;
  #client: PgClient | undefined;
  #stopped = false;
  /** The connection being taken up, now or last. */
  #connecting: Promise<void>;

  constructor(connections: Connections, listener: (hint: string) => void) {
    this.#connections = connections;
    this.#listener = listener;
    this.#connecting = this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    // also one begun again after a loss: nobody else would give it back, and the pool waits for it
    await this.#connecting;
    this.#client?.release(true);
    this.#client = undefined;
  }

  async #connect(): Promise<void> {
    try {
      const client = await this.#connections.take();
      client.on('notification', message => this.#listener(message.payload ?? ''));
      client.on('end', () => void this.#again());
      this.#client = client;
      await command(client, `listen ${channel}`);
    } catch {
      void this.#again();
    }
  }

  async #again(): Promise<void> {
    this.#client?.release(true);
    this.#client = undefined;
    await wait(pauseMs, undefined, { ref: false });
    if (this.#stopped) return;
    this.#connecting = this.#connect();
    await this.#connecting;
  }
}

/** Tell the other nodes. A hint that cannot be sent is lost: pages read again in time anyway. */
export async function publishHint(connections: Connections, hint: string): Promise<void> {
  try {
    const client = await connections.take();
    try {
      await client.query({ text: 'select pg_notify($1, $2)', values: [channel, hint] });
    } finally {
      client.release();
    }
  } catch {
    return;
  }
}
