import { deliverSignal as deliver, findCatches } from '../../execution/triggers.ts';
import { notAwaited, refusedBy } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

/** Delivers a signal (信号) to everything in the case that waits for it. */
export const deliverSignal: CommandHandler<'deliver-signal'> = (execution, { name, payload }) => {
  if (findCatches(execution, 'signal', name, null).length === 0) return notAwaited('signal-not-awaited', name);
  return refusedBy(execution, () => deliver(execution, name, payload));
};
