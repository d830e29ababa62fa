import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, type Person } from '#server/identity/person.ts';
import type { Services } from '#server/services.ts';
import type { OpenStore } from '#server/store/types.ts';
import { taskHandlers } from '#server/tasks/routes.ts';
import { complete, register, startServer, type TestServer, type Visitor } from '../../api/support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;
let person: Person;

beforeAll(async () => {
  server = await startServer();
  [window, handler] = [await server.as('wangfang'), await server.as('liqiang')];
  person = (await findPerson(server.store, { account: 'liqiang', tenant: 'heshan' }))!;
});
afterAll(() => server.close());

/** The store as somebody meets it who is overtaken between reading a case and giving his command. */
function overtaken(by: () => Promise<unknown>): OpenStore {
  return new Proxy(server.store, {
    get(store, name) {
      if (name === 'execute') return (input: Parameters<OpenStore['execute']>[0]) => by().then(() => store.execute(input));
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  });
}

describe('completing a task', () => {
  it('should never take answers nobody judged, also where the task comes to the version they name meanwhile', async () => {
    // given: answers that do not fit the form, for the version the task will have once it is claimed
    const { caseId } = await register(window);
    await complete(window, caseId, 'check');
    const { task, version } = (await handler.call('listTasks')).rows.find(row => row.caseId === caseId)!;
    const params = { caseId };
    const body = { id: v7(), task, version: version + 1, answers: { result: 'whatever' } };
    const claim = () => handler.call('claimTask', { params, body: { id: v7(), task, version } });
    const { completeTask } = taskHandlers({ store: overtaken(claim) } as Services);
    // when
    const answer = await completeTask({ person, params, query: undefined, body, connection: undefined } as never).catch(
      (thrown: unknown) => thrown,
    );
    // then
    expect(answer).toMatchObject({ problem: { status: 409, code: 'task-already-handled' } });
    expect((await handler.call('listTasks')).rows).toContainEqual(expect.objectContaining({ task, version: version + 1, mine: true }));
  });
});
