// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ItemLimits } from '#designer/clocks/ItemLimits.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** The item as the server has it, and what it was asked to store. */
let item = { version: 1, promisedLimit: 5 };
let sent: { id: string; version: number; promisedLimit: number }[] = [];
/** The next answer is lost on its way. */
let isLost = false;
let host: HTMLElement;
let root: Root;
let queries: QueryClient;

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A server whose item may be changed only by who knows its version. */
async function serve(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = String(input);
  const title = { zh: '食品经营许可', en: 'Food business' };
  const row = { id: 'food', pack: 'promised', title, unitTitle: { zh: '市监局', en: 'Market' }, statutoryLimit: 10, ...item };
  if (init?.method !== undefined && init.method !== 'GET') {
    const body = JSON.parse(String(init.body)) as (typeof sent)[number];
    const isRepeat = sent.some(({ id }) => id === body.id);
    sent.push(body);
    if (isRepeat) return json({ version: item.version });
    if (body.version === item.version) {
      item = { version: item.version + 1, promisedLimit: body.promisedLimit };
      if (!isLost) return json({ version: item.version });
      isLost = false;
      throw new TypeError('the connection was lost');
    }
    const message = { zh: '事项已被别人修改', en: 'Changed by somebody else' };
    const limits = { statutoryLimit: 10, promisedLimit: item.promisedLimit, stageLimits: {} };
    const details = { version: item.version, savedBy: { account: 'w', name: '王五' }, savedAt: 0, limits };
    return json({ type: 'about:blank', title: 'Stale', status: 409, code: 'item-stale', message, details }, 409);
  }
  if (url.endsWith('/items')) return json({ rows: [row] });
  if (url.includes('/items/')) return json({ item: { ...row, stageLimits: {} } });
  return json({ may: ['item.manage'] });
}

const settle = (): Promise<void> => act(async () => vi.waitFor(() => expect(input()?.disabled).toBe(false)));
const input = (): HTMLInputElement => host.querySelector<HTMLInputElement>('input[aria-label="食品经营许可 承诺时限"]')!;
const saveButton = (): HTMLButtonElement => [...host.querySelectorAll('button')].find(button => button.textContent === '保存时限')!;

async function open(): Promise<void> {
  root = createRoot(host);
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () =>
    root.render(
      <QueryClientProvider client={queries}>
        <App>
          <ItemLimits pack="promised" />
        </App>
      </QueryClientProvider>,
    ),
  );
  await settle();
}

async function type(text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input(), text);
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function save(): Promise<void> {
  const before = sent.length;
  await act(async () => vi.waitFor(() => expect(saveButton()?.disabled).toBe(false)));
  await act(async () => saveButton().click());
  await act(async () => vi.waitFor(() => expect(sent.length).toBe(before + 1)));
}

const told = (words: string): Promise<void> => act(async () => vi.waitFor(() => expect(host.textContent).toContain(words)));
const press = (name: string): Promise<void> =>
  act(async () => [...host.querySelectorAll('button')].find(button => button.textContent === name)!.click());

beforeEach(() => {
  item = { version: 1, promisedLimit: 5 };
  sent = [];
  host = document.body.appendChild(document.createElement('div'));
  vi.stubGlobal('fetch', serve);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

describe('limits of items', () => {
  it('should keep what was typed while another tab of the page is shown, until it is saved', async () => {
    // given
    await open();
    await type('4');
    // when
    await act(async () => root.unmount());
    await open();
    // then
    expect(input().value).toBe('4');
    await save();
    await act(async () => root.unmount());
    item = { version: 3, promisedLimit: 6 };
    await open();
    expect(input().value).toBe('6');
  });

  it('should say who was quicker and what they changed, and save over it only once it was chosen to keep what was typed', async () => {
    // given
    await open();
    await type('3');
    item = { version: 2, promisedLimit: 8 };
    // when
    await save();
    await told('王五');
    expect(host.textContent).toContain('承诺时限：由 5 改为 8');
    expect(saveButton()).toBeUndefined();
    await press('保留我的');
    await save();
    // then
    expect(sent.map(({ version, promisedLimit }) => [version, promisedLimit])).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect(item).toEqual({ version: 3, promisedLimit: 3 });
  });

  it('should send the same command again after a lost answer, so that nobody is told they were too slow for themselves', async () => {
    // given
    await open();
    await type('3');
    isLost = true;
    await save();
    // when
    await save();
    // then
    await act(async () => vi.waitFor(() => expect(saveButton()).toBeUndefined()));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(item).toEqual({ version: 2, promisedLimit: 3 });
  });

  it('should let go of what was typed where the other one is taken', async () => {
    // given
    await open();
    await type('3');
    item = { version: 2, promisedLimit: 8 };
    await save();
    await told('王五');
    // when
    await press('采用对方的');
    // then
    await act(async () => vi.waitFor(() => expect(input().value).toBe('8')));
    expect(saveButton()).toBeUndefined();
    expect(item).toEqual({ version: 2, promisedLimit: 8 });
  });

  it('should not go on from a newer version it has merely read again', async () => {
    // given
    await open();
    await type('3');
    item = { version: 2, promisedLimit: 8 };
    // when
    await act(async () => queries.invalidateQueries());
    await save();
    // then
    expect(sent.map(({ version }) => version)).toEqual([1]);
    await told('王五');
    await press('采用对方的');
    await act(async () => vi.waitFor(() => expect(saveButton()).toBeUndefined()));
  });

  it('should keep what is typed while something else of it is being saved', async () => {
    // given
    await open();
    await type('4');
    await act(async () => vi.waitFor(() => expect(saveButton()?.disabled).toBe(false)));
    await act(async () => saveButton().click());
    // when
    await type('3');
    await act(async () => vi.waitFor(() => expect(item.promisedLimit).toBe(4)));
    // then
    await act(async () => vi.waitFor(() => expect(saveButton()?.disabled).toBe(false)));
    expect(input().value).toBe('3');
    await save();
    expect(item).toEqual({ version: 3, promisedLimit: 3 });
  });
});
