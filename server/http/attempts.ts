import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Text } from '#engine/problem.ts';
import { refusal } from './problem.ts';

/** Counts an attempt (计次); refuses with 429 when too many went before, saying in how many minutes to try again. */
export async function countAttempt(limiter: RateLimiterMemory, key: string, refusedIn: (minutes: number) => Text): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    const minutes = Math.max(1, Math.ceil(thrown.msBeforeNext / 60_000));
    throw refusal(429, 'too-many-attempts', refusedIn(minutes), { details: { minutes } });
  }
}
