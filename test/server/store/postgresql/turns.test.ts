import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Turns } from '#server/store/postgresql/turns.ts';

describe('Turns', () => {
  it('should let what was set going within a turn wait like any other once that turn is over', async () => {
    // given: the only turn is somebody else's when it goes on
    const turns = new Turns(1);
    const [later, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const order: string[] = [];
    let late: Promise<void> | undefined;
    await turns.take(async () => {
      late = later.promise.then(() => turns.take(async () => void order.push('late')));
    });
    const other = turns.take(() => held.promise).then(() => order.push('other'));

    // when
    later.resolve();
    await turn();
    order.push('meanwhile');
    held.resolve();
    await Promise.all([late, other]);

    // then
    expect(order.indexOf('meanwhile')).toBe(0);
  });

  it('should not let what is begun within a turn wait for another one', async () => {
    // given
    const turns = new Turns(1);

    // when
    const answer = await turns.take(() => turns.take(async () => 'inner'));

    // then
    expect(answer).toBe('inner');
  });
});
