import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, type Person } from '#server/identity/person.ts';
import type { OpenStore } from '#server/store/types.ts';
import { findDraft, saveDraft } from '#server/tasks/drafts.ts';
import { startServer, type TestServer } from '../../api/support.ts';

let server: TestServer;
let person: Person;
const key = 'item:food-business-new';

beforeAll(async () => {
  server = await startServer();
  person = (await findPerson(server.store, { account: 'wangfang', tenant: 'heshan' }))!;
});
afterAll(() => server.close());

/** The store as a page meets it that is overtaken between reading a draft and keeping its own. */
function overtaken(by: () => Promise<unknown>): OpenStore {
  const { shared } = server.store;
  const run: typeof shared.run = (sql, params) => by().then(() => shared.run(sql, params));
  return new Proxy(server.store, {
    get(store, name) {
      if (name === 'shared') return { select: shared.select, run };
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  });
}

describe('saveDraft', () => {
  it.each(['the first', 'a later'])('should be refused to a page that is overtaken by another with %s draft', async which => {
    // given: two pages that know the same draft
    const { at: since } = await findDraft(server.store, person, key);
    const other = () => saveDraft(server.store, person, key, { answers: { name: '甲', which }, since });
    // when
    const answer = await saveDraft(overtaken(other), person, key, { answers: { name: '乙' }, since }).catch((thrown: unknown) => thrown);
    // then
    const kept = await findDraft(server.store, person, key);
    expect(answer).toMatchObject({ problem: { status: 409, code: 'draft-newer', details: { at: kept.at } } });
    expect(kept.answers).toEqual({ name: '甲', which });
  });
});
