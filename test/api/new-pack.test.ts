import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { foreign } from '../support/foreign.ts';
import { putInForce, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

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

describe('stored states of a draft', () => {
  const leavePack = { params: { packId: 'leave' } };
  const saved = async (text: string) => {
    const draft = await admin.call('getPackDraft', leavePack);
    const body = structuredClone(draft.body) as unknown as { pack: { bpmn: string } };
    body.pack.bpmn = text;
    return admin.call('savePackDraft', { ...leavePack, body: { version: draft.version, body: body as unknown as typeof draft.body } });
  };

  it.each(Object.entries(foreign))('should keep the text of %s to the character', async (_, text) => {
    // when
    const { version } = await saved(text);
    // then
    expect(packOf(await admin.call('getPackDraft', leavePack)).bpmn).toBe(text);
    const { body } = await admin.call('getDraftVersion', { params: { packId: 'leave', version } });
    expect((body as unknown as { pack: { bpmn: string } }).pack.bpmn).toBe(text);
  });

  it('should be listed with who saved them and what was changed, and be gone back to', async () => {
    // given
    const { rows } = await admin.call('listDraftVersions', leavePack);
    const first = rows.at(-1)!;
    expect(first).toMatchObject({ version: 1, savedBy: { account: 'huangmei', name: '黄梅' } });
    expect(rows[0]).toMatchObject({ version: rows.length, parts: ['process'] });
    // when
    const { body } = await admin.call('getDraftVersion', { params: { packId: 'leave', version: 1 } });
    const back = await admin.call('savePackDraft', { ...leavePack, body: { version: rows.length, body } });
    // then
    expect(back.version).toBe(rows.length + 1);
    expect(packOf(back).bpmn).toContain('<bpmn:startEvent id="start"');
  });

  it('should not be there under a number nobody saved', async () => {
    const call = admin.call('getDraftVersion', { params: { packId: 'leave', version: 999 } });
    expect(await refused(call)).toMatchObject({ status: 404, code: 'draft-version-gone' });
  });
});

describe('the pack of a service item', () => {
  const itemOf = async (id: string) => (await admin.call('listItems', {})).rows.find(row => row.id === id)!;
  const change = (id: string, version: number, pack: string, command = v7()) =>
    admin.call('changeItemPack', { params: { itemId: id }, body: { id: command, version, pack } });

  it('should be refused while that pack has no release in force', async () => {
    const { version } = await itemOf('food-business-new');
    expect(await refused(change('food-business-new', version, 'leave'))).toMatchObject({ status: 422, code: 'pack-not-in-force' });
  });

  it('should be refused when the pack does not fit the item', async () => {
    const { version } = await itemOf('food-business-new');
    expect(await refused(change('food-business-new', version, 'instant'))).toMatchObject({ status: 422, code: 'item-form' });
    expect((await itemOf('food-business-new')).pack).toBe('promised');
  });

  it('should be refused to a page that is stale', async () => {
    expect(await refused(change('food-business-new', 99, 'instant'))).toMatchObject({ status: 409, code: 'item-stale' });
  });

  it('should be changed for new cases, which run on that pack word for word as it was drawn; those under way keep theirs', async () => {
    // given: a copy with comments, CDATA and words of another tool in it
    const copy = await admin.call('getPackDraft', { params: { packId: 'promised-two' } });
    const body = structuredClone(copy.body) as unknown as { pack: { bpmn: string } };
    body.pack.bpmn = body.pack.bpmn
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:acme="urn:acme" ')
      .replace(
        '</bpmn:process>',
        '<!-- 注 --><bpmn:textAnnotation id="note" acme:a="1"><bpmn:text><![CDATA[<a> & b]]></bpmn:text></bpmn:textAnnotation></bpmn:process>',
      );
    const content = await putInForce(server, 'heshan', 'promised-two', body as unknown as typeof copy.body);
    const clerk = await server.as('wangfang');
    const before = await register(clerk, 'food-business-new');
    const { version } = await itemOf('food-business-new');
    // when
    const id = v7();
    const changed = await change('food-business-new', version, 'promised-two', id);
    const again = await change('food-business-new', version, 'promised-two', id);
    // then
    expect(changed.version).toBe(version + 1);
    expect(again).toEqual(changed);
    const after = await register(clerk, 'food-business-new');
    const contentOf = async (caseId: string) => (await clerk.call('getCase', { params: { caseId } })).content;
    expect(await contentOf(after.caseId)).toBe(content);
    expect(await contentOf(before.caseId)).not.toBe(content);
    expect((await admin.call('getRelease', { params: { content } })).bpmn).toBe(body.pack.bpmn);
  });
});
