import { recomputeAll } from '../clock-recomputing.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/**
 * Brings every clock of the case to the calendar that holds now (日历变更后重新推算) and raises what is due, which is done before any command.
 * Nothing stale and nothing due: nothing happens. Refused only where no clock could be reckoned.
 */
export const recomputeClocks: CommandHandler<'recompute-clocks'> = execution => {
  const [fault] = recomputeAll(execution);
  return fault && execution.events.length === 0 ? reject(fault.code, fault.text) : undefined;
};
