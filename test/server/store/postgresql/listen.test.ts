import { describe, expect, it } from 'vitest';
import type { PgClient } from '#server/store/postgresql/client.ts';
import { Listening } from '#server/store/postgresql/listen.ts';
import type { Connections } from '#server/store/postgresql/transaction.ts';

/** A connection whose end is told by the test. */
class Line {
  readonly listeners: (() => void)[] = [];
  released = false;
  readonly client = {
    query: async () => ({ rows: [], rowCount: 0 }),
    release: () => {
      this.released = true;
    },
    on: (event: string, listener: () => void) => {
      if (event === 'end') this.listeners.push(listener);
    },
  } as unknown as PgClient;
  breakOff(): void {
    for (const listener of this.listeners) listener();
  }
}

describe('Listening', () => {
  it('should give a connection back that it is just taking up again when it is stopped', async () => {
    // given: the second connection is asked for, and not there yet
    const [first, second] = [new Line(), new Line()];
    const asked = Promise.withResolvers<void>();
    const given = Promise.withResolvers<PgClient>();
    let taken = 0;
    const take = async (): Promise<PgClient> => {
      taken += 1;
      if (taken === 1) return first.client;
      asked.resolve();
      return given.promise;
    };
    const listening = new Listening({ take } as unknown as Connections, () => {});
    await Promise.resolve();
    await Promise.resolve();
    first.breakOff();
    await asked.promise;
    // when
    const stopped = listening.stop();
    given.resolve(second.client);
    await stopped;
    // then
    expect([first.released, second.released]).toEqual([true, true]);
  });
});
