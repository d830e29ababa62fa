import { useEffect, useRef } from 'react';

/** Whether the key belongs to a field or a dialog, not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="combobox"], [role="listbox"], [role="menu"]') !== null
  );
}

/** Time within which the second key of `g i` must follow. */
const sequenceMs = 1_000;

/** Listens for keys (快捷键) such as `/`, `j`, `g i`, `?` outside fields. A handler returning false leaves the key to the browser. */
export function useKeys(handlers: Readonly<Record<string, () => unknown>>): void {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    let first = '';
    let firstAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const pair = event.timeStamp - firstAt < sequenceMs ? `${first} ${event.key}` : event.key;
      const handler = current.current[pair] ?? current.current[event.key];
      first = event.key;
      firstAt = event.timeStamp;
      if (handler && handler() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
