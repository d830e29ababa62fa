import { expect, it } from 'vitest';
import { openAside } from '#server/store/aside.ts';
import { onBothDatabases } from '../../support/store.ts';

onBothDatabases('openAside', database => {
  it('should show a thread no row of a centre outside its scope', async () => {
    // given
    await database.openCentre();
    const aside = await openAside(database.url());

    // when
    const read = (tenant: string) =>
      aside.read({ tenants: [tenant], actor: 'spy' }, select => select('select id from unit where tenant = ?', ['heshan']));
    const found = await Promise.all(['ziyang', 'heshan'].map(read));
    await aside.close();

    // then
    expect(found.map(rows => rows.length)).toEqual([0, 3]);
  });
});
