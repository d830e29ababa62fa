import { formatChineseMoment, formatLocal } from '../calendar/dates.ts';
import type { Millis } from '../calendar/types.ts';
import type { CaseCommand } from '../cases/commands.ts';
import type { Rejection } from '../cases/context.ts';
import { matchesAny } from '../cases/principals.ts';
import { reject } from '../cases/rejections.ts';
import type { CaseState } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { reasonMissing } from './offers.ts';

/** Principals that may enter late: administrators, and whoever the shell gave the right for the command. */
const entitled = ['administrator', 'late-entry'];

/** true: a person records what happened earlier (补录). What the machine does at an earlier legal moment is none. */
export function isLateEntry({ effectiveAt, recordedAt, actor }: CaseCommand): boolean {
  return effectiveAt !== undefined && effectiveAt < recordedAt && !matchesAny(['system'], actor.principals);
}

/** Why a late entry is refused: without the right or a reason, or earlier than what the case already holds. */
export function refuseLateEntry(state: CaseState | null, command: CaseCommand): Rejection | undefined {
  if (!isLateEntry(command)) return undefined;
  if (!matchesAny(entitled, command.actor.principals)) {
    return reject('late-entry-forbidden', {
      zh: '补录应由管理员操作，但您没有这项权限。',
      en: 'Expected an administrator to enter something late, but you have not that right.',
    });
  }
  if (!command.reason?.trim()) return reasonMissing();
  const last = state ? lastMoment(state) : 0;
  return command.effectiveAt! < last ? tooEarly(last) : undefined;
}

/** Legal moments never go back (时间不倒流): the last act of the case, or its opening. */
function lastMoment({ openedAt, acts }: CaseState): Millis {
  return acts.reduce((latest, { at }) => Math.max(latest, at), openedAt);
}

function tooEarly(last: Millis): Rejection {
  return reject(
    'late-entry-too-early',
    {
      zh: `补录的时间应不早于本办件最近的行为（${formatChineseMoment(last)}），但更早。`,
      en: `Expected a moment not before the last act of the case (${formatLocal(last)}), but it is earlier.`,
    },
    { last },
  );
}

/** Note a late entry in the journal, before anything that follows from it. */
export function noteLateEntry(execution: Execution, command: CaseCommand): void {
  if (!isLateEntry(command)) return;
  const { actor, effectiveAt, reason } = command;
  emit(execution, { type: 'late-entry-noted', effectiveAt: effectiveAt!, by: actor.account, private: { reason: reason! } });
}
