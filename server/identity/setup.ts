import { createHash, randomBytes } from 'node:crypto';
import { officialId } from '../calendars/official.ts';
import type { BodyOf } from '../contract/routes.ts';
import { refusal } from '../http/problem.ts';
import { publishShipped } from '../releases/shipped.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/types.ts';
import { need } from './need.ts';
import { hashPassword } from './password.ts';
import type { SessionOwner } from './sessions.ts';

/** The one-time token of a new database lives a day; starting the server again draws another. */
const tokenLifeMs = 24 * 60 * 60_000;
/** Marks the session row that keeps the token's hash: it belongs to no account. */
const tokenData = JSON.stringify({ purpose: 'set-up' });

/** true: nobody is administrator yet, the database waits for its first one. A set-up that was cut short leaves it so. */
export async function isEmpty(store: Store): Promise<boolean> {
  return (await store.shared.select("select account from role_grant where post = 'administrator' limit 1", [])).length === 0;
}

/** Draws the one-time token for the first administrator (首次设置口令); earlier ones end. */
export async function drawSetUpToken(store: Store, now: number = Date.now()): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await store.shared.run('delete from session where account is null and data = ?', [tokenData]);
  await store.shared.run(
    'insert into session (id, account, data, created_at, expires_at) values (?, ?, ?, ?, ?) on conflict (id) do nothing',
    [hashOf(token), null, tokenData, now, now + tokenLifeMs],
  );
  return token;
}

/** Creates the centre, loads the shipped packs, creates the second person where one is named, and the first administrator. The token works once. */
export async function setUp({ store }: Services, body: BodyOf<'setUp'>): Promise<SessionOwner> {
  if (body.reviewer?.login === body.administrator.login) throw samePerson();
  if (body.centre.id === officialId) throw reservedId();
  if (!(await isEmpty(store)) || !(await takeToken(store, body.token))) {
    throw refusal(403, 'set-up-refused', {
      zh: '首次设置链接无效或已使用。请重新启动服务，使用新的链接。',
      en: 'Expected the unused one-time link of an empty database, but this one does not work. Start the server again for a new link.',
    });
  }
  const { centre, administrator, reviewer } = body;
  const tenant = centre.id;
  await need(store, {
    tenant,
    stream: 'organisation',
    streamId: tenant,
    type: 'change-organisation',
    body: { ...centreOf(centre), units: [] },
  });
  await publishShipped(store, tenant);
  if (reviewer) await createAccount(store, tenant, reviewer, 'business-office');
  const account = await createAccount(store, tenant, administrator, 'administrator');
  return { account, tenant };
}

/** Creates the account, or takes up the one an earlier attempt left without its post; the post comes last. */
async function createAccount(
  store: Store,
  tenant: string,
  { login, name, password }: BodyOf<'setUp'>['administrator'],
  post: 'administrator' | 'business-office',
): Promise<string> {
  // whose password somebody else has chosen chooses another at the first sign-in
  const mustChange = post !== 'administrator';
  const of = { tenant, stream: 'account', streamId: login } as const;
  const passwordHash = await hashPassword(password);
  const [known] = await store.shared.select('select id from account where id = ?', [login]);
  if (known) await need(store, { ...of, type: 'change-password', body: { passwordHash, mustChange } });
  else await need(store, { ...of, type: 'create-account', body: { login, name, passwordHash, mustChange } });
  await need(store, { ...of, type: 'grant-role', body: { tenant, post, unit: null, reach: 'this' } });
  return login;
}

function samePerson() {
  return refusal(422, 'reviewer-same', {
    zh: '复核人应是另一个人，请填写另一个登录名。',
    en: 'Expected the reviewer to be another person, but the login name is the administrator’s. Give another one.',
  });
}

function reservedId() {
  const message = {
    zh: `中心编号应不为「${officialId}」，这是全国日历的编号。请换一个编号。`,
    en: `Expected a centre id other than "${officialId}", which names the calendar of the country. Choose another.`,
  };
  return refusal(422, 'centre-id-reserved', message, { errors: [{ pointer: '/centre/id', message }] });
}

function centreOf({ title, shortName, code, address, phone }: BodyOf<'setUp'>['centre']) {
  return { title: { zh: title, en: title }, shortName, code, address, phone };
}

async function takeToken(store: Store, token: string): Promise<boolean> {
  return (
    (await store.shared.run('delete from session where id = ? and account is null and data = ? and expires_at > ?', [
      hashOf(token),
      tokenData,
      Date.now(),
    ])) === 1
  );
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
