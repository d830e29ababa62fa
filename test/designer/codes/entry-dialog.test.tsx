// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EntryDialog } from '#designer/codes/EntryDialog.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let added: string[];
/** Whether the code is taken, as the server will say. */
let asked: PromiseWithResolvers<Response>[];

const type = (id: string, text: string): Promise<void> =>
  act(async () => {
    const input = document.getElementById(id) as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const press = (): Promise<void> => act(async () => document.querySelector<HTMLButtonElement>('.ant-btn-primary')!.click());
const answer = (entries: readonly unknown[]): Promise<void> =>
  act(async () =>
    asked[0]!.resolve(new Response(JSON.stringify({ version: '1', entries }), { headers: { 'content-type': 'application/json' } })),
  );

beforeEach(async () => {
  added = [];
  asked = [];
  vi.stubGlobal('fetch', () => {
    asked.push(Promise.withResolvers<Response>());
    return asked.at(-1)!.promise;
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <EntryDialog
        list="trades"
        edited={{ kind: 'add', below: null }}
        isAdded={() => false}
        onDone={code => void added.push(code)}
        onClose={() => {}}
      />,
    ),
  );
  await type('entry-code', 'noodles');
  await type('entry-title', '米粉');
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('adding an entry to a code list (添加字典项)', () => {
  it('should add it once, however often it is asked for while the server is asked', async () => {
    // when
    await press();
    await press();
    await answer([]);
    // then
    expect([added, asked.length]).toEqual([['noodles'], 1]);
  });

  it('should add nothing where the dialog was closed while the server was asked', async () => {
    // given
    await press();
    // when
    await act(async () => root.render(null));
    await answer([]);
    // then
    expect(added).toEqual([]);
  });
});
