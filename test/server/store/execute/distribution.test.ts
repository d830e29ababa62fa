import { expect, it } from 'vitest';
import { model } from '../../../engine/execution/model.ts';
import { keepPlainModel } from '../../../support/plain.ts';
import { openPlain } from '../../../support/plain-release.ts';
import { onBothDatabases, stateOf } from '../../../support/store.ts';

const people = ['chenjing', 'liqiang', 'wangfang', 'zhouwei'].map(name => `${name}-heshan`);
const turns = model(
  `<startEvent id="s"/><userTask id="a"><extensionElements><bj:assignment rule="person" people="${people.join(' ')}" distribute="rotation"/></extensionElements></userTask>`,
  's>a',
);

onBothDatabases('rotation (轮流)', database => {
  it('should go round, also among commands given at once', async () => {
    const store = await database.openCentre();
    const content = await keepPlainModel(store, turns);
    await openPlain(store, 'first', content);
    const ids = ['c1', 'c2', 'c3', 'c4'];
    await Promise.all(ids.map(id => openPlain(store, id, content)));
    const given = await Promise.all(ids.map(async id => Object.values((await stateOf(store, id)).tasks)[0]!.candidates.join(' ')));
    expect(given.sort()).toEqual(people.map(account => `person:${account}`));
  });
});
