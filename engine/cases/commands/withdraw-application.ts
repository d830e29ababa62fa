import type { Execution, Here } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { cancelScope } from '../../execution/scopes.ts';
import { performAct } from '../acts.ts';
import { caseRelease } from '../clock-runs.ts';
import { endCase } from '../end-case.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Withdraws the application (撤回申请): act withdraw, everything open is cancelled, clocks stop, the case closes. Refused once it is decided. */
export const withdrawApplication: CommandHandler<'withdraw-application'> = (execution, { reason }) => {
  const decided = execution.state.acts.find(({ act }) => act === 'grant' || act === 'refuse');
  if (decided) {
    return reject('case-decided', {
      zh: '撤回应在作出决定之前，但本办件已作出决定。',
      en: 'Expected the application to be undecided, but the decision was already made.',
    });
  }
  const here = wholeCase(execution);
  emit(execution, { type: 'case-commented', by: execution.actor.account, private: { text: reason } });
  performAct(execution, here, 'withdraw');
  endCase(execution, () => cancelScope(execution, here.scope, 'cancelled'));
  return undefined;
};

/** The case as a whole, as the place of an act that no element draws: the element is the process. */
function wholeCase(execution: Execution): Here {
  const root = Object.values(execution.state.scopes).find(({ parent }) => parent === null)!;
  const release = caseRelease(execution);
  const definition = release.process;
  const start = definition.elements[definition.containers[definition.id]!.starts[0]!]!;
  return { scope: root.id, run: '', element: { ...start, id: definition.id }, definition, release };
}
