import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hintsPath } from '#server/contract/routes.ts';
import { announce } from '#server/store/database.ts';
import { missed } from '#server/store/hints.ts';
import { complete, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What a listener hears: whole texts of events, and the end of the stream. */
async function listen(
  who: Visitor,
): Promise<{ heard: string[]; until: (test: () => boolean) => Promise<void>; ended: Promise<void>; response: Response }> {
  const stop = new AbortController();
  const response = await who.fetch(hintsPath, { signal: stop.signal });
  const heard: string[] = [];
  let notify: () => void = () => {};
  const ended = (async () => {
    if (!response.body) return;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      heard.push(...chunk.split('\n\n').filter(text => text.includes('data:')));
      notify();
    }
  })().catch(() => {});
  const until = async (test: () => boolean) => {
    while (!test())
      await new Promise<void>(resolve => {
        notify = resolve;
      });
  };
  return { heard, until, ended, response };
}

describe('live hints', () => {
  it('should reach those who may see the case, without any of its data', async () => {
    // given
    const [window, other] = [await server.as('wangfang'), await server.as('zhaomin')];
    const [near, far] = [await listen(window), await listen(other)];
    expect(near.response.headers.get('x-accel-buffering')).toBe('no');
    // when
    const { caseId } = await register(window);
    await near.until(() => near.heard.some(text => text.includes(caseId)));
    // then
    const hint = near.heard.find(text => text.includes(caseId))!;
    expect(hint).toContain('event:hint');
    expect(JSON.parse(/data: ?(.*)/.exec(hint)![1]!)).toEqual({ stream: 'case', id: caseId, seq: 1 });
    const theirs = await register(window, 'public-place-hygiene');
    await complete(window, theirs.caseId, 'check');
    await far.until(() => far.heard.some(text => text.includes(theirs.caseId)));
    expect(far.heard.join()).not.toContain(caseId);
  });

  it('should end for a listener whose session has ended', async () => {
    // given
    const [window, leaving] = [await server.as('wangfang'), await server.as('chenjing')];
    const line = await listen(leaving);
    const { caseId } = await register(window);
    // when
    await leaving.call('signOut');
    await window.call('commentCase', { params: { caseId }, body: { id: v7(), text: '请核对材料' } });
    // then
    await line.ended;
    expect(line.heard.join()).not.toContain('"seq":2');
  });

  it('should end where hints of another server may have been missed, so that pages take the line up again and read anew', async () => {
    // given
    const line = await listen(await server.as('wangfang'));
    // when
    announce(server.store, missed);
    // then
    await line.ended;
    expect(line.heard).toEqual([]);
  });

  it('should ask for a signed-in person', async () => {
    expect((await server.visitor().fetch(hintsPath)).status).toBe(401);
  });
});
