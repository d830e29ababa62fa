// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftBody } from '#designer/draft/body.ts';
import { DeskProvider } from '#designer/draft/EditField.tsx';
import type { DraftDesk } from '#designer/draft/useDraft.ts';
import { type Golden, useGolden } from '#designer/golden/useGolden.tsx';
import type { ServiceItem } from '#engine/cases/state.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let golden: Golden;
let root: Root;
let body: DraftBody;
let answers: PromiseWithResolvers<Response>[];

const itemsIn = (of: DraftBody): readonly ServiceItem[] => (of.kind === 'whole' ? of.golden.items : []);

function Cases() {
  golden = useGolden(() => {});
  return <>{golden.notice}</>;
}

beforeEach(async () => {
  answers = [];
  vi.stubGlobal('fetch', () => {
    answers.push(Promise.withResolvers<Response>());
    return answers.at(-1)!.promise;
  });
  const head = { id: 'permit', title: { zh: '许可', en: 'Permit' }, kind: 'other', calls: [], regimes: [], process: '' };
  const parts = { head, forms: { apply: { title: head.title, schema: {}, ui: {} } } };
  body = { kind: 'whole', pack: parts, golden: { scenarios: {}, items: [] } } as unknown as DraftBody;
  const desk = {
    pack: 'permit',
    parts,
    body,
    change: (make: (of: DraftBody) => DraftBody) => {
      body = make(body);
    },
  } as unknown as DraftDesk;
  const host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <DeskProvider value={desk}>
          <Cases />
        </DeskProvider>
      </QueryClientProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('a new golden case (新建用例)', () => {
  it('should give its sample item a unit that there is, however late the units are read', async () => {
    // given: asked for twice before the answer
    await act(async () => golden.make());
    await act(async () => golden.make());
    // when
    const organisation = JSON.stringify({ units: [{ id: 'market', title: { zh: '市监局', en: 'Market' } }], people: [], leaders: [] });
    await act(async () => answers.at(-1)!.resolve(new Response(organisation, { headers: { 'content-type': 'application/json' } })));
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(golden.open).not.toBeNull();
    });
    // then
    expect(itemsIn(body).map(({ unit }) => unit)).toEqual(['market']);
  });

  it('should say why there is none where the units cannot be read', async () => {
    // when
    await act(async () => golden.make());
    await act(async () => answers.at(-1)!.reject(new TypeError('not reached')));
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(document.querySelector('[role="alert"]')).not.toBeNull();
    });
    // then
    expect([golden.open, itemsIn(body)]).toEqual([null, []]);
  });
});
