import { setTimeout as wait } from 'node:timers/promises';

/** serialization failure, deadlock, unique violation, lock not available: another transaction was quicker; look again. */
const conflicts = new Set(['40001', '40P01', '23505', '55P03']);
const conflictTries = 8;

/** The server went away, is starting, or gave up a node that stood still; class 08 is added by `isLost`. */
const losses = new Set(['25P03', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
/** The same in words, where there is no code. */
const lossWords = /^Connection terminated|^Client has encountered a connection error/;
const lossTries = 24;
/** Milliseconds after the first loss in which another try is begun. */
const lossMs = 10_000;
const lossPauseMs = 250;

/**
 * Run a transaction again after a conflict, or after the connection was lost, even while it was committing: a command that had been
 * committed is then answered from its receipt, so nothing is done twice. Whatever only reads is run again just so: each request begins by reading.
 */
export async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  let clashes = 0;
  let lost = 0;
  let lostAt = Number.POSITIVE_INFINITY;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (conflicts.has(codeOf(error)) && ++clashes < conflictTries) await wait(2 ** clashes + Math.random() * 10);
      else if (isLost(error) && ++lost < lossTries) {
        lostAt = Math.min(lostAt, performance.now());
        if (performance.now() - lostAt >= lossMs) throw error;
        await wait(lossPauseMs);
      } else throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isLost(error: unknown): boolean {
  const code = codeOf(error);
  return losses.has(code) || code.startsWith('08') || (error instanceof Error && lossWords.test(error.message));
}
