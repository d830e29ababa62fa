/** At most so long a press is waited for, milliseconds: a release outside the window is never told. */
const longestMs = 500;

let isDown = false;
let isListening = false;

/** Begins to know when something is being pressed; once is enough. */
export function watchPresses(): void {
  if (isListening) return;
  isListening = true;
  const set = (down: boolean) => () => {
    isDown = down;
  };
  document.addEventListener('pointerdown', set(true), true);
  for (const type of ['pointerup', 'pointercancel', 'dragend']) document.addEventListener(type, set(false), true);
}

/**
 * Runs `act` now, or after the press under way and the click it makes (按下未放): what it draws must not move the place that is being pressed away
 * from under the pointer, or the click is lost.
 */
export function afterPress(act: () => void): void {
  if (!isDown) {
    act();
    return;
  }
  let isDone = false;
  const run = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    act();
  };
  const timer = setTimeout(run, longestMs);
  const release = (): void => {
    for (const type of ['pointerup', 'pointercancel', 'dragend']) document.removeEventListener(type, release, true);
    // the click follows the release within the same task
    setTimeout(run);
  };
  for (const type of ['pointerup', 'pointercancel', 'dragend']) document.addEventListener(type, release, true);
}
