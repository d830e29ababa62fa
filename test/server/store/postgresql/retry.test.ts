import { afterEach, describe, expect, it, vi } from 'vitest';
import { retry } from '#server/store/postgresql/retry.ts';

describe('retry', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('should give up a database that does not answer after some seconds, not after two dozen waits for a connection', async () => {
    // given: every connection is waited for in vain, ten seconds long
    let moment = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => moment);
    let tries = 0;
    const attempt = () => {
      tries += 1;
      moment += 10_000;
      return Promise.reject(new Error('Connection terminated due to connection timeout'));
    };

    // when
    const refused = retry(attempt);

    // then
    await expect(refused).rejects.toThrow('connection timeout');
    expect(tries).toBe(2);
  });

  it.each([
    Object.assign(new Error('terminating connection due to idle-in-transaction timeout'), { code: '25P03' }),
    new Error('Client has encountered a connection error and is not queryable'),
  ])('should run again what a node was at when it stood still: $message', async lost => {
    // given
    const answers = [() => Promise.reject(lost), () => Promise.resolve('done')];

    // when
    const answer = await retry(() => answers.shift()!());

    // then
    expect(answer).toBe('done');
  });
});
