import { raiseIncident } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/**
 * Notes that a timer or the review of a clock could not be carried out after several tries (定时失败): an incident somebody can see. Resolving it
 * lets the timer be tried again.
 */
export const failTimer: CommandHandler<'fail-timer'> = (execution, { kind, ref, error }) => {
  const { waits, clocks } = execution.state;
  const wait = kind === 'flow' && Object.hasOwn(waits, ref) ? waits[ref] : undefined;
  if (!wait && !(kind === 'clock' && Object.hasOwn(clocks, ref))) {
    return reject('timer-already-fired', {
      zh: '定时器应尚未触发，但已触发或已取消。',
      en: 'Expected the timer to be set, but it has fired already or was cleared.',
    });
  }
  const at = { scope: null, run: null, element: wait?.element ?? null };
  raiseIncident(execution, at, {
    code: 'timer-failed',
    text: {
      zh: `到点事项应已处理，但多次重试后仍失败：${error}。请排除原因后重试。`,
      en: `Expected what fell due to be carried out, but it failed after retries: ${error}. Mend the cause and retry.`,
    },
  });
  return undefined;
};
