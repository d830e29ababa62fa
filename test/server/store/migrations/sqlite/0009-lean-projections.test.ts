import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import { verify } from '#server/store/verify.ts';
import { complete, openCommand, seedCentre, selectAll, tamper } from '../../../../support/store.ts';

const tables = ['document', 'incident', 'material', 'subscription'];

/** The tables with rowids and the indexes as they were before, with what they held. */
function undo(connection: Database.Database): void {
  for (const table of tables) {
    const { sql } = connection.prepare<[string], { sql: string }>('select sql from sqlite_schema where name = ?').get(table)!;
    connection.exec(`create table former as select * from "${table}"; drop table "${table}";`);
    connection.exec(sql.replace(/\) without rowid$/i, ')'));
    connection.exec(`insert into "${table}" select * from former; drop table former;`);
  }
  connection.exec(`
    create index document_number on document (tenant, number);
    create index subscription_awaited on subscription (tenant, kind, name, key);
    drop index clock_due;
    create index clock_due on clock (tenant, status, due);
    delete from mikro_orm_migrations where name = '0009-lean-projections';
  `);
}

const folder = mkdtempSync(join(tmpdir(), 'banjian-migration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('should keep the projections of a file whose tables had rowids', async () => {
  // given
  const url = join(folder, 'test.db');
  const first = await openStore({ url });
  await seedCentre(first);
  await first.execute(await openCommand('case-1'));
  await complete(first, 'case-1', 'check');
  await tamper(
    first,
    `insert into subscription (tenant, case_id, id, kind, name, key) values ('heshan', 'case-0', '1.1', 'signal', 'flood', null)`,
  );
  const read = tables.map(table => `select * from ${table} order by 1, 2, 3`);
  const before = await Promise.all(read.map(sql => selectAll(first, sql)));
  await first.close();
  const connection = new Database(url);
  undo(connection);
  connection.close();

  // when
  const store = await openStore({ url });

  // then
  expect(await Promise.all(read.map(sql => selectAll(store, sql)))).toEqual(before);
  expect(before.map(rows => rows.length > 0)).toEqual([true, false, true, true]);
  expect(await verify(store)).toMatchObject({ ok: true });
  await complete(store, 'case-1', 'handle');
  expect(await verify(store)).toMatchObject({ ok: true });
  await store.close();
});

it('should find the limits of whole cases by the day they are due', async () => {
  // given
  const store = await openStore({ url: join(folder, 'plan.db') });

  // when
  const plan = await store.withScope({ tenants: ['heshan'], actor: 'clerk' }, reader =>
    reader.select<{ detail: string }>(
      `explain query plan select k.case_id from clock k where k.tenant in (?) and k.status = 'running' and k.due_on <= ? and k.stage is null and k.task is null`,
      ['heshan', '2026-02-09'],
    ),
  );
  await store.close();

  // then
  expect(plan.map(({ detail }) => detail)).toContainEqual(expect.stringContaining('clock_due (tenant=? AND due_on<?)'));
});
