import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { codeListLimits } from '#server/store/streams/code-list-check.ts';
import type { CodeListChange, SentCode } from '#server/store/streams/code-list.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { admin, onBothDatabases, selectAll } from '../../../support/store.ts';

const text = (zh: string) => ({ zh, en: zh });
const entry = (code: string, zh: string, parent?: string): SentCode => ({
  code,
  title: text(zh),
  ...(parent === undefined ? {} : { parent }),
});

/** Sends a change of a list of the district; the rest of the change is empty. */
function save(store: OpenStore, list: string, change: Partial<CodeListChange>, tenant = 'heshan'): Promise<Outcome> {
  const body = { basedOn: 0, entries: [], retired: [], restored: [], inherits: false, above: {}, ...change };
  return store.executeStream({ id: v7(), stream: 'code-list', streamId: list, tenant, type: 'save-code-list', actor: admin, body });
}
const roads = {
  title: text('道路'),
  entries: [entry('north', '城北片区'), entry('n1', '金银山路', 'north'), entry('n2', '康富路', 'north')],
};
const division = {
  inherits: true,
  above: {
    '430903': { title: text('赫山区'), parent: '430900' },
    '430900': { title: text('益阳市'), parent: '430000' },
    '430000': { title: text('湖南省') },
  },
};

async function stored(store: OpenStore, list: string) {
  const [row] = await selectAll<{ version: number; entries: string }>(store, 'select version, entries from code_list where id = ?', [list]);
  return row && { version: row.version, entries: JSON.parse(row.entries) };
}

onBothDatabases('code lists', database => {
  it('should count versions, change, retire and restore entries, and never take one away', async () => {
    // given
    const store = await database.open();

    // when
    const outcomes = [
      await save(store, 'roads', roads),
      await save(store, 'roads', { basedOn: 1, entries: [entry('n3', '龙洲路', 'north')], retired: ['n1'] }),
      await save(store, 'roads', { basedOn: 2, entries: [entry('n1', '金山路', 'north')], restored: ['n1'], retired: ['n2'] }),
    ];

    // then
    expect(outcomes).toMatchObject([1, 2, 3].map(version => ({ ok: true, result: { version } })));
    expect(await stored(store, 'roads')).toEqual({
      version: 3,
      entries: [
        { code: 'north', title: text('城北片区') },
        { code: 'n1', title: text('金山路'), parent: 'north' },
        { code: 'n2', title: text('康富路'), parent: 'north', retired: true },
        { code: 'n3', title: text('龙洲路'), parent: 'north' },
      ],
    });
  });

  it('should keep of an entry from above only what is other here, and nothing once that is undone', async () => {
    // given
    const store = await database.open();

    // when
    await save(store, 'division', {
      ...division,
      entries: [entry('430903', '赫山（高新）', '430900'), entry('430903120', '新镇', '430903')],
      retired: ['430903'],
    });
    const changed = await stored(store, 'division');
    await save(store, 'division', { ...division, basedOn: 1, entries: [entry('430903', '赫山区')], restored: ['430903'] });

    // then
    expect(changed?.entries).toEqual([
      { code: '430903', title: text('赫山（高新）'), retired: true },
      { code: '430903120', title: text('新镇'), parent: '430903' },
    ]);
    expect((await stored(store, 'division'))?.entries).toEqual([{ code: '430903120', title: text('新镇'), parent: '430903' }]);
  });

  it('should verify, and rebuild the same rows', async () => {
    // given
    const store = await database.openCentre();
    await save(store, 'roads', roads);
    await save(store, 'roads', { basedOn: 1, retired: ['n1'] });
    await save(store, 'roads', { ...roads, title: text('镇里的路') }, 'town');

    // then
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
    expect(await selectAll(store, 'select tenant, version, saved_by from code_list order by tenant')).toEqual([
      { tenant: 'heshan', version: 2, saved_by: 'admin' },
      { tenant: 'town', version: 1, saved_by: 'admin' },
    ]);
  });

  it('should show a tenant its own lists only', async () => {
    // given
    const store = await database.open();
    await save(store, 'roads', roads);
    const read = (tenant: string) =>
      store.withScope({ tenants: [tenant], actor: 'admin' }, reader => reader.select('select id from code_list where tenant is not null'));

    // then
    expect(await read('heshan')).toEqual([{ id: 'roads' }]);
    expect(await read('town')).toEqual([]);
  });

  it('should refuse a change made from another version, and one that changes nothing', async () => {
    // given
    const store = await database.open();
    await save(store, 'roads', roads);

    // when
    const stale = await save(store, 'roads', { entries: [entry('n9', '新路')] });
    const same = await save(store, 'roads', { basedOn: 1, entries: [entry('n1', '金银山路', 'north')], title: text('道路') });

    // then
    expect(stale).toMatchObject({ ok: false, status: 409, rejection: { code: 'code-list-stale', details: { active: 1 } } });
    expect(same).toMatchObject({ ok: false, status: 422, rejection: { code: 'code-list-unchanged' } });
    expect((await stored(store, 'roads'))?.version).toBe(1);
  });

  const many = (count: number) => Array.from({ length: count }, (_, at) => entry(`c${at}`, `第${at}项`));
  it.each<[string, string, Partial<CodeListChange>, string, string]>([
    ['a bad list id', 'Roads!', roads, '', '字典编号'],
    ['a reserved list id', 'people', roads, '', 'people'],
    ['a new list without a title', 'roads', { entries: [entry('a', '甲')] }, '/title', '应有名称'],
    ['another title for a shipped list', 'division', { ...division, title: text('区划'), retired: ['430903'] }, '/title', '名称不能更改'],
    ['a code with blanks', 'roads', { ...roads, entries: [entry('a b', '甲')] }, '/entries/0', '代码应由字母'],
    ['a prototype name as parent', 'roads', { ...roads, entries: [entry('a', '甲', 'constructor')] }, '/entries/0', '不在字典中'],
    ['a code twice', 'roads', { ...roads, entries: [entry('a', '甲'), entry('a', '乙')] }, '/entries/1', '出现了两次'],
    ['markup in a title', 'roads', { ...roads, entries: [entry('a', '<img src=x onerror=alert(1)>')] }, '/entries/0', '网页代码'],
    ['a zero-width character', 'roads', { ...roads, entries: [entry('a', '甲\u200B')] }, '/entries/0', '看不见的字符'],
    ['a turned direction', 'roads', { ...roads, entries: [entry('a', '甲\u202E乙')] }, '/entries/0', '看不见的字符'],
    ['a title of two lines', 'roads', { ...roads, entries: [entry('a', '甲\n乙')] }, '/entries/0', '一行之内'],
    ['an empty title', 'roads', { ...roads, entries: [entry('a', ' ')] }, '/entries/0', '1 至 100 个字'],
    [
      'a circle',
      'roads',
      { ...roads, entries: [entry('a', '甲', 'b'), entry('b', '乙', 'c'), entry('c', '丙', 'a')] },
      '/entries/0',
      '绕回了它自己',
    ],
    ['an unknown parent', 'roads', { ...roads, entries: [entry('a', '甲', 'zz')] }, '/entries/0', '不在字典中'],
    [
      'too many levels',
      'roads',
      { ...roads, entries: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((code, at, all) => entry(code, code, all[at - 1])) },
      '/entries/6',
      '最多 6 级',
    ],
    ['too many changes', 'roads', { ...roads, entries: many(codeListLimits.changes + 1) }, '/entries', '一次最多保存'],
    ['a code the standard does not form', 'division', { ...division, entries: [entry('43090', '错', '430900')] }, '/entries/0', '6 位'],
    ['an entry from above moved', 'division', { ...division, entries: [entry('430903', '赫山区', '430000')] }, '/entries/0', '原来的上级'],
    ['a code retired that is not there', 'roads', { ...roads, retired: ['zz'] }, '/retired/0', '没有代码'],
    ['a prototype name retired', 'roads', { ...roads, retired: ['__proto__'] }, '/retired/0', '没有代码'],
  ])('should refuse %s with a sentence and where it is', async (_, list, change, pointer, words) => {
    // given
    const store = await database.open();

    // when
    const outcome = await save(store, list, change);

    // then
    expect(outcome).toMatchObject({ ok: false, status: 422, rejection: { code: 'code-list-wrong', details: { pointer } } });
    expect(outcome.ok || outcome.rejection.message.zh).toContain(words);
    expect(await selectAll(store, 'select id from code_list')).toEqual([]);
  });

  it('should bound what a centre keeps in a list', async () => {
    // given
    const store = await database.open();
    const all = many(codeListLimits.entries + 1);
    const part = (from: number, to: number) => all.slice(from, to);
    await save(store, 'big', { title: text('大字典'), entries: part(0, 2_000) });
    await save(store, 'big', { basedOn: 1, entries: part(2_000, 4_000) });
    await save(store, 'big', { basedOn: 2, entries: part(4_000, 5_000) });

    // when
    const outcome = await save(store, 'big', { basedOn: 3, entries: part(5_000, 5_001) });

    // then
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'code-list-wrong', details: { pointer: '/entries' } } });
    expect((await stored(store, 'big'))?.entries).toHaveLength(5_000);
  });
});
