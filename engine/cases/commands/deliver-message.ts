import type { Execution } from '../../execution/execution.ts';
import { attempt } from '../../execution/execution.ts';
import { deliver, findCatches } from '../../execution/triggers.ts';
import type { Rejection } from '../context.ts';
import { isMachineOnly } from '../deemed.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';
import type { Answers } from '../state.ts';
import type { CommandHandler } from './types.ts';

/** Delivers a message (消息) to the oldest wait for it, by name and correlation key. */
export const deliverMessage: CommandHandler<'deliver-message'> = (execution, { name, key, payload }) =>
  refuseMachineOnly(execution, name) ?? deliverTo(execution, { name, key, payload });

/** What the law deems done, and that the limit of a step is over, follows from a clock alone: nobody says it. */
function refuseMachineOnly(execution: Execution, name: string): Rejection | undefined {
  if (!isMachineOnly(name) || matchesAny(['system'], execution.actor.principals)) return undefined;
  return reject('machine-only', {
    zh: '「视为」和「时限届满」应由时限到期引起，不能由人员登记。',
    en: 'Expected what follows from a limit that is over to come from the clock, but a person said it.',
  });
}

/** Delivers a drawn message, or says that the case does not wait for it now. */
export function deliverTo(execution: Execution, message: { name: string; key: string | null; payload: Answers }): Rejection | undefined {
  const wait = findCatches(execution, 'message', message.name, message.key)[0];
  if (!wait) return notAwaited('message-not-awaited', message.name);
  return refusedBy(execution, () => deliver(execution, wait, message.payload));
}

/** A payload that the drawn mappings cannot read is refused: the wait stays, nothing is lost. */
export function refusedBy(execution: Execution, step: () => void): Rejection | undefined {
  const fault = attempt(execution, step);
  return fault && reject('payload-unreadable', fault.text, { cause: fault.code });
}

/** Nothing in the case waits for that name. */
export function notAwaited(code: string, name: string): Rejection {
  return reject(
    code,
    {
      zh: `办件应正在等待「${name}」，但目前没有等待。请查看办件的当前环节。`,
      en: `Expected the case to wait for "${name}", but it does not now. Look at its open steps.`,
    },
    { name },
  );
}
