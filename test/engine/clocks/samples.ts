import type { Millis } from '#engine/calendar/index.ts';
import { defaultCards } from '#engine/cards/index.ts';
import type { ClockFigures, ClockPause, ClockRule, ClockState } from '#engine/clocks/index.ts';

/** The shipped promised clock. */
export const promisedRule: ClockRule = {
  id: 'promised',
  title: { zh: '承诺时限', en: 'Promised limit' },
  length: { text: 'service.promisedLimit', feel: true },
  unit: 'working-day',
  start: { on: 'accept', count: 'next-day' },
  supplement: { clock: 'restart', rule: 'first-receipt-if-omission' },
  pause: ['hearing'],
  stop: ['grant', 'refuse'],
  onBreach: 'none',
};

/** A running clock of the promised rule with these figures. */
export function runningClock(figures: ClockFigures, more: Partial<ClockState> = {}): ClockState {
  const head = { key: 'promised', rule: 'promised', run: 1, status: 'running', pauses: [], extensions: [], version: 1 } as const;
  return { ...head, ...figures, ...more };
}

/** A pause for a hearing (听证). */
export function hearing(from: Millis, to: Millis | null): ClockPause {
  return { reason: 'hearing', from, to };
}

export { defaultCards };
