import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#engine/calendar/index.ts';
import { calendarAt } from '#server/calendars/versions.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { banjian, createFolder } from '../cli/support.ts';
import { importChange, localOff } from './district.ts';
import { seedDistrict } from '../../support/store.ts';

const folder = createFolder();
const url = join(folder.path, 'calendars.db');
let store: OpenStore;

beforeAll(async () => {
  store = await openStore({ url });
  await seedDistrict(store);
  await importChange(store, 'cn', 0, localOff('2026-03-03'));
  await importChange(store, 'heshan', 0, localOff('2026-03-04'));
}, 60_000);
afterAll(async () => {
  await store.close();
  folder.remove();
});

describe('calendarAt', () => {
  it('should find the calendar in force, and that of a former version', async () => {
    // given, when
    const [now, country, before, shipped] = await Promise.all([
      calendarAt(store.shared.select, { id: 'taohualun' }),
      calendarAt(store.shared.select, { id: 'cn' }),
      calendarAt(store.shared.select, { id: 'heshan', version: 0 }),
      calendarAt(store.shared.select, { id: 'cn', version: 0 }),
    ]);
    // then
    const off = [now, country, before, shipped].map(calendar =>
      ['2026-03-03', '2026-03-04'].filter(date => !dayOf(calendar!, date).working),
    );
    expect(off).toEqual([['2026-03-03', '2026-03-04'], ['2026-03-03'], ['2026-03-03'], []]);
  });

  it('should know nothing of a version that was never stored', async () => {
    // given, when
    const found = await calendarAt(store.shared.select, { id: 'heshan', version: 99 });
    // then
    expect(found).toBeUndefined();
  });
});

describe('a calendar of nobody', () => {
  it('should not be found, and be refused by the command line', async () => {
    // given, when
    const found = await calendarAt(store.shared.select, { id: 'no-such-centre' });
    const { status, err } = banjian('deadline', '--from', '2026-03-02', '--days', '5', '--database', url, '--centre', 'no-such-centre');
    // then
    expect(found).toBeUndefined();
    expect(status).toBe(2);
    expect(err).toContain('没有编号为「no-such-centre」的中心');
    expect(err).toContain('there is no centre "no-such-centre"');
  });
});

describe('banjian deadline with a database', () => {
  it.each([
    ['the country as it is now', [], '2026-03-10'],
    ['the country as shipped', ['--calendar-version', '0'], '2026-03-09'],
    ['a centre', ['--centre', 'heshan'], '2026-03-11'],
    ['a centre without its own days', ['--centre', 'heshan', '--calendar-version', '0'], '2026-03-10'],
  ])('should count by the calendar of %s', (_name, args, due) => {
    // given, when
    const { status, json } = banjian('deadline', '--from', '2026-03-02', '--days', '5', '--database', url, ...args, '--json');
    // then
    expect({ status, due: json[0]?.due }).toEqual({ status: 0, due });
  });

  it('should refuse a version that is not there', () => {
    // given, when
    const { status, err } = banjian('deadline', '--from', '2026-03-02', '--days', '5', '--database', url, '--calendar-version', '9');
    // then
    expect(status).toBe(2);
    expect(err).toContain('日历「cn」没有版本 9。');
  });
});
