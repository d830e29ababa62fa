import { find } from '../plan.ts';
import type { StreamEvent, StreamKind } from '../types.ts';
import { accepted, refused, type StreamDecision, textField, unknownCommand } from './fields.ts';

interface Grant {
  readonly tenant: string;
  readonly post: string;
  /** null: the whole centre. */
  readonly unit: string | null;
  readonly reach: 'this' | 'subtree';
  readonly since: number;
}

interface AccountState {
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly mustChange: boolean;
  readonly createdAt: number;
  readonly version: number;
  readonly grants: readonly Grant[];
  readonly private: { readonly passwordHash: string };
}

const grantKey = ['tenant', 'account', 'post', 'unit'] as const;

/**
 * Accounts (账号): create-account `{login, name, passwordHash, mustChange?}`, change-account `{login?, name?, active?}`,
 * change-password `{passwordHash, mustChange?}`, grant-role and revoke-role `{tenant, post, unit, reach?}`.
 * The password hash stands in the private part of the events.
 */
export const accountStream: StreamKind<AccountState> = {
  name: 'account',
  *check(input) {
    if (typeof input.body.login !== 'string') return undefined;
    const taken = yield* find('select id from account where login = ? and id <> ?', [input.body.login, input.streamId]);
    if (taken === undefined) return undefined;
    return {
      code: 'login-taken',
      message: { zh: '这个登录名已被使用，请换一个。', en: 'Expected a free login name, but this one is taken. Choose another.' },
    };
  },
  decide(state, input) {
    if (input.type === 'create-account') return createAccount(state, input.body);
    if (state === null)
      return refused('account-not-found', { zh: '没有这个账号。', en: 'Expected an existing account, but there is none.' });
    return changeAccount(state, input.type, input.body) ?? unknownCommand(input);
  },
  evolve: (state, event, head) => ({ ...evolveAccount(state, event, head.recordedAt), version: head.seq }),
  rows({ streamId, state }) {
    const account = {
      id: streamId,
      login: state.login,
      name: state.name,
      password_hash: state.private.passwordHash,
      active: state.active ? 1 : 0,
      must_change: state.mustChange ? 1 : 0,
      created_at: state.createdAt,
      version: state.version,
    };
    const grants = state.grants.map(({ unit, ...grant }) => ({ account: streamId, unit: unit ?? '', ...grant }));
    return [{ table: 'account', key: ['id'], row: account }, ...grants.map(row => ({ table: 'role_grant', key: grantKey, row }))];
  },
  owns: ({ streamId }) => [
    { table: 'account', key: ['id'], where: { id: streamId } },
    { table: 'role_grant', key: grantKey, where: { account: streamId } },
  ],
  touches: (before, { state }) => [...new Set([...(before?.grants ?? []), ...state.grants].map(grant => grant.tenant))],
};

function createAccount(state: AccountState | null, body: Readonly<Record<string, unknown>>): StreamDecision {
  if (state !== null) return refused('account-exists', { zh: '账号已存在。', en: 'Expected a new account, but it already exists.' });
  return accepted({
    type: 'account-created',
    login: textField(body, 'login'),
    name: textField(body, 'name'),
    mustChange: body.mustChange === true,
    private: { passwordHash: textField(body, 'passwordHash') },
  });
}

function changeAccount(state: AccountState, type: string, body: Readonly<Record<string, unknown>>): StreamDecision | undefined {
  switch (type) {
    case 'change-account':
      return accepted({
        type: 'account-changed',
        login: textField(body, 'login', state.login),
        name: textField(body, 'name', state.name),
        active: typeof body.active === 'boolean' ? body.active : state.active,
      });
    case 'change-password':
      return accepted({
        type: 'password-changed',
        mustChange: body.mustChange === true,
        private: { passwordHash: textField(body, 'passwordHash') },
      });
    case 'grant-role':
      return accepted({ type: 'role-granted', ...grantOf(body), reach: body.reach === 'subtree' ? 'subtree' : 'this' });
    case 'revoke-role':
      if (state.grants.some(grant => sameGrant(grant, grantOf(body)))) return accepted({ type: 'role-revoked', ...grantOf(body) });
      return refused('grant-not-found', { zh: '这个账号没有这个岗位。', en: 'Expected the account to hold this post, but it does not.' });
    default:
      return undefined;
  }
}

function grantOf(body: Readonly<Record<string, unknown>>): Pick<Grant, 'tenant' | 'post' | 'unit'> {
  return { tenant: textField(body, 'tenant'), post: textField(body, 'post'), unit: typeof body.unit === 'string' ? body.unit : null };
}

function sameGrant(a: Pick<Grant, 'tenant' | 'post' | 'unit'>, b: Pick<Grant, 'tenant' | 'post' | 'unit'>): boolean {
  return a.tenant === b.tenant && a.post === b.post && a.unit === b.unit;
}

function evolveAccount(state: AccountState | null, event: StreamEvent, at: number): AccountState {
  const { type, private: hidden, ...facts } = event;
  const passwordHash = hidden?.passwordHash;
  if (type === 'account-created') {
    return {
      ...(facts as Pick<AccountState, 'login' | 'name' | 'mustChange'>),
      active: true,
      createdAt: at,
      version: 1,
      grants: [],
      private: { passwordHash: String(passwordHash) },
    };
  }
  const before = state!;
  if (type === 'account-changed') return { ...before, ...(facts as Partial<AccountState>) };
  if (type === 'password-changed')
    return { ...before, mustChange: facts.mustChange === true, private: { passwordHash: String(passwordHash) } };
  const others = before.grants.filter(grant => !sameGrant(grant, facts as unknown as Grant));
  return { ...before, grants: type === 'role-granted' ? [...others, { ...(facts as unknown as Grant), since: at }] : others };
}
