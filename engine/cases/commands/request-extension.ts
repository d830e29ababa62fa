import type { ClockExtension, ClockState } from '../../clocks/types.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import type { Text } from '../../problem.ts';
import { openClocks } from '../clock-pauses.ts';
import { ruleOf } from '../clock-runs.ts';
import type { Rejection } from '../context.ts';
import { extendedBy, isOver } from '../extendable.ts';
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
  const { approver, refused } = mayExtend(execution, days);
  const waits = refused ?? pending(execution);
  if (waits) return waits;
  emit(execution, { type: 'extension-requested', by: execution.actor.account, days, private: { reason } });
  return deliverTo(execution, { name: 'extension-requested', key: null, payload: { days, reason, approver } });
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

/**
 * No limit that may be extended is over, and at least one may still be extended by so many days; the reason is that of the last one that may not.
 * `approver`: who has to approve by the rule of the first that may (行政许可法 art. 42).
 */
function mayExtend(execution: Execution, days: number): { readonly approver: string; readonly refused?: Rejection } {
  const clocks = openClocks(execution).flatMap((clock): Extendable[] => {
    const rule = ruleOf(execution, clock);
    return rule?.extend ? [{ clock, title: rule.title, rule: rule.extend }] : [];
  });
  const over = clocks.find(({ clock, rule }) => rule.beforeDue && isOver(clock, execution.context.now));
  if (over) return { approver: '', refused: afterDue(over) };
  const found = clocks.find(one => whyNot(one, days) === undefined);
  if (found) return { approver: found.rule.approver };
  const last = clocks.at(-1);
  return { approver: '', refused: last ? whyNot(last, days)! : noneRuns() };
}

function noneRuns(): Rejection {
  return reject('extension-not-possible', {
    zh: '应有可延期的时限正在计时，但目前没有。',
    en: 'Expected a running clock that may be extended, but there is none.',
  });
}

interface Extendable {
  readonly clock: ClockState;
  readonly title: Text;
  readonly rule: ClockExtension;
}

function whyNot({ clock, title, rule: { max, most } }: Extendable, days: number): Rejection | undefined {
  if (clock.extensions.length < max)
    return most === undefined || extendedBy(clock) + days <= most ? undefined : tooLong(clock, title, most);
  return reject(
    'extension-too-many',
    {
      zh: `「${title.zh}」最多可延期 ${max} 次，但已延期 ${clock.extensions.length} 次。`,
      en: `Expected at most ${max} extension(s) of "${title.en}", but there were ${clock.extensions.length} already.`,
    },
    { clock: clock.key },
  );
}

function afterDue({ clock: { key, dueOn }, title }: Extendable): Rejection {
  return reject(
    'extension-after-due',
    {
      zh: `延期应在到期前提出，但「${title.zh}」已于 ${dueOn} 到期。`,
      en: `Expected an extension to be asked for before the limit is over, but "${title.en}" was due on ${dueOn}.`,
    },
    { clock: key, dueOn },
  );
}

function tooLong(clock: ClockState, title: Text, most: number): Rejection {
  const left = most - extendedBy(clock);
  return reject(
    'extension-too-long',
    {
      zh: `「${title.zh}」最多还可延长 ${left} 个工作日，但申请的更多。`,
      en: `Expected an extension of "${title.en}" by at most ${left} more day(s), but more were asked for.`,
    },
    { clock: clock.key, most, left },
  );
}
