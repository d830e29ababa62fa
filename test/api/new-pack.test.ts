import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { refused, startServer, type TestServer, type Visitor } from './support.ts';

/** New packs of a centre, blank or copied (新建模板包), over HTTP. */
let server: TestServer;
let admin: Visitor;

beforeAll(async () => {
  server = await startServer();
  admin = await server.as('huangmei');
});
afterAll(() => server.close());

const leave = { pack: 'leave', title: { zh: '请假审批', en: 'Leave' }, kind: 'other' };
const packOf = (draft: AnswerOf<'getPackDraft'>) => (draft.body as unknown as { pack: { bpmn: string; head: { id: string } } }).pack;

describe('a new pack', () => {
  it('should be a stored draft with an empty canvas that nobody published', async () => {
    // when
    const draft = await admin.call('createPack', { body: leave });
    // then
    expect(draft).toMatchObject({ pack: 'leave', version: 1, released: null, base: null, content: null, savedBy: { account: 'huangmei' } });
    expect(packOf(draft).bpmn).toContain('<bpmn:startEvent id="start"');
    expect((await admin.call('getPackDraft', { params: { packId: 'leave' } })).body).toEqual(draft.body);
  });

  it('should stand in the list, and have a page of its own without releases', async () => {
    const { rows } = await admin.call('listPacks');
    expect(rows.find(({ id }) => id === 'leave')).toMatchObject({ title: leave.title, number: null, content: null, draft: { version: 1 } });
    expect(await admin.call('getPack', { params: { packId: 'leave' } })).toMatchObject({
      pack: { id: 'leave', content: null },
      releases: [],
    });
  });

  it('should begin as a copy of another pack, sound as that is', async () => {
    // when
    const draft = await admin.call('createPack', { body: { ...leave, pack: 'promised-two', kind: 'promised', copyOf: 'promised' } });
    // then
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(draft.content).not.toBeNull();
    expect(packOf(draft).head.id).toBe('promised-two');
  });

  it('should be refused under an id that is taken, by a release or by a draft', async () => {
    for (const pack of ['promised', 'leave'])
      expect(await refused(admin.call('createPack', { body: { ...leave, pack } }))).toMatchObject({ status: 409, code: 'pack-exists' });
  });

  it.each([
    ['an id with capitals', { ...leave, pack: 'Leave' }],
    ['a title in one language only', { ...leave, pack: 'leave-two', title: { zh: '请假', en: ' ' } }],
    ['a kind nobody knows', { ...leave, pack: 'leave-two', kind: 'party' }],
  ])('should be refused with %s', async (_, body) => {
    expect(await refused(admin.call('createPack', { body }))).toMatchObject({ status: 422 });
  });

  it('should be refused as a copy of nothing', async () => {
    const body = { ...leave, pack: 'leave-two', copyOf: 'nothing' };
    expect(await refused(admin.call('createPack', { body }))).toMatchObject({ status: 404 });
  });
});
