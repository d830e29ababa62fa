import { expect, it } from 'vitest';
import { verify } from '#server/store/verify.ts';
import { change, give, onBothDatabases, openCommand, stateOf } from '../../support/store.ts';

/** What a browser sends that cut an emoji in two, and what only JSON can say. */
const broken = '半个字 \ud83d 和 \0';

onBothDatabases('a text neither database can keep as it is', database => {
  it('should not make a case look as if somebody had changed it', async () => {
    // given
    const store = await database.openCentre();
    await store.execute(await openCommand('case-1'));
    const [material] = (await stateOf(store, 'case-1')).materials;

    // when
    const outcome = await give(store, 'case-1', { type: 'receive-material', material: { ...material!, note: broken } });

    // then
    expect(outcome).toMatchObject({ ok: true });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should not make a case look so by the name of its applicant', async () => {
    // given
    const store = await database.openCentre();

    // when
    const outcome = await store.execute(await openCommand('case-1', { name: `吴${broken}` }));

    // then
    expect(outcome).toMatchObject({ ok: true });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should not break the chain of another stream that gives it as its reason', async () => {
    // given
    const store = await database.openCentre();

    // when
    const item = { stream: 'item', streamId: 'food-business-new', tenant: 'heshan' } as const;
    await change(store, { ...item, type: 'retire-item', reason: broken, body: {} });

    // then
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should not make the rows of another stream look as if somebody had changed them', async () => {
    // given
    const store = await database.openCentre();
    const [since, until] = [database.clock.moment, database.clock.moment + 86_400_000];

    // when
    await change(store, {
      ...{ stream: 'organisation', streamId: 'heshan', tenant: 'heshan', type: 'record-absence' },
      body: { absence: 'a-1', account: 'liqiang-heshan', substitute: 'zhouwei-heshan', since, until, reason: broken },
    });

    // then
    expect(await verify(store)).toMatchObject({ ok: true });
  });
});
