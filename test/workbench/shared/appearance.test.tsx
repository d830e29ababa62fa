// @vitest-environment happy-dom
import { theme } from 'antd';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { Appearance as DesignerAppearance } from '#designer/ui/Appearance.tsx';
import { Appearance as WorkbenchAppearance } from '#workbench/shared/Appearance.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What the person asked the system for. */
function ask(motion: 'no-preference' | 'reduce'): void {
  (
    globalThis as unknown as { happyDOM: { settings: { device: { prefersReducedMotion: string } } } }
  ).happyDOM.settings.device.prefersReducedMotion = motion;
}
const Probe = () => <output>{theme.useToken().token.motion ? 'moves' : 'still'}</output>;

describe.each([
  ['workbench', WorkbenchAppearance],
  ['designer', DesignerAppearance],
])('appearance of the %s', (_, Appearance) => {
  afterEach(() => ask('no-preference'));

  it.each([
    ['move', 'no-preference', 'moves'],
    ['stand still', 'reduce', 'still'],
  ] as const)('should let components %s for somebody whose system says %s', async (_words, asked, expected) => {
    // given
    ask(asked);
    // when
    const host = document.createElement('div');
    await act(async () =>
      createRoot(host).render(
        <Appearance>
          <Probe />
        </Appearance>,
      ),
    );
    // then
    expect(host.querySelector('output')!.textContent).toBe(expected);
  });
});
