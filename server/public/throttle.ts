import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Text } from '#engine/problem.ts';
import { countAttempt } from '../http/attempts.ts';
import { networkOf } from '../http/network.ts';

/**
 * Wrong proofs an address may give, and how many a case number takes from all addresses together: 10 in 10 minutes each, and 40 a day for a number. Four
 * characters have some ten thousand values: at that pace a number is guessed in months. The query code is not limited by number.
 */
export const throttleRule = { wrong: 10, minutes: 10, wrongOfNumberADay: 40 } as const;

/** Keeps guessing of query codes and id numbers slow (防撞库). Right proofs do not count. */
export interface Throttle {
  /** Counts an attempt before the case is looked for; throws when too many went before. `number` null: by query code. */
  count(address: string, number: string | null): Promise<void>;
  /** Gives the attempt back: the proof was right. */
  forgive(address: string, number: string | null): Promise<void>;
}

const day = 24 * 60 * 60;

/** Creates a throttle kept in memory. */
export function createThrottle(): Throttle {
  const duration = throttleRule.minutes * 60;
  const byAddress = new RateLimiterMemory({ points: throttleRule.wrong, duration, blockDuration: duration });
  const byNumber = new RateLimiterMemory({ points: throttleRule.wrong, duration, blockDuration: duration });
  const byDay = new RateLimiterMemory({ points: throttleRule.wrongOfNumberADay, duration: day });
  const limitersOf = (address: string, number: string | null) =>
    [
      [byAddress, networkOf(address)] as const,
      ...(number === null ? [] : [[byNumber, number] as const, [byDay, number] as const]),
    ] as const;
  return {
    async count(address, number) {
      for (const [limiter, key] of limitersOf(address, number)) await countAttempt(limiter, key, tooMany);
    },
    async forgive(address, number) {
      for (const [limiter, key] of limitersOf(address, number)) await limiter.reward(key, 1);
    },
  };
}

const tooMany = (minutes: number): Text => ({
  zh: `查询次数过多，请 ${minutes} 分钟后再试，或者带身份证到窗口查询。`,
  en: `Too many attempts. Try again in ${minutes} minutes, or ask at the window with your identity card.`,
});
