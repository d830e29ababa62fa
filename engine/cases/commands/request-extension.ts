import type { ClockState } from '../../clocks/types.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { ruleOf } from '../clock-runs.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import { deliverTo } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

/** Asks for an extension (申请延期): before the limit is over, within the number allowed; delivers the drawn message `extension-requested`. */
export const requestExtension: CommandHandler<'request-extension'> = (execution, { days, reason }) => {
  if (!Number.isInteger(days) || days < 1) {
    return reject('extension-days-wrong', {
      zh: `延期天数应为不小于 1 的整数，但填的是 ${days}。`,
      en: `Expected a whole number of days of 1 or more, but it was ${days}.`,
    });
  }
  const refused = mayExtend(execution) ?? pending(execution);
  if (refused) return refused;
  emit(execution, { type: 'extension-requested', by: execution.actor.account, days, private: { reason } });
  return deliverTo(execution, { name: 'extension-requested', key: null, payload: { days, reason } });
};

/** One request at a time: a second approval would find nothing left to extend. */
function pending({ state }: Execution): Rejection | undefined {
  const open = Object.values(state.tasks).find(({ form }) => form === 'extension');
  if (!open) return undefined;
  return reject(
    'extension-pending',
    {
      zh: `延期应一次只申请一项，但已有延期申请正在「${open.name}」。请等待审批结果。`,
      en: `Expected no other request for an extension, but one waits at "${open.name}". Wait for its answer.`,
    },
    { task: open.id },
  );
}

/** At least one clock must still be extendable; the reason is that of the last one that is not. */
function mayExtend(execution: Execution): Rejection | undefined {
  const clocks = Object.values(execution.state.clocks).filter(clock => clock.status !== 'stopped' && ruleOf(execution, clock)?.extend);
  if (clocks.length === 0) {
    return reject('extension-not-possible', {
      zh: '应有可延期的时限正在计时，但目前没有。',
      en: 'Expected a running clock that may be extended, but there is none.',
    });
  }
  const reasons = clocks.map(clock => whyNot(execution, clock));
  return reasons.includes(undefined) ? undefined : reasons.at(-1);
}

function whyNot(execution: Execution, clock: ClockState): Rejection | undefined {
  const { extend, title } = ruleOf(execution, clock)!;
  if (clock.extensions.length >= extend!.max) {
    return reject(
      'extension-too-many',
      {
        zh: `「${title.zh}」最多可延期 ${extend!.max} 次，但已延期 ${clock.extensions.length} 次。`,
        en: `Expected at most ${extend!.max} extension(s) of "${title.en}", but there were ${clock.extensions.length} already.`,
      },
      { clock: clock.key },
    );
  }
  if (!extend!.beforeDue || execution.context.now <= clock.due) return undefined;
  return reject(
    'extension-after-due',
    {
      zh: `延期应在到期前提出，但「${title.zh}」已于 ${clock.dueOn} 到期。`,
      en: `Expected an extension to be asked for before the limit is over, but "${title.en}" was due on ${clock.dueOn}.`,
    },
    { clock: clock.key, dueOn: clock.dueOn },
  );
}
