import { expect, it } from 'vitest';
import { claimTimers, leaseMs } from '#server/timers/claim.ts';
import { sweep } from '#server/timers/index.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import type { OpenStore } from '#server/store/types.ts';
import { boundary, model, timer } from '../../engine/execution/model.ts';
import { keepPlainModel } from '../../support/plain.ts';
import { openPlain } from '../../support/plain-release.ts';
import { onBothDatabases, selectAll, stateOf, tamper } from '../../support/store.ts';

const day = 86_400_000;

/** What comes after the first day ends the task, so that nothing is left to come after the second. */
const drawn = model(
  `<startEvent id="s"/><userTask id="a"/>${boundary('first', 'a', timer('timeDuration', 'P1D'))}${boundary('second', 'a', timer('timeDuration', 'P2D'))}<userTask id="x"/><userTask id="y"/>`,
  's>a',
  'first>x',
  'second>y',
);

async function openDrawn(store: OpenStore, ids: readonly string[]): Promise<void> {
  const content = await keepPlainModel(store, drawn);
  for (const id of ids) expect((await openPlain(store, id, content)).ok).toBe(true);
}

const claim = (store: OpenStore, limit: number) => databaseOf(store).write(machineScope, moment => claimTimers(moment, limit));
const elements = async (store: OpenStore, caseId: string) =>
  Object.values((await stateOf(store, caseId)).tasks).map(({ element }) => element);

onBothDatabases('claimTimers', database => {
  it('should leave the later timers of a case to who has an earlier one, and take those of other cases', async () => {
    // given: one sweeper has the first timer of a case
    const store = await database.openCentre();
    await openDrawn(store, ['case-1']);
    database.clock.moment += 3 * day;
    const first = await claim(store, 1);
    await openDrawn(store, ['case-2']);
    database.clock.moment += leaseMs / 2;
    await tamper(store, `update timer set due = due - ? where case_id = 'case-2'`, [3 * day]);

    // when
    const others = await claim(store, 10);

    // then
    expect(first.map(({ caseId }) => caseId)).toEqual(['case-1']);
    expect(others.map(({ caseId }) => caseId)).toEqual(['case-2', 'case-2']);
    const [left] = await selectAll(store, `select lease_until, attempts from timer where case_id = 'case-1' order by due desc limit 1`);
    expect(left).toEqual({ lease_until: 0, attempts: 0 });
  });

  it('should give both to the next sweeper once the one that died with the earlier has lost its lease, which fires them in order', async () => {
    // given
    const store = await database.openCentre();
    await openDrawn(store, ['case-1']);
    database.clock.moment += 3 * day;
    await claim(store, 1);

    // when
    await sweep(store);
    const before = await elements(store, 'case-1');
    database.clock.moment += leaseMs;
    await sweep(store);

    // then
    expect([before, await elements(store, 'case-1')]).toEqual([['a'], ['x']]);
  });

  it('should take what comes after a row the sweeper is firing itself', async () => {
    // given
    const store = await database.openCentre();
    await openDrawn(store, ['case-1']);
    database.clock.moment += 3 * day;
    const firing = await claim(store, 1);

    // when
    const next = await databaseOf(store).write(machineScope, moment => claimTimers(moment, 10, firing));

    // then
    expect(next.map(({ caseId, due }) => [caseId, due > firing[0]!.due])).toEqual([['case-1', true]]);
  });

  it('should not wait for a timer that has failed before', async () => {
    // given
    const store = await database.openCentre();
    await openDrawn(store, ['case-1']);
    database.clock.moment += 3 * day;
    const [first] = await claim(store, 1);
    await tamper(store, `update timer set error = 'it failed' where ref = ?`, [first!.ref]);

    // when
    const others = await claim(store, 10);

    // then
    expect(others).toHaveLength(1);
  });
});
