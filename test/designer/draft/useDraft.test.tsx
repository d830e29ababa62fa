// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftBody } from '#designer/draft/body.ts';
import { type DraftDesk, useDraft } from '#designer/draft/useDraft.ts';
import type { PackDraft } from '#server/contract/designing.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const parts = { head: { id: 'promised', title: { zh: '原来', en: 'Before' }, calls: [] }, bpmn: '', forms: {}, documents: {} };
const whole = { kind: 'whole', pack: parts, golden: { scenarios: {}, items: [] } } as unknown as DraftBody;
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const stored = (version: number, body: DraftBody): PackDraft =>
  ({
    ...{ pack: 'promised', version, savedAt: null, savedBy: null, body, released: null, effective: parts, base: null },
    ...{ layers: [], differences: [], problems: [], content: null, behind: 0, parentItems: [], changedItems: [] },
  }) as unknown as PackDraft;
const titled =
  (zh: string) =>
  (body: DraftBody): DraftBody =>
    body.kind === 'whole' ? { ...body, pack: { ...body.pack, head: { ...body.pack.head, title: { zh, en: zh } } } } : body;
const titleOf = ({ parts: { head } }: DraftDesk): string => head.title.zh;

let desk: DraftDesk;
let root: Root;
let version: number;
/** Saves that were sent, each answered once it is let go. */
let saves: { readonly letGo: () => void }[];

function Desk() {
  desk = useDraft(first, { account: 'wang', centre: 'hs' });
  return null;
}
const first = stored(1, whole);

/** A server that stores one version after the other and refuses one made from an older. */
async function serve(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (!String(input).endsWith('/draft') || init?.method !== 'PUT')
    return json({ problems: [], differences: [], effective: parts, content: null });
  const sent = JSON.parse(String(init.body)) as { version: number; body: DraftBody };
  const isStale = sent.version !== version;
  if (!isStale) version++;
  const answer = isStale
    ? json({ type: 'about:blank', title: 'Stale', status: 409, code: 'draft-stale', message: { zh: '旧', en: 'Stale' } }, 409)
    : json(stored(version, sent.body));
  const { promise, resolve } = Promise.withResolvers<Response>();
  saves.push({ letGo: () => resolve(answer) });
  return promise;
}

beforeEach(async () => {
  localStorage.clear();
  version = 1;
  saves = [];
  vi.stubGlobal('fetch', serve);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <Desk />
      </QueryClientProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('a draft being edited (编辑中的草稿)', () => {
  it('should send one save after the other, whoever asks for them while one is on its way', async () => {
    // given: a save is on its way, and more was changed
    await act(async () => desk.change(titled('一')));
    await act(async () => void desk.save());
    await act(async () => desk.change(titled('二')));
    // when: a run of the cases and the publishing both want it stored
    const asked = [desk.save(), desk.save()];
    await act(async () => saves[0]!.letGo());
    expect(saves).toHaveLength(2);
    await act(async () => saves[1]!.letGo());
    // then
    expect(await Promise.all(asked)).toEqual([3, 3]);
    expect([desk.state, titleOf(desk), saves.length]).toEqual(['clean', '二', 2]);
  });

  it('should keep what was changed while the draft after publishing was on its way', async () => {
    // given: published, and typed on before the answer
    await act(async () => desk.change(titled('改过')));
    // when
    await act(async () => desk.follow(stored(0, whole)));
    // then
    expect([titleOf(desk), desk.state, desk.server.version]).toEqual(['改过', 'dirty', 0]);
  });

  it('should take what the server has where nothing was changed', async () => {
    await act(async () => desk.follow(stored(4, titled('新')(whole))));
    expect([desk.state, desk.server.version, desk.generation]).toEqual(['clean', 4, 1]);
  });
});
