import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** argon2id with 19 MiB and two passes (OWASP). */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 };
const derive = promisify(argon2);

/** Hashes a password for storage (口令散列): `argon2id$memory$passes$parallelism$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive('argon2id', { ...cost, message: password.normalize('NFC'), nonce });
  return ['argon2id', cost.memory, cost.passes, cost.parallelism, nonce.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Does the password fit the stored hash? An unknown account is checked against `noPassword`, so that it takes as long. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = stored.split('$');
  const wanted = Buffer.from(hash ?? '', 'base64url');
  const nonce = Buffer.from(salt ?? '', 'base64url');
  const numbers = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: cost.tagLength };
  const found = await derive('argon2id', { ...numbers, message: password.normalize('NFC'), nonce });
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

/** A hash no password fits: 32 random bytes in place of the result. */
export const noPassword = [
  'argon2id',
  cost.memory,
  cost.passes,
  cost.parallelism,
  randomBytes(16).toString('base64url'),
  randomBytes(32).toString('base64url'),
].join('$');
