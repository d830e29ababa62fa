export { useDiscard, useTouched } from './useDiscard.tsx';
export { useReturnFocus } from './useReturnFocus.ts';
