import { expect, it } from 'vitest';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { complete, onBothDatabases, openCommand, seedCentre, selectAll, tamper } from '../../support/store.ts';

/** A centre with one case under way and one just opened. */
async function seed(store: OpenStore): Promise<void> {
  await store.execute(await openCommand('case-1'));
  await store.execute(await openCommand('case-2'));
  for (const element of ['check', 'handle', 'review']) await complete(store, 'case-1', element);
}

const journalTexts = ['command', 'command_type', 'actor', 'alg', 'prev', 'hash', 'events', 'salt', 'private', 'private_hash'];
const journalNumbers = ['recorded_at', 'effective_at', 'seq'];

/** The value with its middle character changed to another one. */
function changed(value: string): string {
  const middle = Math.floor(value.length / 2);
  const other = value[middle] === 'x' ? 'y' : 'x';
  return value.slice(0, middle) + other + value.slice(middle + 1);
}

onBothDatabases('verify of words that look like the name of a shared text', database => {
  it('should take the note of a material for what it is', async () => {
    // given
    const store = await database.openCentre();
    const command = await openCommand('case-1');
    if (command.type !== 'open-case') throw new Error('Expected a command that opens a case.');
    const [first, ...rest] = command.materials;

    // when
    const outcome = await store.execute({ ...command, materials: [{ ...first!, note: `#${'a'.repeat(43)}` }, ...rest] });

    // then
    expect(outcome).toMatchObject({ ok: true });
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});

onBothDatabases('verify', database => {
  it('should pass a database nobody touched and count its entries', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);
    const [row] = await selectAll<{ n: number }>(store, 'select count(*) as n from journal');

    // when
    const report = await verify(store);

    // then
    expect(report).toMatchObject({ ok: true, entries: row!.n });
  });

  it('should name the entry whose text was changed by one character, whichever column it is', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    for (const column of journalTexts) {
      const [entry] = await selectAll<Record<string, string>>(
        store,
        `select ${column} from journal where stream_id = 'case-1' and seq = 2`,
      );
      const value = entry![column]!;

      // when
      await tamper(store, `update journal set ${column} = ? where stream_id = 'case-1' and seq = 2`, [changed(value)]);
      const report = await verify(store);

      // then
      expect(report, column).toMatchObject({ ok: false, table: 'journal', streamId: 'case-1', seq: 2 });
      await tamper(store, `update journal set ${column} = ? where stream_id = 'case-1' and seq = 2`, [value]);
    }
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should name the entry whose number was changed, and one that was cut out', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    for (const column of journalNumbers) {
      // when
      await tamper(store, `update journal set ${column} = ${column} + 100 where stream_id = 'case-1' and seq = 4`);
      const report = await verify(store);

      // then
      expect(report, column).toMatchObject({ ok: false, table: 'journal', streamId: 'case-1' });
      const where = column === 'seq' ? 104 : 4;
      await tamper(store, `update journal set ${column} = ${column} - 100 where stream_id = 'case-1' and seq = ${where}`);
    }
    await tamper(store, `delete from journal where stream_id = 'case-1' and seq = 3`);
    expect(await verify(store)).toMatchObject({ ok: false, table: 'journal', streamId: 'case-1', seq: 4 });
  });

  it('should find a journal whose last entry was cut off', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    // when
    await tamper(store, `delete from journal where stream_id = 'case-1' and seq = 4`);

    // then
    expect(await verify(store)).toMatchObject({ ok: false, table: 'case', streamId: 'case-1', seq: 3 });
  });

  it('should find a case whose row was removed and a journal nobody heads', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    // when
    await tamper(store, `delete from "case" where id = 'case-2'`);

    // then
    expect(await verify(store)).toMatchObject({ ok: false, table: 'case', streamId: 'case-2', what: 'row missing' });
  });

  it('should find one changed character in snapshot, private part, head and list columns of a case', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    for (const column of ['snapshot', 'private', 'head_hash', 'status', 'applicant_name', 'search']) {
      const [row] = await selectAll<Record<string, string>>(store, `select ${column} from "case" where id = 'case-2'`);
      const value = row![column]!;

      // when
      await tamper(store, `update "case" set ${column} = ? where id = 'case-2'`, [changed(value)]);
      const report = await verify(store);

      // then
      expect(report, column).toMatchObject({ ok: false, table: 'case', streamId: 'case-2' });
      await tamper(store, `update "case" set ${column} = ? where id = 'case-2'`, [value]);
    }
    await tamper(store, `update "case" set snapshot = snapshot || ' ' where id = 'case-2'`);
    expect(await verify(store)).toMatchObject({ ok: false, table: 'case', streamId: 'case-2' });
  });

  it('should find changed, missing and added projection rows', async () => {
    const changes: readonly (readonly [table: string, sql: string])[] = [
      ['case_data', `update case_data set answers = '{}' where case_id = 'case-1'`],
      ['task', `update task set holder = 'mallory' where case_id = 'case-1'`],
      ['task_candidate', `delete from task_candidate where case_id = 'case-1'`],
      ['task_candidate', `update task_candidate set principal = 'person:mallory' where case_id = 'case-1'`],
      [
        'task_candidate',
        `insert into task_candidate (tenant, principal, case_id, task) select tenant, 'person:mallory', 'case-1', task from task_candidate where case_id = 'case-1'`,
      ],
      [
        'task_candidate',
        `insert into task_candidate (tenant, principal, case_id, task) select tenant, 'person:clerk', 'case-1', '9.9' from task_candidate where case_id = 'case-1'`,
      ],
      ['clock', `update clock set due = due + 86400000 where case_id = 'case-1'`],
      ['timer', `delete from timer where case_id = 'case-1'`],
      ['material', `update material set copies = copies + 1 where case_id = 'case-1'`],
      ['document', `update document set number = 'X' where case_id = 'case-1'`],
      [
        'case_participant',
        `update case_participant set principal = 'person:mallory' where case_id = 'case-1' and principal = 'person:clerk'`,
      ],
    ];
    for (const [table, sql] of changes) {
      // given
      const store = await database.open({
        url: database.dialect === 'sqlite' ? `${database.url()}-${changes.findIndex(([, one]) => one === sql)}` : database.url(),
      });
      if ((await selectAll(store, 'select id from "case"')).length === 0) {
        await seedCentre(store);
        await seed(store);
      }

      // when
      expect(await tamper(store, sql), table).toBeGreaterThan(0);
      const report = await verify(store);
      const rebuilt = await rebuild(store);

      // then
      expect(report, table).toMatchObject({ ok: false, table, streamId: 'case-1' });
      expect(rebuilt.changed, table).toBeGreaterThan(0);
      expect(await verify(store), table).toMatchObject({ ok: true });
    }
  });

  it('should find a changed account, grant, unit, item and stored release', async () => {
    const changes: readonly (readonly [table: string, sql: string])[] = [
      ['account', `update account set name = name || '!'`],
      ['role_grant', `update role_grant set post = 'administrator' where account = 'liqiang-heshan'`],
      ['unit', `update unit set title = '{}' where id = 'health'`],
      ['service_item', `update service_item set active = 0 where id = 'food-business-new'`],
      ['release', `update release set author = 'mallory' where pack = 'promised'`],
      ['stream_head', `update stream_head set snapshot = replace(snapshot, '12345', '12346') where stream = 'organisation'`],
    ];
    // given
    const store = await database.openCentre();
    await seed(store);

    for (const [table, sql] of changes) {
      // when
      expect(await tamper(store, sql), table).toBeGreaterThan(0);

      // then
      expect(await verify(store), table).toMatchObject({ ok: false, table });
      await rebuild(store);
      expect(await verify(store), table).toMatchObject({ ok: true });
    }
    await tamper(store, `update release_content set parts = replace(parts, '"once"', '"often"') where pack = 'promised'`);
    await tamper(store, `update release_content set parts = replace(parts, 'bj:', 'bk:') where pack = 'promised'`);
    expect(await verify(store)).toMatchObject({ ok: false, table: 'release_content' });
  });

  it('should change nothing when a healthy database is rebuilt', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    // when
    const report = await rebuild(store);

    // then
    expect(report).toMatchObject({ changed: 0, rows: [] });
    expect(report.streams).toBeGreaterThan(8);
  });

  it('should not rebuild upon a broken journal', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);
    await tamper(store, `update journal set actor = 'mallory' where stream_id = 'case-1' and seq = 2`);

    // when, then
    await expect(rebuild(store)).rejects.toThrow(/case-1.*journal #2/);
  });

  it('should verify a store opened read-only beside the working server, and write nothing through it', async () => {
    // given
    const store = await database.openCentre();
    await seed(store);

    // when
    const reader = await database.open({ readOnly: true });

    // then
    expect(await verify(reader)).toMatchObject({ ok: true });
    await expect(reader.execute(await openCommand('case-9'))).rejects.toThrow('read-only');
  });
});
