import { describe, expect, it } from 'vitest';
import { type Plan, run, runAsync, runSync, sendAll } from '#server/store/plan.ts';

function* threeSteps(): Plan<number> {
  yield* sendAll([
    { sql: 'first', params: [] },
    { sql: 'second', params: [] },
  ]);
  return yield* run('third', []);
}

/** Writes, leaves a rest, asks. */
function* withRest(): Plan<number> {
  yield* sendAll([{ sql: 'first', params: [] }]);
  yield { rest: sendAll([{ sql: 'rest', params: [] }]) };
  yield { rest: null };
  return yield* run('last', []);
}

describe('runSync', () => {
  it('should run the rest of a plan where it stands when nothing is put off', () => {
    // given
    const order: string[] = [];
    const execute = ({ sql }: { sql: string }) => ({ rows: [], changes: order.push(sql) });

    // then
    expect(runSync(withRest(), execute)).toBe(3);
    expect(order).toEqual(['first', 'rest', 'last']);
  });

  it('should leave to its driver when a rest is run', () => {
    // given
    const order: string[] = [];
    const execute = ({ sql }: { sql: string }) => ({ rows: [], changes: order.push(sql) });
    const rests: unknown[] = [];

    // when
    runSync(withRest(), { execute, putOff: execute, putOffRest: ({ rest }) => void rests.push(rest) });

    // then
    expect(order).toEqual(['first', 'last']);
    expect(rests).toEqual([expect.anything(), null]);
  });

  it('should run statements handed over at once in their order, and answer those that are asked', () => {
    // given
    const order: string[] = [];
    const execute = ({ sql }: { sql: string }) => ({ rows: [], changes: order.push(sql) });

    // then
    expect(runSync(threeSteps(), execute)).toBe(3);
    expect(order).toEqual(['first', 'second', 'third']);
  });
});

describe('runAsync', () => {
  it('should run the rest of a plan where it stands', async () => {
    const order: string[] = [];
    await runAsync(withRest(), async ({ sql }) => ({ rows: [], changes: order.push(sql) }));
    expect(order).toEqual(['first', 'rest', 'last']);
  });

  it('should not wait for answers nobody looks at, but for all of them before it is done', async () => {
    // given: answers that come in the other order
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const execute = async ({ sql }: { sql: string }) => {
      if (sql === 'first') await first.promise;
      order.push(sql);
      if (sql === 'third') first.resolve();
      return { rows: [], changes: 7 };
    };

    // when
    const changes = await runAsync(threeSteps(), execute);

    // then
    expect(changes).toBe(7);
    expect(order).toEqual(['second', 'third', 'first']);
  });

  it('should throw the first failure, not one that only follows from it', async () => {
    // given: as in a transaction that is lost with its second statement
    const execute = ({ sql }: { sql: string }) =>
      sql === 'first' ? Promise.resolve({ rows: [], changes: 0 }) : Promise.reject(new Error(`${sql} failed`));

    // then
    await expect(runAsync(threeSteps(), execute)).rejects.toThrow('second failed');
  });
});
