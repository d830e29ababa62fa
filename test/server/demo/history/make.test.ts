import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createHistoryClock, isUnfinished, makeHistory, readProgress, beginProgress } from '#server/demo/history/index.ts';
import { openStore } from '#server/store/index.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { at } from '../../../support/centre.ts';
import { onBothDatabases, selectAll } from '../../../support/store.ts';

// months of work are done: on a machine with other things to do that takes its time
vi.setConfig({ testTimeout: 120_000 });
const until = at('2026-11-22', '18:00');
/** Cases of 300: enough for several types, or for being cut short. */
const slice = { types: 24, cut: 12 };

/** What may be compared between two databases: ids, numbers and moments follow from the plan. */
async function cases(store: OpenStore): Promise<unknown[]> {
  const rows = await selectAll(
    store,
    `select c.id, c.tenant, c.number, c.status, c.phase, c.opened_at,
       (select count(*) from journal j where j.tenant = c.tenant and j.stream = 'case' and j.stream_id = c.id) as entries
     from "case" c order by c.id`,
  );
  return rows.map(row => ({ ...row, entries: Number(row.entries), opened_at: Number(row.opened_at) }));
}

onBothDatabases('the history of a demo', database => {
  const open = async () => {
    const clock = createHistoryClock(() => until);
    return { clock, store: await database.open({ demo: true, clock, relaxed: true }) };
  };

  it('should be made by people’s actions at their times, end at the moment, and verify', async () => {
    // given
    const { store, clock } = await open();
    await beginProgress(store, until);
    const told: number[] = [];
    // when
    const made = await makeHistory(store, { clock, cases: slice.types, onProgress: done => told.push(done) });
    // then
    expect(made.refused).toEqual([]);
    expect(told).toEqual(Array.from({ length: made.cases }, (_, index) => index + 1));
    expect(store.clock.now()).toBe(until);
    expect(isUnfinished(await readProgress(store))).toBe(false);
    const [span] = await selectAll<{ first: number; last: number }>(
      store,
      `select min(recorded_at) as first, max(recorded_at) as last from journal where stream = 'case'`,
    );
    expect(Number(span!.last)).toBeLessThanOrEqual(until);
    expect(Number(span!.first)).toBeLessThan(at('2026-08-15'));
    const kinds = await selectAll<{ kind: string }>(store, 'select distinct intake_type as kind from "case"');
    expect(kinds.length).toBeGreaterThanOrEqual(3);
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should go on where it was cut short, and come to the same as without', async () => {
    // given
    const first = await open();
    await beginProgress(first.store, until);
    await first.store.close();
    // when: cut short at its fourth case, and again at its ninth
    for (const at of [4, 9]) {
      const { store, clock } = await open();
      const cut = (done: number) => {
        if (done === at) throw new Error(`cut at ${at}`);
      };
      await expect(makeHistory(store, { clock, cases: slice.cut, onProgress: cut })).rejects.toThrow(`cut at ${at}`);
      expect(isUnfinished(await readProgress(store))).toBe(true);
      await store.close();
    }
    const { store, clock } = await open();
    const made = await makeHistory(store, { clock, cases: slice.cut });
    // then
    expect(made.refused).toEqual([]);
    const found = await cases(store);
    expect(found.length).toBeGreaterThan(10);
    expect(found).toEqual(await madeInOneGo());
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});

/** Cases of a history on a file of its own that nobody cut short. */
async function madeInOneGo(): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-history-'));
  const clock = createHistoryClock(() => until);
  const store = await openStore({ url: join(folder, 'whole.db'), demo: true, clock, relaxed: true });
  try {
    await beginProgress(store, until);
    await makeHistory(store, { clock, cases: slice.cut });
    return await cases(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
