import { refusal } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { isPassword, noPassword } from './password.ts';
import { listGrants } from './person.ts';
import type { SessionOwner } from './sessions.ts';

/**
 * Judges login and password (登录校验). The same answer, after the same time, for an unknown login and a wrong password;
 * attempts are counted before the password is looked at.
 */
export async function checkSignIn(
  { store, lockout }: Services,
  given: { readonly login: string; readonly password: string; readonly ip: string },
): Promise<SessionOwner> {
  const login = given.login.trim();
  await lockout.count(login, given.ip);
  const [row] = await store.shared.select<{ id: string; hash: string }>(
    'select id, password_hash as "hash" from account where login = ? and active = 1',
    [login],
  );
  if (!(await isPassword(given.password, row?.hash ?? noPassword)) || !row) throw wrong();
  const [grant] = await listGrants(store, row.id);
  if (!grant) {
    throw refusal(403, 'no-post', {
      zh: '您的账号还没有岗位，不能登录。请联系管理员授予岗位。',
      en: 'Expected the account to hold a post, but it holds none. Ask your administrator.',
    });
  }
  await lockout.clear(login, given.ip);
  return { account: row.id, tenant: grant.tenant };
}

function wrong() {
  return refusal(401, 'sign-in-refused', {
    zh: '登录名或口令不正确，请重新输入。',
    en: 'Expected a known login and its password, but they do not match. Try again.',
  });
}
