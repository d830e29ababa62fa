import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { verify } from '#server/store/verify.ts';
import { startServer } from '../../support/server.ts';
import { selectAll } from '../../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'banjian-first-start-'));
const database = join(folder, 'demo.db');
/** Point of the writes at which the first start is killed: some way into the history. */
const half = 60_000;
/** The clock of the demo begins here, whatever the machine says. */
const begin = Date.parse('2026-11-20T10:30:00+08:00');

let store: OpenStore;
let cut: { done: number; total: number; errors: string };

/** The first start is killed half-way, the second goes on; then a reader has the file for itself. */
beforeAll(async () => {
  const killed = await startServer({ database, faultAt: half, args: ['--history', '--begin', '2026-11-20T10:30'] });
  expect(await killed.ended).toBe('SIGKILL');
  const between = await openStore({ url: database });
  const [row] = await selectAll<{ done: number; total: number }>(between, 'select done, total from demo_history');
  await between.close();
  const server = await startServer({ database });
  cut = { ...row!, errors: server.errors() };
  expect(server.address).not.toBeNull();
  await server.stop();
  store = await openStore({ url: database });
}, 300_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (sql: string) => Number((await selectAll<{ n: number }>(store, `select count(*) as n from ${sql}`))[0]!.n);
const values = async (sql: string) => (await selectAll<{ value: string }>(store, sql)).map(({ value }) => String(value)).toSorted();

describe('the first start of the demo, killed half-way and started again', () => {
  it('should have been cut short and gone on to the end without a refusal', async () => {
    expect(cut.done).toBeGreaterThan(0);
    expect(cut.done).toBeLessThan(cut.total);
    expect(cut.errors).toBe('');
    expect(await count('demo_history where done = total and total > 0')).toBe(1);
  });

  it('should have about 300 cases, of all types, in all four centres', async () => {
    const cases = await count('"case"');
    expect(cases).toBeGreaterThan(280);
    expect(cases).toBeLessThan(350);
    expect(await values('select distinct tenant as value from "case"')).toEqual(['henglongqiao', 'heshan', 'lanxi', 'xinmin']);
    expect(await values('select distinct intake_type as value from "case"')).toEqual([
      ...['escalated', 'first-contact', 'instant', 'joint', 'promised', 'reply'],
    ]);
  });

  it('should have ended in every way', async () => {
    expect(await values(`select distinct status as value from "case" where phase = 'closed'`)).toEqual(
      expect.arrayContaining(['closed', 'declined', 'delivered', 'taken-up', 'withdrawn']),
    );
    expect(await values('select distinct document as value from document')).toEqual(
      expect.arrayContaining([
        ...['acceptance-notice', 'non-acceptance-notice', 'supplement-notice', 'special-procedure-notice', 'extension-notice'],
        ...['decision', 'refusal-notice', 'refusal-decision', 'delivery-receipt', 'instant-result', 'copy-notice', 'joint-decision'],
        ...['forwarding-letter', 'reply-opinion', 'ledger-entry'],
      ]),
    );
    expect(await count('explanation')).toBeGreaterThan(0);
    expect(await count('demand')).toBeGreaterThan(0);
    expect(await count('"case" where supplements = 1')).toBeGreaterThan(10);
    expect(await count('"case" where supplements > 1')).toBeGreaterThan(0);
  });

  it('should have warnings and cards of every level, one contested and revoked, and ratings of every level', async () => {
    expect(await count(`card where level = 'warning'`)).toBeGreaterThan(50);
    expect(await count(`card where level = 'yellow'`)).toBeGreaterThan(20);
    expect(await count(`card where level = 'red'`)).toBeGreaterThan(10);
    expect(await count('card where revoked = 1')).toBeGreaterThanOrEqual(2);
    expect(await values('select distinct level as value from rating')).toEqual(['1', '2', '3', '4', '5']);
    expect(await count('case_link')).toBeGreaterThanOrEqual(8);
  });

  it('should have work on every desk today: a task at each step of each type', async () => {
    expect(await values('select distinct element as value from task')).toEqual(
      expect.arrayContaining([
        ...['check', 'notice', 'recheck', 'handle', 'review', 'approve', 'approveExtension', 'deliver'],
        ...['opinion', 'collect', 'urging', 'explaining'],
      ]),
    );
    expect(await count('incident')).toBe(0);
  });

  it('should end at the moment its clock was told to begin at: nothing lies beyond it, and the clock goes on from there', async () => {
    const [newest] = await selectAll<{ at: number }>(store, 'select max(recorded_at) as at from journal');
    const since = [begin - Number(newest!.at), store.clock.now() - begin];
    expect(since.map(ms => ms >= 0 && ms < 86_400_000)).toEqual([true, true]);
  });

  it('should verify, and a rebuild should change nothing', async () => {
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });
});
