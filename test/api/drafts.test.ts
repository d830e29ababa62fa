import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused, startServer, type TestServer, type Visitor } from './support.ts';

/** Drafts of two devices (暂存), over HTTP. */
let server: TestServer;
let window: Visitor;
const draft = { params: { key: 'item:food-business-new' } };

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
});
afterAll(() => server.close());

describe('a draft kept by two pages', () => {
  it('should be refused to the page that read an older one, and kept when that page insists', async () => {
    // given: both pages have read that there is none
    const first = await window.call('saveDraft', { ...draft, body: { answers: { name: '一' }, since: null } });
    // when
    const problem = await refused(window.call('saveDraft', { ...draft, body: { answers: { name: '二' }, since: null } }));
    // then
    expect(problem).toMatchObject({ status: 409, code: 'draft-newer', details: { at: first.at } });
    expect(problem.message.zh).toContain('另一台设备');
    expect(await window.call('getDraft', draft)).toEqual(first);
    const kept = await window.call('saveDraft', { ...draft, body: { answers: { name: '二' }, since: first.at } });
    expect(kept.answers).toEqual({ name: '二' });
  });

  it('should tell two drafts of one moment apart', async () => {
    // given
    const { at } = await window.call('getDraft', draft);
    // when
    const next = await window.call('saveDraft', { ...draft, body: { answers: {}, since: at } });
    // then
    expect(next.at).toBeGreaterThan(at!);
    expect(await refused(window.call('saveDraft', { ...draft, body: { answers: {}, since: at } }))).toMatchObject({ status: 409 });
  });

  it('should be replaced by who names no draft', async () => {
    const kept = await window.call('saveDraft', { ...draft, body: { answers: { name: '三' } } });
    expect((await window.call('getDraft', draft)).at).toBe(kept.at);
  });
});
