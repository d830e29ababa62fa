import { expect, it } from 'vitest';
import { demoAccounts, demoCentre, demoCentres, seedDemo } from '#server/demo/index.ts';
import { findPerson } from '#server/identity/person.ts';
import { need } from '#server/identity/need.ts';
import type { Store } from '#server/store/types.ts';
import { onBothDatabases, selectAll } from '../../support/store.ts';

onBothDatabases('the small demo', database => {
  const entries = async (store: Store) => (await selectAll<{ n: number }>(store as never, 'select count(*) as n from journal'))[0]!.n;

  it('should have a district, two townships and a village, each with its people', async () => {
    // given
    const store = await database.open({ demo: true });
    // when
    await seedDemo(store);
    // then
    const links = await selectAll(store, 'select tenant, parent from centre_link order by tenant');
    expect(links).toEqual([
      { tenant: 'henglongqiao', parent: 'heshan' },
      { tenant: 'lanxi', parent: 'heshan' },
      { tenant: 'xinmin', parent: 'henglongqiao' },
    ]);
    for (const { tenant, login, grants } of demoAccounts) {
      const person = await findPerson(store, { account: login, tenant });
      expect(person?.grants.map(({ role }) => role)).toEqual(expect.arrayContaining(grants.map(({ post }) => post)));
    }
    const auditor = await findPerson(store, { account: 'xuning', tenant: 'heshan' });
    expect(auditor?.tenants.toSorted()).toEqual(demoCentres.map(({ id }) => id).toSorted());
  });

  it('should let townships take over packs without a change: the content is the parent’s', async () => {
    const store = await database.open({ demo: true });
    await seedDemo(store);
    const rows = await selectAll<{ tenant: string; content: string }>(
      store,
      "select tenant, content from pack where id = 'promised' order by tenant",
    );
    expect(rows.map(({ tenant }) => tenant)).toEqual(['henglongqiao', 'heshan', 'lanxi', 'xinmin']);
    expect(new Set(rows.map(({ content }) => content)).size).toBe(1);
    const items = await selectAll<{ unit: string }>(
      store,
      "select unit from service_item where tenant = 'lanxi' and id = 'food-business-new'",
    );
    expect(items).toEqual([{ unit: 'economic' }]);
  });

  it('should change nothing when it is loaded again, and give a centre the units it lacks', async () => {
    // given: a demo made before the district had all its units
    const store = await database.open({ demo: true });
    const [first] = demoCentre.units;
    const { id, units: _units, ...centre } = demoCentre;
    const of = { tenant: id, stream: 'organisation', streamId: id, type: 'change-organisation' } as const;
    await need(store, { ...of, body: { ...centre, units: [first] } });
    // when
    await seedDemo(store);
    // then
    expect((await store.organisation(id)).units.map(unit => unit.id)).toEqual(demoCentre.units.map(unit => unit.id));
    const before = await entries(store);
    await seedDemo(store);
    expect(await entries(store)).toBe(before);
  });
});
