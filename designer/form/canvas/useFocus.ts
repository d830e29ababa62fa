import { useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Elements of a builder that focus goes to. */
export interface BuilderElements {
  readonly root: HTMLElement | null;
  readonly panel: HTMLElement | null;
}

/** Where to go: a thing of the canvas by its key, what Tab reaches there, the settings. */
type Target = { readonly key: string | null } | 'panel';

const typed = 'input:not([disabled]), textarea:not([disabled])';
const focusable = 'button:not([disabled]), a[href], [tabindex="0"]';

/** Puts the focus where it was sent once that is drawn, and never lets it fall out of the canvas (焦点不丢失). */
export function useFocus(elements: () => BuilderElements, reached: () => string | null) {
  const wanted = useRef<Target | null>(null);
  const wasIn = useRef(false);
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    const { root, panel } = elements();
    const tree = root?.querySelector<HTMLElement>('[role="tree"]');
    const find = (key: string | null): HTMLElement | null | undefined =>
      key === null ? null : root?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    const target = wanted.current;
    wanted.current = null;
    if (target === 'panel') (panel?.querySelector<HTMLElement>(typed) ?? panel?.querySelector<HTMLElement>(focusable))?.focus();
    else if (target !== null) (find(target.key) ?? find(reached()) ?? tree)?.focus();
    else if (wasIn.current && document.activeElement === document.body) (find(reached()) ?? tree)?.focus();
    wasIn.current = root?.querySelector('.bjb-canvas')?.contains(document.activeElement) ?? false;
  });
  return useMemo(
    () => ({
      to: (target: Target): void => {
        wanted.current = target;
        draw(count => count + 1);
      },
    }),
    [],
  );
}
