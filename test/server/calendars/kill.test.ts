import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf } from '#engine/calendar/index.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { reviewOutdated } from '#server/timers/index.ts';
import { copyCases } from '../../bench/scale/generate.ts';
import { openCentre } from '../../support/centre.ts';
import { startServer } from '../../support/server.ts';
import { clockRows, importOf, localOff, recomputed } from './district.ts';

const cases = 100;
const folder = mkdtempSync(join(tmpdir(), 'banjian-kill-'));
const changed = join(folder, 'changed.db');

beforeAll(async () => {
  const moment = Date.now();
  const centre = await openCentre({ moment, url: changed });
  const ids: string[] = [];
  for (const promisedLimit of [10, 15]) ids.push(await centre.open({ promisedLimit }));
  for (const id of ids) await centre.complete(id, 'check');
  await centre.close();
  copyCases(changed, ids, cases);
  const store = await openStore({ url: changed });
  const days = [3, 4, 5, 6, 7, 8].map(count => addDays(dateOf(moment), count));
  const outcome = await store.executeStream({ ...importOf('heshan', 0, localOff(...days)), id: v7() });
  expect(outcome.ok).toBe(true);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows a batch leaves that nobody disturbs. */
async function undisturbed(): Promise<unknown> {
  const file = join(folder, 'undisturbed.db');
  cpSync(changed, file);
  return using(file, async store => {
    await reviewOutdated(store);
    return clockRows(store);
  });
}

async function using<T>(file: string, work: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore({ url: file });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a server that is killed while it computes clocks anew', () => {
  it('should go on where it stood: every case once, the same figures', { timeout: 120_000 }, async () => {
    // given
    const file = join(folder, 'killed.db');
    cpSync(changed, file);

    // when
    const done: number[] = [];
    for (const faultAt of [1_200, 800]) {
      const server = await startServer({ database: file, faultAt });
      expect(await server.ended).toBe('SIGKILL');
      done.push(await using(file, async store => Object.keys(await recomputed(store)).length));
    }
    const left = await using(file, store => reviewOutdated(store));

    // then
    const [first, second] = done as [number, number];
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(second + left).toBe(cases);
    await using(file, async store => {
      expect(Object.values(await recomputed(store))).toEqual(Array(cases).fill(1));
      expect(await clockRows(store)).toEqual(await undisturbed());
      expect(await verify(store)).toMatchObject({ ok: true });
    });
  });
});
