import { emit } from '../../execution/execution.ts';
import type { Rejection } from '../context.ts';
import { receiversOf, requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import { clockOf, isDueOrOver } from '../supervision/cards.ts';
import { answersForCase } from '../supervision/explaining.ts';
import { supervisionOffice } from '../supervision/office.ts';
import type { CommandHandler } from './types.ts';

/**
 * Explains why a limit is due or over without a result, and what will be done (超期说明, WJ-06 §3): by whoever has a task of the case, or by the
 * window that took it in.
 */
export const explainOverdue: CommandHandler<'explain-overdue'> = (execution, { clock: key, cause, text, plan }) => {
  const found = clockOf(execution, key);
  if ('refused' in found) return found.refused;
  const { run, dueOn } = found.clock;
  if (!answersForCase(execution.state, execution.actor.principals)) return notTheirs();
  if (!isDueOrOver(found.clock, execution.context.now)) return notDue(dueOn);
  emit(execution, { type: 'overdue-explained', clock: key, run, cause, by: execution.actor.account, private: { text, plan } });
  for (const to of receiversOf(execution, supervisionOffice)) {
    // What was said is read on the page, masked for who may not see the applicant.
    requestNotice(execution, { to, text: 'overdue-explained', clock: key, dueOn });
  }
  return undefined;
};

function notTheirs(): Rejection {
  return reject('explanation-not-yours', {
    zh: '应由承办人或收件窗口说明，但您都不是。',
    en: 'Expected whoever has a task of the case, or its window, to explain, but you are neither.',
  });
}

function notDue(dueOn: string): Rejection {
  return reject(
    'clock-not-due',
    {
      zh: `应在到期当日或超期后说明，但时限 ${dueOn} 才届满。`,
      en: `Expected a limit that is due today or over, but this one is due on ${dueOn}.`,
    },
    { dueOn },
  );
}
