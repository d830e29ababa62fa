import { useCallback, useRef } from 'react';
import { v7 } from 'uuid';

/**
 * Ids of the commands a page sends (指令编号): what says the same is the same command, so that one sent again after a lost answer is done once and what
 * was cut short is completed. Call `forget` once it was done.
 */
export function useCommandId(): { readonly idOf: (said: unknown) => string; readonly forget: () => void } {
  const last = useRef({ text: '', id: '' });
  const idOf = useCallback((said: unknown): string => {
    const text = JSON.stringify(said);
    if (last.current.id === '' || last.current.text !== text) last.current = { text, id: v7() };
    return last.current.id;
  }, []);
  const forget = useCallback(() => {
    last.current = { text: '', id: '' };
  }, []);
  return { idOf, forget };
}
