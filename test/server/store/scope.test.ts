import { expect, it } from 'vitest';
import { tenantTables } from '#server/store/entities/list.ts';
import type { OpenStore } from '#server/store/types.ts';
import { complete, onBothDatabases, openCommand, seedCentre, selectAll, stateOf, tamper } from '../../support/store.ts';

/** Two centres with a case each. */
async function seedTwo(store: OpenStore): Promise<void> {
  await seedCentre(store, 'ziyang');
  await store.execute(await openCommand('case-h', { tenant: 'heshan' }));
  await store.execute(await openCommand('case-z', { tenant: 'ziyang' }));
  await complete(store, 'case-h', 'check');
  for (const tenant of ['heshan', 'ziyang']) {
    await store.shared.run('insert into form_draft (tenant, account, ref, answers, at) values (?, ?, ?, ?, ?)', [
      tenant,
      'a',
      'r',
      '{}',
      1,
    ]);
    await store.shared.run('insert into read_audit (tenant, id, account, what, ref, fields, at) values (?, ?, ?, ?, ?, ?, ?)', [
      tenant,
      'x',
      'a',
      'case',
      'r',
      '[]',
      1,
    ]);
  }
}

const ziyang = { tenants: ['ziyang'], actor: 'spy' };

onBothDatabases('withScope', database => {
  it('should show a reader of one centre no row of another in any tenant table', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    for (const table of tenantTables) {
      // when
      const rows = await store.withScope(ziyang, reader =>
        reader.select<{ tenant: string }>(`select tenant from "${table}" where tenant <> ?`, ['nobody']),
      );

      // then
      expect(new Set(rows.map(({ tenant }) => tenant)), table).not.toContain('heshan');
    }
    const all = await selectAll<{ tenant: string }>(store, 'select distinct tenant from "case"');
    expect(all).toHaveLength(2);
  });

  it('should find neither state nor journal of a case of another centre', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when
    const found = await store.withScope(ziyang, async reader => [await reader.findCase('case-h'), await reader.journal('case', 'case-h')]);

    // then
    expect(found).toEqual([undefined, []]);
    expect((await stateOf(store, 'case-h')).caseId).toBe('case-h');
  });

  it('should show nothing to a reader without centres', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when
    const rows = await store.withScope({ tenants: [], actor: 'spy' }, reader =>
      reader.select('select id from "case" where tenant is not null'),
    );

    // then
    expect(rows).toEqual([]);
  });

  it('should keep the scopes of readers apart that run at the same time', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when
    const read = (tenant: string) =>
      store.withScope({ tenants: [tenant], actor: 'a' }, async reader => {
        const first = await reader.select<{ id: string }>('select id from "case" where tenant is not null');
        await new Promise(resolve => setImmediate(resolve));
        const second = await reader.select<{ id: string }>('select id from "case" where tenant is not null');
        return [...first, ...second].map(({ id }) => id);
      });
    const found = await Promise.all([read('heshan'), read('ziyang'), read('heshan'), read('ziyang')]);

    // then
    expect(found).toEqual([
      ['case-h', 'case-h'],
      ['case-z', 'case-z'],
      ['case-h', 'case-h'],
      ['case-z', 'case-z'],
    ]);
  });

  it('should not let a query step round its scope', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when, then
    const tricks = [
      'select tenant from main."case" where tenant is not null',
      'select tenant from "main"."case" where tenant is not null',
      `select tenant from "case"; select set_config('banjian.tenants', '*', false)`,
      'select id from "case"',
    ];
    for (const sql of tricks) {
      await expect(
        store.withScope(ziyang, reader => reader.select(sql)),
        sql,
      ).rejects.toThrow();
    }
    const rows = await store.withScope(ziyang, reader => reader.select('select tenant from "case" where tenant is not null'));
    expect(rows).toEqual([{ tenant: 'ziyang' }]);
  });

  it('should not write through a reader', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when, then
    await expect(store.withScope(ziyang, reader => reader.select('delete from "case" where tenant = ?', ['ziyang']))).rejects.toThrow();
    expect(await selectAll(store, 'select id from "case"')).toHaveLength(2);
  });

  it('should refuse tables of a tenant through the shared rows', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when, then
    await expect(store.shared.select('select snapshot from "case"')).rejects.toThrow('shared tables');
    await expect(store.shared.select('select a.id from account a, journal j')).rejects.toThrow('shared tables');
    await expect(store.shared.run('update account set name = ?', ['x'])).rejects.toThrow('shared tables');
    await expect(store.shared.run('delete from journal')).rejects.toThrow('shared tables');
  });

  it('should refuse a tenant id that could stand for several', async () => {
    // given
    const store = await database.open();

    // when, then
    await expect(store.withScope({ tenants: ['*'], actor: 'spy' }, reader => reader.findCase('x'))).rejects.toThrow('tenant id');
    await expect(store.withScope({ tenants: ['a,b'], actor: 'spy' }, reader => reader.findCase('x'))).rejects.toThrow('tenant id');
  });

  it('should not take a case of another centre as its own when a command names the wrong centre', async () => {
    // given
    const store = await database.openCentre();
    await seedTwo(store);

    // when
    const outcome = await store.execute({
      ...(await openCommand('unused')),
      type: 'comment-case',
      text: '越权',
      tenant: 'ziyang',
      caseId: 'case-h',
    } as never);

    // then
    expect(outcome).toMatchObject({ ok: false, status: 404 });
    expect(await tamper(store, 'update "case" set phase = phase where id = ?', ['case-h'])).toBe(1);
  });
});
