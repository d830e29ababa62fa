import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store/types.ts';

const minute = 60_000;
/** A session ends after 30 minutes without a request, and 12 hours after sign-in in any case. */
export const sessionLife = { idleMs: 30 * minute, absoluteMs: 12 * 60 * minute } as const;

/** Who a session belongs to (会话). */
export interface SessionOwner {
  readonly account: string;
  readonly tenant: string;
}

/** Sessions in the database: only the hash of the secret is kept, so the table opens no door. */
export interface Sessions {
  /** Starts a session with a new secret and returns the secret. */
  open(owner: SessionOwner): Promise<string>;
  /** The owner, or null when the session is unknown, idle too long or too old. `touch` false leaves the idle time alone. */
  find(secret: string, touch?: boolean): Promise<SessionOwner | null>;
  end(secret: string): Promise<void>;
  endAll(account: string): Promise<void>;
}

/** Creates the session store. `now` is machine time: a moved demo clock must not sign people out. */
export function createSessions(store: Store, now: () => number = Date.now): Sessions {
  const { shared } = store;
  return {
    async open(owner) {
      const secret = randomBytes(32).toString('base64url');
      const at = now();
      await shared.run('delete from session where expires_at <= ?', [at]);
      // Written twice where the answer to the first commit was lost.
      await shared.run(
        'insert into session (id, account, data, created_at, expires_at) values (?, ?, ?, ?, ?) on conflict (id) do nothing',
        [idOf(secret), owner.account, JSON.stringify({ tenant: owner.tenant }), at, at + sessionLife.idleMs],
      );
      return secret;
    },
    async find(secret, touch = true) {
      const id = idOf(secret);
      const [row] = await shared.select<SessionRow>(
        'select account, data, created_at as "createdAt", expires_at as "expiresAt" from session where id = ?',
        [id],
      );
      const at = now();
      // One from a time to come was begun before the clock was set back: it would live until then. Clocks of servers differ by minutes.
      if (!row || row.expiresAt <= at || row.createdAt > at + sessionLife.idleMs) return null;
      const until = Math.min(at + sessionLife.idleMs, row.createdAt + sessionLife.absoluteMs);
      if (touch && until - row.expiresAt >= minute) await shared.run('update session set expires_at = ? where id = ?', [until, id]);
      return { account: row.account, tenant: (JSON.parse(row.data) as { tenant: string }).tenant };
    },
    async end(secret) {
      await shared.run('delete from session where id = ?', [idOf(secret)]);
    },
    async endAll(account) {
      await shared.run('delete from session where account = ?', [account]);
    },
  };
}

interface SessionRow {
  readonly account: string;
  readonly data: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
