import { expect, it } from 'vitest';
import { readProgress } from '#server/calendars/progress.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { reviewOutdated, sweep } from '#server/timers/index.ts';
import { onBothDatabases, selectAll, stateOf } from '../../support/store.ts';
import { acceptCase, activate, clockRows, dueOf, importChange, localOff, noticeOf, recomputed } from './district.ts';

const notices = (store: OpenStore) =>
  selectAll<{ tenant: string; account: string; level: string; text: string }>(
    store,
    `select tenant, account, level, text from notice where id like 'calendar.%' order by tenant, level`,
  );

onBothDatabases('recomputation after a change of the calendar', database => {
  it('should move the clocks of the centre and those below by a day of the district, of the township by its own alone', async () => {
    // given
    const store = await database.openDistrict();
    await acceptCase(store, 'district');
    await acceptCase(store, 'township', { tenant: 'taohualun' });
    const before = [await dueOf(store, 'district'), await dueOf(store, 'township', 'taohualun')];

    // when
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    await reviewOutdated(store);
    const both = [await dueOf(store, 'district'), await dueOf(store, 'township', 'taohualun')];
    await importChange(store, 'taohualun', 0, localOff('2026-02-12'));
    await reviewOutdated(store);
    const one = [await dueOf(store, 'district'), await dueOf(store, 'township', 'taohualun')];

    // then
    expect(before).toEqual(['2026-02-14', '2026-02-14']);
    expect(both).toEqual(['2026-02-24', '2026-02-24']);
    expect(one).toEqual(['2026-02-24', '2026-02-25']);
    expect(await recomputed(store)).toEqual({ district: 1, township: 2 });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should give every clock its figures back when the former version is put in force again', async () => {
    // given
    const store = await database.openDistrict();
    for (const limit of [1, 3, 5, 20]) await acceptCase(store, `case-${limit}`, { promisedLimit: limit });
    const before = await clockRows(store);
    await importChange(store, 'cn', 0, noticeOf('2026', ['2026-02-11', '2026-02-17', '2026-02-18']));
    await reviewOutdated(store);
    const changed = await clockRows(store);

    // when
    await activate(store, 'cn', 0);
    await reviewOutdated(store);

    // then
    expect(changed.map(({ due_on }) => due_on)).not.toEqual(before.map(({ due_on }) => due_on));
    expect(await clockRows(store)).toEqual(before);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should make provisional limits firm when their year is imported, and say so to the supervision office once', async () => {
    // given
    database.clock.moment = Date.parse('2026-12-29T10:00:00+08:00');
    const store = await database.openDistrict();
    await acceptCase(store, 'case-1');
    const before = await stateOf(store, 'case-1');

    // when
    await importChange(store, 'cn', 0, noticeOf('2027', ['2027-01-01', '2027-01-04']));
    await reviewOutdated(store);
    await reviewOutdated(store);

    // then
    expect(before.clocks.promised).toMatchObject({ provisional: true, dueOn: '2027-01-05' });
    expect((await stateOf(store, 'case-1')).clocks.promised).toMatchObject({ provisional: false, dueOn: '2027-01-07' });
    const told = await notices(store);
    expect(told.map(({ text, ...row }) => ({ ...row, zh: (JSON.parse(text) as { zh: string }).zh }))).toEqual([
      { tenant: 'heshan', account: 'liuyang-heshan', level: 'info', zh: expect.stringContaining('个暂定期限已转为确定') },
    ]);
  });

  it('should warn the supervision office of limits that become provisional', async () => {
    // given
    database.clock.moment = Date.parse('2026-12-29T10:00:00+08:00');
    const store = await database.openDistrict();
    await importChange(store, 'cn', 0, noticeOf('2027', ['2027-01-01']));
    await acceptCase(store, 'case-1');

    // when
    await activate(store, 'cn', 0);
    await reviewOutdated(store);

    // then
    expect((await stateOf(store, 'case-1')).clocks.promised).toMatchObject({ provisional: true });
    expect(await notices(store)).toMatchObject([{ account: 'liuyang-heshan', level: 'warning' }]);
  });

  it('should compute a clock anew before a card can come from it', async () => {
    // given
    const store = await database.openDistrict();
    await acceptCase(store, 'case-1', { promisedLimit: 1 });
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));

    // when
    database.clock.moment = Date.parse('2026-02-11T23:00:00+08:00');
    while ((await sweep(store)) > 0);

    // then
    const { cards, clocks } = await stateOf(store, 'case-1');
    expect(clocks.promised).toMatchObject({ dueOn: '2026-02-11', calendar: { id: 'cn@1+heshan', version: 1 } });
    expect(cards.filter(({ clock }) => clock === 'promised').map(({ level }) => level)).toEqual(['warning']);
  });

  it('should tell how far it is from the commit on', async () => {
    // given
    const store = await database.openDistrict();
    for (const id of ['a', 'b', 'c']) await acceptCase(store, id);
    const open = (await clockRows(store)).filter(({ status }) => status !== 'stopped').length;
    const centres = ['heshan', 'taohualun'];

    // when
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    const begun = await readProgress(store, centres);
    await reviewOutdated(store);

    // then
    expect(begun).toEqual({ total: open, remaining: open, failed: 0, since: expect.any(Number) });
    expect(await readProgress(store, centres)).toEqual({ total: open, remaining: 0, failed: 0, since: null });
  });

  it('should tell open pages how far it is and when it is done, not of every case', async () => {
    // given
    const store = await database.openDistrict();
    for (const id of ['a', 'b', 'c']) await acceptCase(store, id);
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    const hints: [string, string, number][] = [];
    store.onHint(({ stream, streamId, seq }) => hints.push([stream, streamId, seq]));

    // when
    await reviewOutdated(store);

    // then
    expect(new Set(hints.map(([stream]) => stream))).toEqual(new Set(['recompute']));
    expect(hints.filter(([, id]) => id === 'heshan').at(-1)).toEqual(['recompute', 'heshan', 0]);
  });

  it('should go on past a case that fails, count its clocks, and try it again later', async () => {
    // given
    let isBroken = false;
    const fault = (point: string, statement?: { readonly sql: string; readonly params: readonly unknown[] }): void => {
      if (isBroken && point === 'before-statement' && /^update "case"/.test(statement!.sql) && statement!.params.includes('b'))
        throw new Error('disk error');
    };
    const store = await database.openDistrict({ fault });
    for (const id of ['a', 'b', 'c']) await acceptCase(store, id);
    const clocks = (await clockRows(store)).filter(({ case_id, status }) => case_id === 'b' && status !== 'stopped').length;
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));

    // when
    isBroken = true;
    await expect(reviewOutdated(store)).rejects.toThrow('some failed');
    const failed = await readProgress(store, ['heshan']);
    const others = await recomputed(store);
    isBroken = false;
    database.clock.moment += 300_000;
    const early = await reviewOutdated(store);
    database.clock.moment += 301_000;
    const late = await reviewOutdated(store);

    // then
    expect(failed).toMatchObject({ remaining: 0, failed: clocks, since: null });
    expect(others).toEqual({ a: 1, c: 1 });
    expect([early, late]).toEqual([0, 1]);
    expect(await readProgress(store, ['heshan'])).toMatchObject({ remaining: 0, failed: 0 });
    expect(await dueOf(store, 'b')).toBe(await dueOf(store, 'a'));
  });

  it('should leave a version for the next one that is put in force while it is at work', async () => {
    // given
    const store = await database.openDistrict();
    for (let number = 0; number < 20; number += 1) await acceptCase(store, `case-${number}`);
    const before = await clockRows(store);
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    const begun = new Promise<void>(resolve => store.onHint(({ stream }) => stream === 'recompute' && resolve()));

    // when
    const review = reviewOutdated(store);
    await begun;
    await activate(store, 'heshan', 0);
    await review;

    // then
    expect(await clockRows(store)).toEqual(before);
    const computed = Object.keys(await recomputed(store)).length;
    expect(computed).toBeGreaterThan(0);
    expect(computed).toBeLessThan(20);
  });

  it('should stop between two groups when the server goes down, and go on at the next start', async () => {
    // given
    const store = await database.openDistrict();
    for (let number = 0; number < 20; number += 1) await acceptCase(store, `case-${number}`);
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    const down = new AbortController();
    store.onHint(({ stream }) => stream === 'recompute' && down.abort());

    // when
    const first = await reviewOutdated(store, down.signal);
    const [between] = await selectAll<{ remaining: number }>(store, 'select remaining from calendar_recompute where tenant = ?', [
      'heshan',
    ]);
    const second = await reviewOutdated(store);

    // then
    expect(first).toBeGreaterThan(0);
    expect(between!.remaining).toBeGreaterThan(0);
    expect(first + second).toBe(20);
    expect(new Set(Object.values(await recomputed(store)))).toEqual(new Set([1]));
  });

  it('should be done by one of two servers on one database', async ({ skip }) => {
    if (database.dialect === 'sqlite') skip();
    // given
    const store = await database.openDistrict();
    for (let number = 0; number < 20; number += 1) await acceptCase(store, `case-${number}`);
    const other = await database.open({ node: 'other' });
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));

    // when
    const done = await Promise.all([reviewOutdated(store), reviewOutdated(other)]);

    // then
    expect(done.toSorted((a, b) => a - b)).toEqual([0, 20]);
    expect(new Set(Object.values(await recomputed(store)))).toEqual(new Set([1]));
  });

  it('should take over from a server that died when its lease has run out', async ({ skip }) => {
    if (database.dialect === 'sqlite') skip();
    // given
    const store = await database.openDistrict();
    for (let number = 0; number < 20; number += 1) await acceptCase(store, `case-${number}`);
    const other = await database.open({ node: 'other' });
    await importChange(store, 'heshan', 0, localOff('2026-02-11'));
    const dies = new AbortController();
    store.onHint(({ stream }) => stream === 'recompute' && dies.abort());
    const first = await reviewOutdated(store, dies.signal);

    // when
    const early = await reviewOutdated(other);
    database.clock.moment += 31_000;
    const late = await reviewOutdated(other);

    // then
    expect([early, first + late]).toEqual([0, 20]);
  });
});
