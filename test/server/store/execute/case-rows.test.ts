import { expect, it } from 'vitest';
import { caseRows } from '#server/store/execute/case-rows.ts';
import { compareRows } from '#server/store/execute/project.ts';
import { complete, onBothDatabases, openCommand, stateOf } from '../../../support/store.ts';

onBothDatabases('caseRows', database => {
  it('should give with the other state only what differs, and the same changes as all rows compared', async () => {
    // given: the same case before and after, sharing what was not touched
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    await complete(store, 'case-1', 'check');
    const before = await stateOf(store, 'case-1');
    const [first] = Object.keys(before.tasks);
    const task = { ...before.tasks[first!]!, candidates: ['person:one', 'person:two'], version: 9 };
    const after = { ...before, tasks: { [first!]: task }, materials: before.materials.slice(1), phase: 'suspended' as const };

    // when
    const none = () => 'none' as const;
    const short = compareRows(caseRows(before, none, { after }), caseRows(after, none, { before }));
    const whole = compareRows(caseRows(before, none), caseRows(after, none));

    // then
    expect(caseRows(before, none, { before })).toEqual([]);
    expect(new Set(short.written.map(text))).toEqual(new Set(whole.written.map(text)));
    expect(new Set(short.removed.map(text))).toEqual(new Set(whole.removed.map(text)));
    expect(short.written.length).toBeGreaterThan(0);
    expect(short.removed.length).toBeGreaterThan(0);
  });

  it('should name the rows of a task that is gone by their keys', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const before = await stateOf(store, 'case-1');
    const after = { ...before, tasks: {} };

    // when
    const none = () => 'none' as const;
    const { removed, written } = compareRows(caseRows(before, none, { after }), caseRows(after, none, { before }));

    // then
    const [task] = Object.values(before.tasks);
    const of = { tenant: before.tenant, case_id: 'case-1' };
    expect(removed.map(({ table, row }) => ({ table, row }))).toEqual([
      { table: 'task', row: { ...of, id: task!.id } },
      ...task!.candidates.map(principal => ({ table: 'task_candidate', row: { ...of, principal, task: task!.id } })),
    ]);
    expect(written).toEqual([]);
  });
});

const text = (row: object): string => JSON.stringify(row);
