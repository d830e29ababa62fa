import { dayOf } from '../../calendar/days.ts';
import { addDays, dateOf, formatChineseMoment, formatLocal } from '../../calendar/dates.ts';
import type { Calendar, Millis } from '../../calendar/types.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { limits } from '../../limits.ts';
import type { Rejection } from '../context.ts';
import { isUrgingDue, restartUrging } from '../clock-urging.ts';
import { lastingPauses } from '../lasting-pauses.ts';
import { receiversOf, requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** From this urging of a case on the leader of its unit hears too. */
const leaderFrom = 3;

/**
 * Urges everybody who has an open task of the case (催办), once a working day by each sender; changes neither state nor the clocks of the applicant.
 * A superior who has the case, nobody here having a task about it, is urged through the leader of the unit, and the time for urging begins anew;
 * where the drawing has a task for it, its act `urge-superior` does that, and this only tells its holder.
 */
export const urgeCase: CommandHandler<'urge-case'> = (execution, { text }) => {
  const refused = refuseAgain(execution);
  if (refused) return refused;
  const handlers = receiversOf(execution, 'handler');
  const superior = handlers.length === 0 && isWithSuperior(execution);
  if (handlers.length === 0 && !superior) {
    return reject('nobody-to-urge', {
      zh: '应有人正在办理，但目前没有待办任务，无法催办。',
      en: 'Expected somebody to have an open task, but nobody has one now.',
    });
  }
  const times = execution.state.urges.reduce((sum, urge) => sum + urge.times, 0) + 1;
  const to = [...new Set([...handlers, ...(times < leaderFrom && !superior ? [] : receiversOf(execution, 'unit-leader'))])];
  emit(execution, { type: 'case-urged', by: execution.actor.account, to, private: { text } });
  for (const principal of to) requestNotice(execution, { to: principal, text: 'urged', words: text });
  if (superior) restartUrging(execution);
  return undefined;
};

/** true: the case was forwarded and a superior has it (上报): urging goes on to the leader of the unit, who urges there. */
function isWithSuperior({ state }: Execution): boolean {
  return isUrgingDue(state) || lastingPauses(state).some(({ reason }) => reason === 'superior');
}

function refuseAgain({ state, actor, context }: Execution): Rejection | undefined {
  const last = state.urges.find(({ by }) => by === actor.account);
  if (!last || hasNewWorkingDay(context.calendar, last.at, context.now)) return undefined;
  return reject(
    'urged-today',
    {
      zh: `每个工作日应只催办一次，但您已于 ${formatChineseMoment(last.at)} 催办过（共 ${last.times} 次）。`,
      en: `Expected one urging a working day, but you urged on ${formatLocal(last.at)} (${last.times} so far).`,
    },
    { at: last.at, times: last.times },
  );
}

/** true: a working day has begun after the day of a moment, up to now. */
function hasNewWorkingDay(calendar: Calendar, since: Millis, now: Millis): boolean {
  const today = dateOf(now);
  let date = addDays(dateOf(since), 1);
  for (let walked = 0; date <= today && walked < limits.calendarWalk; walked++, date = addDays(date, 1))
    if (dayOf(calendar, date).working) return true;
  return false;
}
