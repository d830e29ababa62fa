import { emit, type Execution } from '../../execution/execution.ts';
import { reasonMissing } from '../../verbs/offers.ts';
import { refuseStranger } from '../../verbs/people.ts';
import { handOver } from '../../verbs/recuse.ts';
import type { Rejection } from '../context.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Posts that may recuse somebody else (决定回避). */
const deciders = ['window-supervisor', 'unit-leader', 'administrator'];

/**
 * Recuses a person from the case (回避): themselves, or by a supervisor, leader or administrator. They take no part in it any more; their open tasks go
 * to who the rules name without them. What they have done before stands.
 */
export const recuseHandler: CommandHandler<'recuse-handler'> = (execution, { account, reason }) => {
  const refused = refuseOutsider(execution, account) ?? refuseStranger(execution, account) ?? refuseTwice(execution, account);
  if (refused) return refused;
  if (reason.trim() === '') return reasonMissing();
  emit(execution, { type: 'handler-recused', account, by: execution.actor.account, private: { reason } });
  handOver(execution, { account, reason });
  return undefined;
};

function refuseOutsider({ actor }: Execution, account: string): Rejection | undefined {
  if (actor.account === account || matchesAny(deciders, actor.principals)) return undefined;
  return reject('recusal-not-yours', {
    zh: `应由本人、窗口负责人、单位负责人或管理员决定回避，但您不是，不能让「${account}」回避。`,
    en: `Expected the person, a supervisor, a leader or an administrator to decide that "${account}" is recused, but you are none.`,
  });
}

function refuseTwice({ state }: Execution, account: string): Rejection | undefined {
  if (!state.recused?.includes(account)) return undefined;
  return reject('recused-already', {
    zh: `「${account}」应尚未回避本办件，但已经回避。`,
    en: `Expected "${account}" to take part in the case, but they are recused already.`,
  });
}
