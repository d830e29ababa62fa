import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../support/centre.ts';
import { refused, startServer, type TestServer } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-09', '10:00') });
});
afterAll(() => server.close());

describe('organisation facts', () => {
  it('should tell a designer who holds which post in which unit, and who leads', async () => {
    const designer = await server.as('huangmei');

    const { units, posts, leaders } = await designer.call('getOrganisationFacts');

    expect(units.find(({ id }) => id === 'health')).toEqual({
      id: 'health',
      title: { zh: '区卫生健康局', en: 'District Health Bureau' },
      parent: null,
    });
    expect(posts).toContainEqual({ post: 'window-staff', unit: null, account: expect.any(String), name: '王芳' });
    expect(leaders).toEqual(['unit-leader', 'government-head']);
  });

  it('should be for those who read packs', async () => {
    const window = await server.as('wangfang');

    expect(await refused(window.call('getOrganisationFacts'))).toMatchObject({ status: 403 });
  });
});
