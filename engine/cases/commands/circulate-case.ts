import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { isInPost, notOffered } from '../../verbs/offers.ts';
import { elementOf } from '../../verbs/seat-access.ts';
import type { Rejection } from '../context.ts';
import { requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import { mayHandle } from './task-access.ts';
import type { CommandHandler, CommandOf } from './types.ts';

type CirculateCase = CommandOf<'circulate-case'>;

/**
 * Sends the case to people of the centre for reading (抄送), or for reading with a receipt (传阅). It never blocks, and stays when the case is returned or
 * taken back. Everybody gets one copy of a case; a circulation comes once more when the former one was answered.
 */
export const circulateCase: CommandHandler<'circulate-case'> = (execution, command) => {
  const refused = refuseReceivers(execution, command) ?? refuseSteps(execution);
  if (refused) return refused;
  const to = [...new Set(command.to)].filter(account => !hasOne(execution, command.kind, account));
  if (to.length === 0) return nobodyNew();
  const { kind, text } = command;
  emit(execution, { type: 'case-circulated', kind, to, by: execution.actor.account, private: { text } });
  for (const account of to)
    requestNotice(execution, { to: `person:${account}`, text: kind === 'copy' ? 'copied' : 'circulated', words: text });
  return undefined;
};

function hasOne({ state }: Execution, kind: CirculateCase['kind'], account: string): boolean {
  return state.circulations.some(one => one.to === account && one.kind === kind && (kind === 'copy' || one.answeredAt === undefined));
}

function refuseReceivers(execution: Execution, { to }: CirculateCase): Rejection | undefined {
  const stranger = to.find(account => !isInPost(execution.context, account));
  if (stranger !== undefined) {
    return reject(
      'receiver-unknown',
      {
        zh: `应发送给本中心的人员，但「${stranger}」不在本中心任职。`,
        en: `Expected people of the centre, but "${stranger}" holds no post in it.`,
      },
      { account: stranger },
    );
  }
  if (to.length > 0 && !to.includes(execution.actor.account)) return undefined;
  return reject('receiver-wrong', {
    zh: '应发送给他人，但接收人为空或是您本人。',
    en: 'Expected other people to receive it, but there was nobody, or you.',
  });
}

/** Who has tasks of the case circulates it only where one of their steps offers that; for everybody else the shell judges the right. */
function refuseSteps(execution: Execution): Rejection | undefined {
  const mine = Object.values(execution.state.tasks).filter(task => !mayHandle(execution, task));
  const refusals = mine.map(task => notOffered(elementOf(execution, task), 'circulate'));
  return refusals.includes(undefined) ? undefined : refusals[0];
}

function nobodyNew(): Rejection {
  return reject('already-circulated', {
    zh: '应发送给尚未收到的人员，但他们都已收到。',
    en: 'Expected somebody who has not received it, but all of them have.',
  });
}
