// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DraftState, forgetTyped, useDraft } from '#workbench/shared/drafts/index.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let sent: unknown[] = [];
let draft: DraftState;

/** The session has ended: the server keeps nothing. */
const refuse = async (_: unknown, init?: RequestInit): Promise<Response> => {
  sent.push(JSON.parse(String(init?.body)));
  const problem = { type: 'about:blank', title: 'Signed out', status: 401, code: 'signed-out', message: { zh: '请登录', en: 'Sign in' } };
  return new Response(JSON.stringify(problem), { status: 401, headers: { 'content-type': 'application/problem+json' } });
};

function Page() {
  draft = useDraft('task:c1:t1', null, () => {});
  return null;
}

beforeEach(() => {
  sent = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', refuse);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what was typed on a page (草稿)', () => {
  it('should not be sent as another person, also when its part of the page is gone', async () => {
    // given: typed after the session ended, and the page has moved on
    const root = createRoot(document.body.appendChild(document.createElement('div')));
    await act(async () => root.render(<Page />));
    await act(async () => draft.save({ opinion: '前一位所写' }));
    await act(async () => root.unmount());
    await act(async () => vi.advanceTimersByTimeAsync(6_000));
    expect(sent.length).toBeGreaterThan(0);
    // when
    forgetTyped();
    sent = [];
    await act(async () => vi.advanceTimersByTimeAsync(60_000));
    // then
    expect(sent).toEqual([]);
  });

  it('should go on from the draft this page has kept where its part is drawn anew from an older answer', async () => {
    // given: kept once, and the part of the page has gone and come again
    vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
      sent.push((JSON.parse(String(init?.body)) as { since: number | null }).since);
      return new Response(JSON.stringify({ answers: {}, at: 100 + sent.length }), { headers: { 'content-type': 'application/json' } });
    });
    const host = document.body.appendChild(document.createElement('div'));
    const before = createRoot(host);
    await act(async () => before.render(<Page />));
    await act(async () => draft.save({ opinion: '同意' }));
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    await act(async () => before.unmount());
    const after = createRoot(host);
    await act(async () => after.render(<Page />));
    // when
    await act(async () => draft.save({ opinion: '不同意' }));
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    // then
    expect(sent).toEqual([null, 101]);
    expect(draft.at).toBe(102);
    await act(async () => after.unmount());
  });
});
