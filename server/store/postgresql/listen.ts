import { setTimeout as wait } from 'node:timers/promises';
import { command, execute, type PgClient } from './client.ts';
import type { Connections } from './transaction.ts';

const channel = 'banjian_hint';
const pauseMs = 1_000;

/** Milliseconds between two questions whether the connection is still there, and within which each must be answered. */
const usualPulseMs = 10_000;

/** What else there is to hearing. */
interface Hearing {
  /** Called when hints are heard again that could not be heard for a while: some may have been missed. */
  readonly onMissed?: () => void;
  readonly pulseMs?: number;
}

/**
 * Hears what other nodes tell (提示) on a connection of its own; a lost connection is taken up again, also one that was cut without a word, as idle ones are
 * on the way through a firewall.
 */
export class Listening {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #pulseMs: number;

  constructor(connections: Connections, listener: (hint: string) => void, { onMissed = () => {}, pulseMs = usualPulseMs }: Hearing = {}) {
    this.#pulseMs = pulseMs;
    this.#running = this.#run(connections, listener, onMissed);
  }

  /** Resolves once no connection is held any more, also one that was just being taken up again: the pool ends only then. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** One connection after the other, never two. */
  async #run(connections: Connections, listener: (hint: string) => void, onMissed: () => void): Promise<void> {
    const { signal } = this.#stopping;
    let hasHeard = false;
    const onBegin = (): void => {
      if (hasHeard) onMissed();
      hasHeard = true;
    };
    while (!signal.aborted) {
      await connections
        .take()
        .then(client => this.#hear(client, listener, onBegin))
        .catch(() => {});
      await wait(pauseMs, undefined, { ref: false, signal }).catch(() => {});
    }
  }

  /** Hears on one connection until it ends, answers no more or an end is asked for. */
  async #hear(client: PgClient, listener: (hint: string) => void, onBegin: () => void): Promise<void> {
    const { signal } = this.#stopping;
    const ended = new Promise<void>(resolve => {
      client.on('end', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    client.on('notification', message => listener(message.payload ?? ''));
    try {
      await Promise.race([command(client, `listen ${channel}`).then(onBegin), ended]);
      await Promise.race([this.#pulse(client), ended]);
    } finally {
      client.release(true);
    }
  }

  /** Throws once the connection answers no more. */
  async #pulse(client: PgClient): Promise<never> {
    for (;;) {
      await wait(this.#pulseMs, undefined, { ref: false, signal: this.#stopping.signal });
      await command(client, 'select 1', this.#pulseMs);
    }
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
