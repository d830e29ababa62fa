import { v7 } from 'uuid';
import { refusal } from '../http/problem.ts';
import type { Connection, Handlers } from '../http/route.ts';
import { demoAccounts } from '../demo/accounts.ts';
import { demoCentres } from '../demo/centres.ts';
import type { Services } from '../services.ts';
import { viewMe } from './me.ts';
import { hashPassword, isPassword, noPassword } from './password.ts';
import { findPerson, type Person } from './person.ts';
import type { SessionOwner } from './sessions.ts';
import { isEmpty, setUp } from './setup.ts';
import { checkSignIn } from './sign-in.ts';

type IdentityOperations = 'getSession' | 'signIn' | 'signOut' | 'getMe' | 'changePassword' | 'setUp';

/** Handlers of sign-in, the own account and first set-up (登录接口). */
export function identityHandlers(services: Services): Pick<Handlers, IdentityOperations> {
  const { store, sessions } = services;

  /** Starts a fresh session (the former one of this browser ends) and answers with the person. */
  async function begin(connection: Connection, owner: SessionOwner) {
    if (connection.secret) await sessions.end(connection.secret);
    connection.setSecret(await sessions.open(owner));
    const person = await findPerson(store, owner);
    if (!person) throw new Error('Expected the account just signed in to exist.');
    return viewMe(store, person);
  }

  return {
    async getSession({ person }) {
      return {
        me: person && (await viewMe(store, person)),
        demo: store.demo,
        empty: await isEmpty(store),
        demoAccounts: store.demo ? demoAccountsShown() : [],
      };
    },
    async signIn({ body, connection }) {
      return begin(connection, await checkSignIn(services, { ...body, ip: connection.ip }));
    },
    async signOut({ connection }) {
      if (connection.secret) await sessions.end(connection.secret);
      connection.setSecret(null);
      return null;
    },
    getMe: ({ person }) => viewMe(store, person),
    async changePassword({ person, body, connection }) {
      await changePassword(services, person, { ...body, ip: connection.ip });
      connection.setSecret(null);
      return null;
    },
    async setUp({ body, connection }) {
      return begin(connection, await setUp(services, body));
    },
  };
}

function demoAccountsShown() {
  const titles = new Map(demoCentres.map(({ id, title }) => [id, title]));
  return demoAccounts.map(({ tenant, login, name, title }) => ({ login, name, role: title, centre: titles.get(tenant)! }));
}

/** Changes the own password and ends every session of the account. The present one is asked again, and guessing it is slowed like a sign-in. */
async function changePassword(
  { store, sessions, lockout }: Services,
  person: Person,
  given: { current: string; next: string; ip: string },
): Promise<void> {
  await lockout.count(person.login, given.ip);
  const [row] = await store.shared.select<{ hash: string }>('select password_hash as "hash" from account where id = ?', [person.account]);
  if (!(await isPassword(given.current, row?.hash ?? noPassword))) {
    const message = { zh: '当前口令不正确。', en: 'Expected the present password, but it does not match.' };
    throw refusal(422, 'password-wrong', message, { errors: [{ pointer: '/current', message }] });
  }
  await lockout.clear(person.login, given.ip);
  if (given.next.normalize('NFC') === given.current.normalize('NFC')) {
    const message = { zh: '新口令应与当前口令不同，请换一个。', en: 'Expected another password than the present one. Choose a new one.' };
    throw refusal(422, 'password-same', message, { errors: [{ pointer: '/next', message }] });
  }
  const outcome = await store.executeStream({
    id: v7(),
    stream: 'account',
    streamId: person.account,
    tenant: person.tenant,
    type: 'change-password',
    actor: person.actor,
    body: { passwordHash: await hashPassword(given.next), mustChange: false },
  });
  if (!outcome.ok) throw refusal(outcome.status, outcome.rejection.code, outcome.rejection.message);
  await sessions.endAll(person.account);
}
