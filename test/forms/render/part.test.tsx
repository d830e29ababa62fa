// @vitest-environment happy-dom
import { act, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { later } from '#forms/render/part.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface Props {
  readonly value: string;
}

describe('a component whose code is fetched later (按需组件)', () => {
  it('should say that its code could not be had, and draw it once it can', async () => {
    // given: the line is broken
    const loads: PromiseWithResolvers<ComponentType<Props>>[] = [];
    const load = (): Promise<ComponentType<Props>> => {
      loads.push(Promise.withResolvers<ComponentType<Props>>());
      return loads.at(-1)!.promise;
    };
    const Picker = later<Props>(
      load,
      () => <i>…</i>,
      () => 'zh',
    );
    const host = document.body.appendChild(document.createElement('div'));
    const root = createRoot(host);
    await act(async () =>
      root.render(
        <>
          <Picker value="a" />
          <Picker value="b" />
        </>,
      ),
    );
    // when
    await act(async () => loads[0]!.reject(new TypeError('Failed to fetch dynamically imported module')));
    const [alert] = host.querySelectorAll('[role="alert"]');
    expect(alert?.textContent).toContain('没有加载出来');
    await act(async () => alert!.querySelector('button')!.click());
    await act(async () => loads[1]!.resolve(({ value }) => <b>{value}</b>));
    // then: all that needed it are there
    expect([host.innerHTML, loads.length]).toEqual(['<b>a</b><b>b</b>', 2]);
    await act(async () => root.unmount());
  });
});
