import { useSyncExternalStore } from 'react';

const query = '(prefers-reduced-motion: reduce)';
const subscribe = (onChange: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
};

/** Whether the person asked the system for less motion (减少动态效果); components then appear and go at once. */
export const usePrefersReducedMotion = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
