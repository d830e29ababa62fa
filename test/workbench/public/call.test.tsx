// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { type Read, useAnswer } from '#workbench/public/shared/call.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let read: Read<string>;

function Page({ ask }: { readonly ask: () => Promise<string> }) {
  read = useAnswer('progress', ask);
  return null;
}

describe('useAnswer', () => {
  it('should not go back to an answer that was on its way before the visitor rated', async () => {
    // given: the page is being read again
    let answer: (text: string) => void = () => {};
    const ask = () =>
      new Promise<string>(resolve => {
        answer = resolve;
      });
    const root = createRoot(document.body.appendChild(document.createElement('div')));
    await act(async () => root.render(<Page ask={ask} />));
    // when
    await act(async () => read.set('rated'));
    await act(async () => answer('not rated'));
    // then
    expect([read.value, read.isBusy]).toEqual(['rated', false]);
    await act(async () => root.unmount());
  });
});
