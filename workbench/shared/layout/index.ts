export { useIsNarrow } from './useIsNarrow.ts';
export { usePrefersReducedMotion } from './usePrefersReducedMotion.ts';
