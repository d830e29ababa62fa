import type { MouseEvent } from 'react';

/**
 * The act of a button for the first click of a double click alone (双击): the second one comes when the act may be done already, and would do it again,
 * or do what stands there by then.
 */
export const onFirstClick =
  (act: () => void) =>
  (event: Pick<MouseEvent, 'detail'>): void => {
    if (event.detail < 2) act();
  };

/** Keeps the second click of a double click (双击) from sending a form. */
export function sendOnFirstClick(event: Pick<MouseEvent, 'detail' | 'preventDefault'>): void {
  if (event.detail > 1) event.preventDefault();
}
