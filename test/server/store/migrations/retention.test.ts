import { expect, it } from 'vitest';
import { verify } from '#server/store/verify.ts';
import { onBothDatabases, openCommand, selectAll, tamper } from '../../../support/store.ts';

/** The private part as it is stored, as the first rows held it, and as it would stand if the applicant had a field no table knows. */
const forms = {
  'case-1': (text: string) => text,
  'case-2': (text: string) => {
    const [[kind, name, idNumber, phone], vars] = JSON.parse(text) as [string[], object];
    return JSON.stringify({ applicant: { name, kind, idNumber, phone }, vars, values: {} });
  },
  'case-3': (text: string) => {
    const [[kind, name, idNumber, phone], ...rest] = JSON.parse(text) as [string[], object];
    return JSON.stringify([{ kind, name, idNumber, phone }, ...rest]);
  },
  'case-4': (text: string) => text,
};

onBothDatabases('the migration that tells persons from organisations', database => {
  it('should know of every case there is what its applicant is, in whatever form it was stored', async () => {
    // given
    const first = await database.openCentre();
    for (const [id, form] of Object.entries(forms)) {
      const command = await openCommand(id);
      if (command.type !== 'open-case') throw new Error('expected a case to be opened');
      const kind = id === 'case-4' ? 'person' : 'organisation';
      await first.execute({ ...command, applicant: { ...command.applicant, kind, name: '\ud800"organisation"\\' } });
      const [row] = await selectAll<{ private: string }>(first, 'select private from "case" where id = ?', [id]);
      await tamper(first, 'update "case" set private = ? where id = ?', [form(row!.private), id]);
    }
    await tamper(first, 'alter table "case" drop column applicant_kind');
    await tamper(first, 'drop table retention');
    await tamper(first, `delete from mikro_orm_migrations where name like '%-retention'`);
    await first.close();

    // when
    const store = await database.open();

    // then
    expect(await selectAll(store, 'select id, applicant_kind as kind from "case" order by id')).toEqual(
      Object.keys(forms).map(id => ({ id, kind: id === 'case-4' ? 'person' : 'organisation' })),
    );
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});
