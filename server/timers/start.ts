import type { Store } from '../store/types.ts';
import { type Loop, startLoop } from './loop.ts';
import { sweep } from './sweep.ts';

/** How often the due table is looked at, and who hears of failures. */
export interface SweepOptions {
  /** Milliseconds between two looks; at most 15 s, so that a due timer fires within 60 s. */
  readonly everyMs?: number;
  readonly onError?: (error: unknown) => void;
}

/** Sweep again and again (到点轮询) until stopped. */
export function startSweep(store: Store, { everyMs = 5_000, onError = () => {} }: SweepOptions = {}): Loop {
  return startLoop({ work: () => sweep(store), everyMs, onError });
}
