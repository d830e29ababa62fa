import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { shippedPacks } from '#processes/disk.ts';
import { seedEmpty } from '#server/demo/index.ts';
import type { BodyOf } from '#server/contract/routes.ts';
import { refused, startServer, type TestServer } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ demo: false });
});
afterAll(() => server.close());

const body = (token: string): BodyOf<'setUp'> => ({
  token,
  centre: { id: 'anhua', title: '安化县政务服务中心', shortName: '安化政务', code: 'AH', address: '安化县东坪镇', phone: '0737-7220000' },
  administrator: { login: 'admin', name: '刘建国', password: 'First-2026' },
  reviewer: { login: 'office', name: '夏莲', password: 'Second-2026' },
});

describe('the first start of an empty database', () => {
  it('should let nobody in without the token, show no demo accounts, and have no demo clock', async () => {
    const visitor = server.visitor();
    const session = await visitor.call('getSession');
    expect(session).toEqual({ me: null, demo: false, empty: true, demoAccounts: [] });
    expect((await refused(visitor.call('setUp', { body: body('guessed') }))).status).toBe(403);
    const alone = { ...body('guessed'), reviewer: { ...body('').administrator } };
    expect(await refused(visitor.call('setUp', { body: alone }))).toMatchObject({ status: 422, code: 'reviewer-same' });
  });

  it('should refuse the id that names the calendar of the country, and leave the token good', async () => {
    const { token } = await seedEmpty(server.store);
    const given = body(token!);
    const problem = await refused(server.visitor().call('setUp', { body: { ...given, centre: { ...given.centre, id: 'cn' } } }));
    expect(problem).toMatchObject({ status: 422, code: 'centre-id-reserved', errors: [{ pointer: '/centre/id' }] });
    expect(await server.store.shared.select('select id from session where account is null', [])).toHaveLength(1);
  });

  it('should create centre and administrator with the newest token, once', async () => {
    // given
    const { token: former } = await seedEmpty(server.store);
    const { token } = await seedEmpty(server.store);
    const visitor = server.visitor();
    expect((await refused(visitor.call('setUp', { body: body(former!) }))).code).toBe('set-up-refused');
    // when
    const me = await visitor.call('setUp', { body: body(token!) });
    // then
    expect(me.centre).toMatchObject({ id: 'anhua', title: { zh: '安化县政务服务中心' } });
    expect(me.grants).toEqual([{ role: 'administrator', unit: null, reach: 'this' }]);
    expect((await visitor.call('listPacks')).rows.map(({ id }) => id)).toEqual(shippedPacks().packs.map(({ head }) => head.id));
    expect((await server.visitor().call('signIn', { body: { login: 'admin', password: 'First-2026' } })).name).toBe('刘建国');
    const second = await server.visitor().call('signIn', { body: { login: 'office', password: 'Second-2026' } });
    expect(second).toMatchObject({ name: '夏莲', mustChangePassword: true, grants: [{ role: 'business-office' }] });
    expect((await refused(server.visitor().call('setUp', { body: body(token!) }))).code).toBe('set-up-refused');
    expect(await seedEmpty(server.store)).toEqual({ token: null });
    expect((await refused(visitor.call('moveDemoClock', { body: { now: null } }))).status).toBe(404);
  });

  it('should let nobody work with a password somebody else set, until they have changed it', async () => {
    // given
    const own = await startServer({ demo: false });
    onTestFinished(() => own.close());
    const { token } = await seedEmpty(own.store);
    await own.visitor().call('setUp', { body: body(token!) });
    const office = own.visitor();
    await office.call('signIn', { body: { login: 'office', password: 'Second-2026' } });
    // when
    const before = await refused(office.call('listPacks'));
    const me = await office.call('getMe');
    await office.call('changePassword', { body: { current: 'Second-2026', next: 'Mine-alone-2026' } });
    await office.call('signIn', { body: { login: 'office', password: 'Mine-alone-2026' } });
    // then
    expect(before).toMatchObject({ status: 403, code: 'password-change-needed' });
    expect(me.mustChangePassword).toBe(true);
    expect((await office.call('listPacks')).rows).not.toEqual([]);
  });
});
