import { delegatedOnly, notOffered, reasonMissing } from '../../verbs/offers.ts';
import { refuseBarred } from '../../verbs/people.ts';
import { elementOf } from '../../verbs/seat-access.ts';
import type { PlannedReturn } from '../../verbs/preview-return.ts';
import { applicantOf, planReturns, previousOf } from '../../verbs/preview-return.ts';
import { performReturn, refuseReturn } from '../../verbs/return.ts';
import { executedSteps } from '../../verbs/targets.ts';
import type { FlowElement } from '../../bpmn/definition.ts';
import type { Execution } from '../../execution/execution.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { LocalId, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler, CommandOf } from './types.ts';

type ReturnTask = CommandOf<'return-task'>;

/** Returns a task for rework (退回): one person's choice of target, whatever the rule of a countersign. */
export const returnTask: CommandHandler<'return-task'> = (execution, command) => {
  const { task, rejection } = findTask(execution, command.task, command.version);
  if (!task) return rejection;
  const element = elementOf(execution, task);
  const refused =
    mayHandle(execution, task) ??
    refuseBarred(execution, task, execution.actor.account) ??
    notOffered(element, 'return') ??
    delegatedOnly(task) ??
    refuseSilence(element, command);
  if (refused) return refused;
  const target = findTarget(execution, task, command.target);
  if (!target) return noTarget(execution, task, command.target);
  const choice = choiceOf(element, command, target);
  const wrong = refuseReturn(execution, target, choice);
  if (wrong) return wrong;
  performReturn(execution, task, { target, choice });
  return undefined;
};

function refuseSilence({ opinion }: FlowElement, { reason }: ReturnTask): Rejection | undefined {
  return opinion === 'required' && !reason?.trim() ? reasonMissing() : undefined;
}

function findTarget(execution: Execution, task: Task, target: ReturnTask['target']): PlannedReturn | undefined {
  const targets = planReturns(execution.state, execution.context, task);
  if (target.to === 'element') return targets.find(({ element, scope }) => isMeant(target, element, scope));
  return target.to === 'applicant' ? applicantOf(execution.state, targets) : previousOf(targets);
}

function isMeant(target: Extract<ReturnTask['target'], { to: 'element' }>, element: string, scope: LocalId): boolean {
  return element === target.element && (target.scope ?? scope) === scope;
}

/** What the command leaves open is the setting of the step; straight back as a mere setting gives way where it is not possible. */
function choiceOf({ verbSettings }: FlowElement, command: ReturnTask, target: PlannedReturn) {
  const byDefault = target.straightBack ? verbSettings.returnResume : 'in-order';
  return {
    reach: command.reach ?? verbSettings.returnReach,
    resume: command.resume ?? byDefault,
    ...(command.acts ? { acts: command.acts } : {}),
    reason: command.reason ?? '',
  };
}

function noTarget(execution: Execution, task: Task, target: ReturnTask['target']): Rejection {
  const steps = executedSteps(execution.state, execution.context, task);
  const asked = target.to === 'element' ? steps.find(({ element, scope }) => isMeant(target, element.id, scope.id)) : undefined;
  const name = asked?.element.name ?? (target.to === 'element' ? target.element : '');
  if (asked?.standing === 'beside') {
    return reject('return-beside', {
      zh: `退回应在本分支之内，但「${name}」在另一并行分支中。`,
      en: `Expected a step of this branch, but "${name}" lies in a parallel one.`,
    });
  }
  if (asked) {
    return reject('return-apart', {
      zh: `退回后流程应能再到「${task.name}」，但从「${name}」走不到这里。`,
      en: `Expected a step that leads to "${task.name}" again, but nothing leads here from "${name}".`,
    });
  }
  return reject('return-target-missing', {
    zh: '应退回到本办件办过的环节，但没有这样的环节。',
    en: 'Expected a step that was done in this case, but there is none such.',
  });
}
