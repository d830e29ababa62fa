import type { VerbSettings } from '../../bpmn/definition.ts';
import type { Execution } from '../../execution/execution.ts';
import { finishTask } from '../../verbs/finish.ts';
import { delegatedOnly, notOffered } from '../../verbs/offers.ts';
import { refuseBarred } from '../../verbs/people.ts';
import { elementOf } from '../../verbs/seat-access.ts';
import { applicantOf, planReturns } from '../../verbs/preview-return.ts';
import { performReturn, refuseReturn } from '../../verbs/return.ts';
import { endByAct, refuseDecided } from '../../verbs/whole-case.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler, CommandOf } from './types.ts';

type RefuseTask = CommandOf<'refuse-task'>;
type Refuse = (execution: Execution, task: Task, command: RefuseTask) => Rejection | undefined;

/** Refuses what a task is about (不通过); what follows is the step's setting. Where several decide, refusing is a vote. */
export const refuseTask: CommandHandler<'refuse-task'> = (execution, command) => {
  const { task, rejection } = findTask(execution, command.task, command.version);
  if (!task) return rejection;
  const element = elementOf(execution, task);
  const refused =
    mayHandle(execution, task) ??
    refuseBarred(execution, task, execution.actor.account) ??
    notOffered(element, 'refuse') ??
    delegatedOnly(task) ??
    refuseSeated(task);
  if (refused) return refused;
  if (command.opinion.trim() === '') return opinionMissing(task);
  return ways[element.verbSettings.onRefuse](execution, task, command);
};

/** What refusing does, by setting: ends the case (终止), completes the step with outcome refuse, returns it to the applicant's step. */
const ways: Readonly<Record<VerbSettings['onRefuse'], Refuse>> = {
  terminate: (execution, task, { answers = {}, opinion }) => {
    const refused = refuseDecided(execution);
    if (refused) return refused;
    finishTask(execution, task, { answers: { ...answers, result: 'refuse' }, opinion });
    endByAct(execution, 'terminate');
    return undefined;
  },
  outcome: (execution, task, { answers = {}, opinion }) => {
    finishTask(execution, task, { answers: { ...answers, result: 'refuse' }, opinion });
    execution.queue.push({ do: 'complete', scope: task.scope, run: task.run, by: execution.actor.account });
    return undefined;
  },
  return: (execution, task, { opinion }) => {
    const target = applicantOf(execution.state, planReturns(execution.state, execution.context, task));
    if (!target) return noApplicantStep();
    const choice = { reach: 'whole', resume: 'in-order', acts: 'keep', reason: opinion } as const;
    const refused = refuseReturn(execution, target, choice);
    if (refused) return refused;
    performReturn(execution, task, { target, choice });
    return undefined;
  },
};

function refuseSeated({ name, seats }: Task): Rejection | undefined {
  if (!seats) return undefined;
  return reject('vote-instead', {
    zh: `「${name}」由多人共同决定，应投票表示不同意，而不是直接不通过。`,
    en: `Expected a vote on "${name}", which several decide, but it was refused as a whole.`,
  });
}

function opinionMissing({ name }: Task): Rejection {
  return reject('opinion-missing', {
    zh: `不通过「${name}」应填写意见，但没有填写。`,
    en: `Expected an opinion when refusing "${name}", but there is none.`,
  });
}

function noApplicantStep(): Rejection {
  return reject('return-target-missing', {
    zh: '不通过后应退回申请所由来的环节，但本办件没有这样的已办环节。',
    en: 'Expected a step the application came from to return to, but none was done.',
  });
}
