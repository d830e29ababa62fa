import type { Store } from '../store/types.ts';
import { type Loop, startLoop } from './loop.ts';
import { reviewOutdated } from './outdated.ts';
import { sweep } from './sweep.ts';

/** How often the due table is looked at, and who hears of failures. */
export interface SweepOptions {
  /** Milliseconds between two looks: a due timer fires within 60 s, and what a dead node had leased for 30 s is taken over within 35 s. */
  readonly everyMs?: number;
  readonly onError?: (error: unknown) => void;
}

/** How often clocks of a former calendar are looked for besides being woken by a new one, milliseconds: what a node that died was at is taken over. */
const outdatedEveryMs = 60_000;

/** Sweep again and again (到点轮询) until stopped; clocks of a former calendar are computed anew at the start, when one is activated, and now and then. */
export function startSweep(store: Store, { everyMs = 2_000, onError = () => {} }: SweepOptions = {}): Loop {
  const due = startLoop({ work: () => sweep(store), everyMs, onError });
  const stopping = new AbortController();
  const outdated = startLoop({ work: () => reviewOutdated(store, stopping.signal).then(() => 0), everyMs: outdatedEveryMs, onError });
  const forget = store.onHint(({ stream }) => {
    if (stream === 'calendar') outdated.wake();
  });
  return {
    wake: due.wake,
    async stop() {
      forget();
      stopping.abort();
      await Promise.all([due.stop(), outdated.stop()]);
    },
  };
}
