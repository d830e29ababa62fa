import { describe, expect, it } from 'vitest';
import { type Plan, run, runAsync, runSync, sendAll } from '#server/store/plan.ts';

function* threeSteps(): Plan<number> {
  yield* sendAll([
    { sql: 'first', params: [] },
    { sql: 'second', params: [] },
  ]);
  return yield* run('third', []);
}

describe('runSync', () => {
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
