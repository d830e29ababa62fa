import { useEffect, useState } from 'react';

/**
 * Gives the cursor back (焦点返回) to where it was before this part of the page was drawn, or to the page where that is gone; never away from
 * somewhere else it has been put meanwhile.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null));
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = before?.isConnected && before !== document.body ? before : document.getElementById('main');
      place?.focus({ preventScroll: true });
    },
    [before],
  );
}
