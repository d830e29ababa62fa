import { describe, expect, it } from 'vitest';
import type { PgClient } from '#server/store/postgresql/client.ts';
import { Listening } from '#server/store/postgresql/listen.ts';
import type { Connections } from '#server/store/postgresql/transaction.ts';

/** A connection whose end is told by the test. */
class Line {
  readonly listeners: (() => void)[] = [];
  readonly listening = Promise.withResolvers<void>();
  released = 0;
  asked = 0;
  readonly client = {
    query: () => {
      this.listening.resolve();
      this.asked += 1;
      return this.asked === 1 ? this.answer : Promise.reject(new Error('Query read timeout'));
    },
    release: () => {
      this.released += 1;
    },
    on: (event: string, listener: () => void) => {
      if (event === 'end') this.listeners.push(listener);
    },
  } as unknown as PgClient;
  readonly answer: Promise<unknown>;
  constructor(answer: Promise<unknown> = Promise.resolve({ rows: [], rowCount: 0 })) {
    this.answer = answer;
  }
  breakOff(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Hands out lines in their order, the last of them only when the test lets it. */
function connectionsOf(lines: readonly Line[], last: Promise<void>) {
  const asked = Promise.withResolvers<void>();
  let taken = 0;
  const take = async (): Promise<PgClient> => {
    const line = lines[taken++];
    if (line === undefined) throw new Error('no connection is left');
    if (taken < lines.length) return line.client;
    asked.resolve();
    await last;
    return line.client;
  };
  return { connections: { take } as unknown as Connections, asked: asked.promise, taken: () => taken };
}

describe('Listening', () => {
  it('should give a connection back that it is just taking up again when it is stopped', async () => {
    // given: the second connection is asked for, and not there yet
    const lines = [new Line(), new Line()];
    const given = Promise.withResolvers<void>();
    const { connections, asked } = connectionsOf(lines, given.promise);
    const listening = new Listening(connections, () => {});
    await lines[0]!.listening.promise;
    lines[0]!.breakOff();
    await asked;
    // when
    const stopped = listening.stop();
    given.resolve();
    await stopped;
    // then
    expect(lines.map(({ released }) => released)).toEqual([1, 1]);
  });

  it('should take up one connection for one that is lost while it begins to listen', async () => {
    // given: the end of the connection is told, and its statement fails as well
    const failing = Promise.withResolvers<unknown>();
    const lines = [new Line(failing.promise), new Line()];
    const { connections, asked, taken } = connectionsOf(lines, Promise.resolve());
    const listening = new Listening(connections, () => {});
    await lines[0]!.listening.promise;
    // when
    lines[0]!.breakOff();
    failing.reject(new Error('Connection terminated'));
    await asked;
    await lines[1]!.listening.promise;
    // then
    await listening.stop();
    expect(taken()).toBe(2);
    expect(lines.map(({ released }) => released)).toEqual([1, 1]);
  });

  it('should take up another connection for one that answers no more, and say that hints may have been missed', async () => {
    // given: nobody tells that the first connection was cut
    const lines = [new Line(), new Line()];
    const { connections } = connectionsOf(lines, Promise.resolve());
    const missed = Promise.withResolvers<void>();
    let told = 0;

    // when
    const listening = new Listening(connections, () => {}, {
      onMissed: () => {
        told += 1;
        missed.resolve();
      },
      pulseMs: 1,
    });
    await missed.promise;

    // then
    await listening.stop();
    expect(lines.map(({ released }) => released)).toEqual([1, 1]);
    expect(told).toBe(1);
  });
});
