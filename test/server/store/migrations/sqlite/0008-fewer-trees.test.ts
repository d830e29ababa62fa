import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import { verify } from '#server/store/verify.ts';
import { complete, openCommand, seedCentre, selectAll } from '../../../../support/store.ts';

/** The tables and indexes as they were before, with what they held. */
const former = `
  create table receipts as select * from command_receipt;
  create table candidates as select * from task_candidate;
  drop table command_receipt;
  drop table task_candidate;
  create table command_receipt (tenant text not null, id text not null, body_hash text not null, stream text not null, stream_id text not null, seq integer not null, result text not null, at bigint not null, primary key (tenant, id));
  create index command_receipt_at on command_receipt (at);
  insert into command_receipt select * from receipts;
  create table task_candidate (tenant text not null, case_id text not null, task text not null, principal text not null, primary key (tenant, case_id, task, principal)) without rowid;
  create index task_candidate_principal on task_candidate (tenant, principal, case_id, task);
  insert into task_candidate select tenant, case_id, task, principal from candidates;
  drop table receipts;
  drop table candidates;
  create index case_due on "case" (tenant, phase, due_at);
  drop index task_holder;
  create index task_holder on task (tenant, holder);
  delete from mikro_orm_migrations where name = '0008-fewer-trees';
`;

const folder = mkdtempSync(join(tmpdir(), 'banjian-migration-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('should keep receipts and candidates of a file that had more trees', async () => {
  // given
  const url = join(folder, 'test.db');
  const first = await openStore({ url });
  await seedCentre(first);
  const opening = await openCommand('case-1');
  await first.execute(opening);
  await complete(first, 'case-1', 'check');
  const read = ['select * from command_receipt order by tenant, id', 'select tenant, principal, case_id, task from task_candidate'];
  const before = await Promise.all(read.map(sql => selectAll(first, sql)));
  await first.close();
  const connection = new Database(url);
  connection.exec(former);
  connection.close();

  // when
  const store = await openStore({ url });

  // then
  expect(await Promise.all(read.map(sql => selectAll(store, sql)))).toEqual(before);
  expect(before.map(rows => rows.length > 0)).toEqual([true, true]);
  expect(await store.execute(opening)).toMatchObject({ ok: true, repeated: true, seq: 1 });
  expect(await verify(store)).toMatchObject({ ok: true });
  await store.close();
});
