import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaveCodeList } from '#server/contract/codes.ts';
import { demoPassword } from '#server/demo/index.ts';
import { need } from '#server/identity/need.ts';
import { hashPassword } from '#server/identity/password.ts';
import { at } from '../support/centre.ts';
import { refused, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let keeper: Visitor;
let town: Visitor;
let above: Visitor;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-09', '10:00') });
  [window, keeper] = [await server.as('wangfang'), await server.as('huangmei')];
  [town, above] = [await administrator('qiu', 'lanxi', 'this'), await administrator('gao', 'heshan', 'subtree')];
});
afterAll(() => server.close());

async function administrator(login: string, tenant: string, reach: string): Promise<Visitor> {
  const account = { stream: 'account', streamId: login, tenant } as const;
  await need(server.store, {
    ...account,
    type: 'create-account',
    body: { login, name: login, passwordHash: await hashPassword(demoPassword) },
  });
  await need(server.store, { ...account, type: 'grant-role', body: { tenant, reach, post: 'administrator', unit: null } });
  return server.as(login);
}

const text = (zh: string) => ({ zh, en: zh });
const saving = (listId: string, change: Partial<SaveCodeList>) => ({
  params: { listId },
  body: { id: v7(), basedOn: 0, entries: [], retired: [], restored: [], ...change },
});
const asked = (listId: string, query: { under?: string; q?: string; codes?: string; mine?: boolean; centre?: string } = {}) => ({
  params: { listId },
  query,
});
const titles = async (who: Visitor, ...of: Parameters<typeof asked>) =>
  (await who.call('getCodes', asked(...of))).entries.map(({ title }) => title.zh);

describe('code lists', () => {
  it('should list what is shipped with source, levels and size, and people and units', async () => {
    const { rows } = await window.call('listCodeLists');

    expect(rows.map(({ id, kind, size, own, mayChange }) => [id, kind, size > 3, own, mayChange])).toEqual([
      ['division', 'shipped', true, 0, false],
      ['industry', 'shipped', true, 0, false],
      ['ethnic-group', 'shipped', true, 0, false],
      ['id-type', 'shipped', true, 0, false],
      ['people', 'reserved', true, 0, false],
      ['units', 'reserved', true, 0, false],
    ]);
    expect(rows[0]!.levels.map(({ zh }) => zh)).toEqual(['省级', '地级', '县级', '乡级']);
  });

  it('should walk from the top, find by title, pinyin, initials and code, and give codes with all above them', async () => {
    expect(await titles(window, 'division')).toHaveLength(34);
    expect(await titles(window, 'division', { under: '430903' })).toContain('兰溪镇');
    expect((await titles(window, 'division', { q: '赫山' }))[0]).toBe('赫山区');
    expect(await titles(window, 'division', { q: 'heshanqu' })).toContain('赫山区');
    expect(await titles(window, 'division', { q: 'yys' })).toContain('益阳市');
    expect((await titles(window, 'division', { q: '430903' }))[0]).toBe('赫山区');
    expect(await titles(window, 'division', { q: 'lanxi', under: '430903' })).toEqual(['兰溪镇']);
    expect(await titles(window, 'division', { codes: '430903111,430903,nothing' })).toEqual(['兰溪镇', '赫山区', '益阳市', '湖南省']);
    expect(await titles(window, 'division', { q: '镇' })).toHaveLength(50);
    expect(await titles(window, 'division', { q: '   ' })).toEqual([]);
  });

  it('should give of people the name and the unit only', async () => {
    const { entries } = await window.call('getCodes', asked('people', { q: '王芳' }));

    expect(entries).toHaveLength(1);
    expect(Object.keys(entries[0]!).sort()).toEqual(
      ['code', 'from', 'hasChildren', 'level', 'parent', 'title'].filter(key => key in entries[0]!),
    );
    const unit = (await window.call('getCodes', asked('units'))).entries[0]!;
    const inUnit = (await window.call('getCodes', asked('people', { under: unit.code }))).entries;
    expect(inUnit.every(({ parent }) => parent === unit.code)).toBe(true);
  });

  it('should let a centre keep a list of its own, and the township below see and extend it', async () => {
    // when
    const made = await keeper.call('saveCodeList', saving('roads', { title: text('道路'), entries: [{ code: 'n', title: text('城北') }] }));
    const seen = await titles(town, 'roads');
    const extended = await town.call('saveCodeList', saving('roads', { entries: [{ code: 'n1', title: text('兰溪大道'), parent: 'n' }] }));
    await keeper.call('saveCodeList', saving('roads', { basedOn: 1, entries: [{ code: 'n', title: text('城北片区') }] }));

    // then
    expect(made).toMatchObject({ id: 'roads', kind: 'centre', own: 1, size: 1, layers: [{ centre: 'heshan', savedBy: '黄梅' }] });
    expect(seen).toEqual(['城北']);
    expect(extended).toMatchObject({ own: 1, size: 2, levels: [{ zh: '第 1 级' }, { zh: '第 2 级' }] });
    expect(await titles(town, 'roads')).toEqual(['城北片区']);
    expect(await titles(town, 'roads', { under: 'n' })).toEqual(['兰溪大道']);
    expect(await titles(keeper, 'roads', { under: 'n' })).toEqual([]);
    expect(await titles(above, 'roads', { under: 'n', centre: 'lanxi' })).toEqual(['兰溪大道']);
    expect(await refused(keeper.call('getCodes', asked('roads', { centre: 'lanxi' })))).toMatchObject({ status: 404 });
  });

  it('should add to a shipped list, give another title and retire here alone, with the version another text', async () => {
    // given
    const before = await keeper.call('getCodes', asked('division', { codes: '430903' }));

    // when
    await town.call(
      'saveCodeList',
      saving('division', {
        entries: [
          { code: '430903111001', title: text('兰溪社区'), parent: '430903111' },
          { code: '430903113', title: text('衡龙桥（托管）') },
        ],
        retired: ['430904', '430902'].slice(1),
      }),
    );

    // then
    const page = await town.call('getCodes', asked('division', { mine: true }));
    expect(page.entries).toMatchObject([
      { code: '430903111001', level: 5, from: 'lanxi' },
      { code: '430903113', title: text('衡龙桥（托管）'), from: null, above: { title: text('衡龙桥镇'), retired: false } },
      { code: '430902', retired: true, above: { retired: false } },
    ]);
    expect(page.version).not.toBe(before.version);
    expect((await town.call('getCodes', asked('division', { under: '430902' }))).entries.every(({ retired }) => retired)).toBe(true);
    expect(await keeper.call('getCodes', asked('division', { codes: '430903' }))).toEqual(before);
  });

  it('should refuse what is wrong with the sentence of the stream, and a stale change', async () => {
    const wrong = await refused(
      keeper.call('saveCodeList', saving('bad', { title: text('坏'), entries: [{ code: 'a', title: text('<b>甲') }] })),
    );
    const stale = await refused(keeper.call('saveCodeList', saving('roads', { retired: ['n'] })));
    const reserved = await refused(keeper.call('saveCodeList', saving('people', { title: text('人'), entries: [] })));

    expect(wrong).toMatchObject({ status: 422, code: 'code-list-wrong', details: { pointer: '/entries/0' } });
    expect(stale).toMatchObject({ status: 409, code: 'code-list-stale', details: { active: 2 } });
    expect(reserved).toMatchObject({ status: 422, code: 'code-list-wrong' });
    expect(await refused(keeper.call('getCodes', asked('nothing')))).toMatchObject({ status: 404 });
    expect(await refused(window.call('saveCodeList', saving('roads', {})))).toMatchObject({ status: 403 });
  });

  it('should tell where a list is used and who saved it', async () => {
    const { versions, forms } = await keeper.call('getCodeListUse', { params: { listId: 'roads' } });

    expect(versions).toMatchObject([
      { version: 2, by: '黄梅', changed: 1, retired: 0 },
      { version: 1, by: '黄梅', changed: 1 },
    ]);
    expect(forms).toEqual([]);
  });

  it('should say when a draft is checked that a form names a list the centre does not have, or a level too deep', async () => {
    // given
    const pack = { params: { packId: 'promised' } };
    const { body } = await keeper.call('getPackDraft', pack);
    const withField = (codes: Record<string, unknown>) => {
      const copy = structuredClone(body) as unknown as {
        pack: { forms: Record<string, { schema: { properties: Record<string, unknown> } }> };
      };
      copy.pack.forms['food-business']!.schema.properties.place = { type: 'string', title: '所在道路', 'x-id': 'f_place', ...codes };
      return copy as unknown as typeof body;
    };
    const problemsOf = async (codes: Record<string, unknown>) =>
      (await keeper.call('checkPackDraft', { ...pack, body: { body: withField(codes) } })).problems.filter(({ code }) =>
        code.startsWith('code-l'),
      );

    // then
    expect(await problemsOf({ 'x-codes': 'no-such-list' })).toMatchObject([
      { code: 'code-list-unknown', severity: 'error', file: 'forms/food-business.form.json', pointer: '/schema/properties/place/x-codes' },
    ]);
    expect(await problemsOf({ 'x-codes': 'roads', 'x-codes-level': 3 })).toMatchObject([{ code: 'code-level-unknown' }]);
    expect(await problemsOf({ 'x-codes': 'roads' })).toEqual([]);
    expect(await problemsOf({ 'x-codes': 'division', 'x-codes-level': 4 })).toEqual([]);
  });
});
