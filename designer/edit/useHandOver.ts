import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Fields that are read when they are left are left now. */
function leaveField(): void {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) at.blur();
}

/** Takes in what is still being typed before the page is left or loaded anew (离开前收取). */
export function useHandOver(): void {
  const router = useRouter();
  useEffect(() => {
    globalThis.addEventListener('pagehide', leaveField);
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && leaveField());
    return () => {
      globalThis.removeEventListener('pagehide', leaveField);
      stop();
    };
  }, [router]);
}
