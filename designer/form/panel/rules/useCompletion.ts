import { type KeyboardEvent, useRef } from 'react';
import { completed } from './complete.ts';
import type { NameInSight } from './names.ts';
import { useOffer } from './useOffer.ts';

/** A FEEL text whose names are completed while it is typed (表达式补全): the offer at the caret by keyboard and by mouse, and names put in at the caret. */
export function useCompletion(names: readonly NameInSight[], typed: string, type: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  const { offer, look, move, close } = useOffer(names);
  const put = (next: { readonly text: string; readonly caret: number }): string => {
    type(next.text);
    close();
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
    return next.text;
  };
  const take = (name: string): void => {
    if (offer) put(completed(typed, offer.typing, name));
  };
  /** Puts a name in at the caret; answers the text as it is then. */
  const insert = (name: string): string => put(completed(typed, { from: area.current?.selectionStart ?? typed.length, word: '' }, name));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (!offer) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => take(offer.names[offer.active]!.name),
      Escape: close,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { area, offer, look, close, take, insert, onKeyDown };
}
