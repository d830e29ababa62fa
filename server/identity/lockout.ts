import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Text } from '#engine/problem.ts';
import { countAttempt } from '../http/attempts.ts';
import { networkOf } from '../http/network.ts';

/** 5 wrong passwords lock an account for one address for 15 minutes; 100 wrong ones lock the address. Nobody can lock others out. */
export const lockoutRule = { wrong: 5, wrongOfAddress: 100, minutes: 15 } as const;

/** Keeps guessing of passwords slow (口令试错锁定). */
export interface Lockout {
  /** Counts an attempt before the password is looked at; throws when too many went before. */
  count(login: string, ip: string): Promise<void>;
  /** Forgets the attempts of an account at an address: the password was right. */
  clear(login: string, ip: string): Promise<void>;
}

/** Creates a lockout kept in memory. */
export function createLockout(): Lockout {
  const duration = lockoutRule.minutes * 60;
  const byAccount = new RateLimiterMemory({ points: lockoutRule.wrong, duration, blockDuration: duration });
  const byAddress = new RateLimiterMemory({ points: lockoutRule.wrongOfAddress, duration, blockDuration: duration });
  const keyOf = (login: string, ip: string) => `${networkOf(ip)} ${login.toLowerCase()}`;
  return {
    async count(login, ip) {
      await countAttempt(byAddress, networkOf(ip), tooMany);
      await countAttempt(byAccount, keyOf(login, ip), tooMany);
    },
    async clear(login, ip) {
      await byAccount.delete(keyOf(login, ip));
      await byAddress.reward(networkOf(ip), 1);
    },
  };
}

const tooMany = (minutes: number): Text => ({
  zh: `口令连续输错，已暂时锁定。请 ${minutes} 分钟后再试。`,
  en: `Too many wrong passwords. Try again in ${minutes} minutes.`,
});
