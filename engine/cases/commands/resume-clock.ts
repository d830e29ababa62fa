import { findCatches } from '../../execution/triggers.ts';
import { reject } from '../rejections.ts';
import { deliverTo } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

const name = 'special-procedure-finished';

/**
 * Tells that a lawful procedure is over (特别程序结束, 恢复计时): delivers the drawn message `special-procedure-finished` with its id as key, or without
 * one where the drawing knows a single procedure; the drawn act lets the clocks run on.
 */
export const resumeClock: CommandHandler<'resume-clock'> = (execution, { procedure }) => {
  const key = [procedure, null].find(one => findCatches(execution, 'message', name, one).length > 0);
  if (key !== undefined) return deliverTo(execution, { name, key, payload: {} });
  return reject(
    'procedure-not-running',
    {
      zh: `特别程序「${procedure}」应正在进行，但没有在等待它结束。`,
      en: `Expected the procedure "${procedure}" to run, but the case does not wait for its end.`,
    },
    { procedure },
  );
};
