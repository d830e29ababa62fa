import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts } from '#server/demo/accounts.ts';
import { demoCentres } from '#server/demo/centres.ts';
import { startServer, type TestServer } from './support.ts';

/** What is shipped and set up is told nothing of (零误报): the packs of every centre of the demo, judged with the people who hold its posts. */
describe('packs of the demo', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  /** Those who draw packs; the village station has nobody of its own who does. */
  const drawing = demoAccounts.filter(({ grants }) => grants.some(({ post }) => post === 'administrator'));

  it('should be asked of every centre that has somebody who draws', () => {
    expect(drawing.map(({ tenant }) => tenant)).toEqual(demoCentres.map(({ id }) => id).filter(id => id !== 'xinmin'));
  });

  it.each(drawing.map(({ tenant, login }) => [tenant, login] as const))('should have no problems in %s', async (_tenant, login) => {
    // given
    const visitor = await server.as(login);
    const { rows } = await visitor.call('listPacks', {});
    // when
    const drafts = await Promise.all(rows.map(({ id }) => visitor.call('getPackDraft', { params: { packId: id } })));
    // then
    expect(drafts.flatMap(({ pack, problems }) => problems.map(({ code, message }) => `${pack} ${code} ${message.zh}`))).toEqual([]);
  });
});
