import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '#server/demo/index.ts';
import { refused, startServer, type TestServer } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const minutes = (n: number) => n * 60_000;

describe('sign-in', () => {
  it('should answer alike for an unknown login and a wrong password', async () => {
    // given
    const visitor = server.visitor();
    // when
    const unknown = await refused(visitor.call('signIn', { body: { login: 'nobody', password: 'wrong' } }));
    const wrong = await refused(visitor.call('signIn', { body: { login: 'xuning', password: 'wrong' } }));
    // then
    expect(unknown).toEqual(wrong);
    expect(unknown.status).toBe(401);
    expect(visitor.cookies.size).toBe(0);
  });

  it('should lock an account after five wrong passwords, also for the right one, and no other account', async () => {
    // given
    const visitor = server.visitor();
    for (let n = 0; n < 5; n++)
      expect((await refused(visitor.call('signIn', { body: { login: 'sunlei', password: 'wrong' } }))).status).toBe(401);
    // when
    const locked = await refused(visitor.call('signIn', { body: { login: 'sunlei', password: demoPassword } }));
    // then
    expect([locked.status, locked.code]).toEqual([429, 'too-many-attempts']);
    expect(locked.message.zh).toMatch(/\d+ 分钟/);
    expect((await visitor.call('signIn', { body: { login: 'zhaomin', password: demoPassword } })).login).toBe('zhaomin');
  });

  it('should lock behind a proxy by the address the proxy saw, whatever the client writes before it', async () => {
    // given
    const behind = await startServer({ trustProxy: true });
    const guess = (n: number) =>
      fetch(`${behind.address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${n}, 203.0.113.7` },
        body: JSON.stringify({ login: 'sunlei', password: 'wrong' }),
      });
    // when
    const answers: number[] = [];
    for (let n = 0; n < 6; n++) answers.push((await guess(n)).status);
    await behind.close();
    // then
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('should keep only a hash of the session in the database and mark the cookie', async () => {
    // given
    const response = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'wangfang', password: demoPassword }),
    });
    // when
    const cookie = response.headers.get('set-cookie') ?? '';
    const secret = /banjian=([^;]+)/.exec(cookie)?.[1] ?? '';
    const rows = await server.store.shared.select<{ id: string }>('select id from session', []);
    // then
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=lax/i);
    expect(secret.length).toBeGreaterThan(40);
    expect(rows.map(({ id }) => id)).not.toContain(secret);
  });

  it('should draw a new session at sign-in and end the former one of this browser', async () => {
    // given
    const visitor = await server.as('wangfang');
    const former = visitor.cookies.get('banjian')!;
    // when
    await visitor.call('signIn', { body: { login: 'liqiang', password: demoPassword } });
    // then
    expect(visitor.cookies.get('banjian')).not.toBe(former);
    const old = server.visitor();
    old.cookies.set('banjian', former);
    expect((await refused(old.call('getMe'))).status).toBe(401);
    expect((await visitor.call('getMe')).login).toBe('liqiang');
  });

  it('should not take up a session id a visitor brings along', async () => {
    // given
    const visitor = server.visitor();
    visitor.cookies.set('banjian', 'chosen-by-somebody-else');
    // when
    await visitor.call('signIn', { body: { login: 'wangfang', password: demoPassword } });
    // then
    expect(visitor.cookies.get('banjian')).not.toBe('chosen-by-somebody-else');
  });

  it('should end a session at sign-out', async () => {
    // given
    const visitor = await server.as('wangfang');
    const secret = visitor.cookies.get('banjian')!;
    // when
    await visitor.call('signOut');
    // then
    expect(visitor.cookies.size).toBe(0);
    visitor.cookies.set('banjian', secret);
    expect((await refused(visitor.call('listTasks'))).code).toBe('not-signed-in');
  });

  it('should end every session of the account when its password changes, and take only the new one', async () => {
    // given
    const [one, other] = [await server.as('liuyang'), await server.as('liuyang')];
    const wrong = await refused(one.call('changePassword', { body: { current: 'wrong', next: 'Something-new-1' } }));
    expect(wrong.errors?.[0]?.pointer).toBe('/current');
    const same = await refused(one.call('changePassword', { body: { current: demoPassword, next: demoPassword } }));
    expect(same).toMatchObject({ status: 422, code: 'password-same', errors: [{ pointer: '/next' }] });
    // when
    await one.call('changePassword', { body: { current: demoPassword, next: 'Something-new-1' } });
    // then
    expect((await refused(other.call('getMe'))).status).toBe(401);
    expect((await refused(server.as('liuyang'))).status).toBe(401);
    expect((await server.visitor().call('signIn', { body: { login: 'liuyang', password: 'Something-new-1' } })).login).toBe('liuyang');
  });

  it('should end a session after 30 idle minutes, and after 12 hours in any case', async () => {
    // given
    const [idle, busy] = [await server.as('xuning'), await server.as('huangmei')];
    const start = server.machine.now();
    // when
    for (let at = minutes(20); at < minutes(12 * 60); at += minutes(20)) {
      server.machine.moveTo(start + at);
      await busy.call('getMe');
    }
    // then
    expect((await refused(idle.call('getMe'))).status).toBe(401);
    server.machine.moveTo(start + minutes(12 * 60 + 1));
    expect((await refused(busy.call('getMe'))).status).toBe(401);
  });

  it('should shut out an account that was switched off or lost its posts, at once', async () => {
    // given
    const visitor = await server.as('zhaomin');
    const change = (type: string, body: Record<string, unknown>) =>
      server.store.executeStream({
        ...{ id: `test-${type}`, stream: 'account', streamId: 'zhaomin', tenant: 'heshan', type, body },
        actor: { account: 'system', name: '系统', principals: ['system'] },
      });
    // when, then
    await change('revoke-role', { tenant: 'heshan', post: 'handler', unit: 'health' });
    expect((await refused(visitor.call('listTasks'))).status).toBe(403);
    await change('change-account', { active: false });
    expect((await refused(visitor.call('getMe'))).status).toBe(401);
  });
});
