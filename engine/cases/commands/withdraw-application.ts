import { emit } from '../../execution/execution.ts';
import { endByAct, refuseDecided } from '../../verbs/whole-case.ts';
import type { CommandHandler } from './types.ts';

/** Withdraws the application (撤回申请): act withdraw, everything open is cancelled, clocks stop, the case closes. Refused once it is decided. */
export const withdrawApplication: CommandHandler<'withdraw-application'> = (execution, { reason }) => {
  const refused = refuseDecided(execution);
  if (refused) return refused;
  emit(execution, { type: 'case-commented', by: execution.actor.account, private: { text: reason } });
  endByAct(execution, 'withdraw');
  return undefined;
};
