import { expect, it } from 'vitest';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { forgetReceipts, receiptMs } from '#server/store/execute/receipt.ts';
import type { CaseInput } from '#server/store/types.ts';
import { insert } from '#server/store/upsert.ts';
import { onBothDatabases, openCommand, selectAll, tamper } from '../../../support/store.ts';

onBothDatabases('receipts of commands', database => {
  it('should answer a repeated command as the first time, and refuse its id for another one or another case', async () => {
    // given
    const store = await database.openCentre();
    const opening = await openCommand('case-1');
    const first = await store.execute(opening);

    // then
    expect(first).toMatchObject({ ok: true, result: { caseId: 'case-1', status: 'received', phase: 'running', seq: 1 } });
    expect(await store.execute(opening)).toEqual({ ...first, repeated: true });
    expect(await store.execute({ ...opening, window: '另一个窗口' } as CaseInput)).toMatchObject({ ok: false, status: 422 });
    expect(await store.execute({ ...opening, caseId: 'case-2' })).toMatchObject({ ok: false, status: 422 });
  });

  it('should know receipts as they were written before: hash as hex, the answer whole', async () => {
    // given
    const store = await database.openCentre();
    const opening = await openCommand('case-1');
    const first = await store.execute(opening);
    const [row] = await selectAll<{ body_hash: string }>(store, `select body_hash from command_receipt where stream = 'case'`);
    const hex = Buffer.from(row!.body_hash, 'base64url').toString('hex');
    const whole = JSON.stringify((first as { result: unknown }).result);

    // when
    await tamper(store, `update command_receipt set body_hash = ?, result = ? where stream = 'case'`, [hex, whole]);

    // then
    expect(hex).toHaveLength(64);
    expect(await store.execute(opening)).toEqual({ ...first, repeated: true });
    expect(await store.execute({ ...opening, caseId: 'case-2' })).toMatchObject({ ok: false, status: 422 });
  });

  it('should be forgotten after 30 days, however many there are and whatever their ids', async () => {
    // given: ids in the order of time but for every tenth, in two centres, more than are looked at in one go
    const store = await database.open();
    const old = database.clock.moment - receiptMs - 1;
    const rows = Array.from({ length: 2_600 }, (_, number) => ({
      tenant: number % 2 === 0 ? 'heshan' : 'ziyang',
      id: number % 10 === 0 ? `z-${number}` : `id-${String(number).padStart(5, '0')}`,
      ...{ body_hash: 'hash', stream: 'case', stream_id: 'case-1', seq: 1, result: '{}' },
      at: number < 1_500 ? old : old + 1,
    }));
    await databaseOf(store).write(machineScope, () => insert('command_receipt', ...rows));

    // when
    const removed = await forgetReceipts(databaseOf(store));

    // then
    expect(removed).toBe(1_500);
    const left = await selectAll<{ at: number }>(store, 'select at from command_receipt');
    expect(left.map(({ at }) => Number(at))).toEqual(Array(1_100).fill(old + 1));
    expect(await forgetReceipts(databaseOf(store))).toBe(0);
  });

  it('should be looked through a slice at a time, with turns for everybody else between', async () => {
    // given: young ones, of which nothing is removed
    const store = await database.open();
    const rows = Array.from({ length: 8_000 }, (_, number) => ({
      ...{ tenant: 'heshan', id: `id-${String(number).padStart(5, '0')}`, body_hash: 'hash', stream: 'case', stream_id: 'case-1', seq: 1 },
      ...{ result: '{}', at: database.clock.moment },
    }));
    await databaseOf(store).write(machineScope, () => insert('command_receipt', ...rows));

    // when
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await forgetReceipts(databaseOf(store));
    isOver = true;

    // then
    expect(turns).toBeGreaterThan(6);
  });
});
