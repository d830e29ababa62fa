import type { FlowElement } from '../bpmn/definition.ts';
import type { Rejection } from '../cases/context.ts';
import { forgetting } from '../cases/forgetting.ts';
import { reject } from '../cases/rejections.ts';
import type { Resume, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { openPauses, voidBetween } from './acts.ts';
import { doerOf } from './doer.ts';
import { applyMove } from './move.ts';
import { isInPost } from './offers.ts';
import type { Move } from './plan.ts';
import type { PlannedReturn } from './preview-return.ts';

/** How a return is carried out; what was not asked for is the setting of the step. */
export interface ReturnChoice {
  readonly reach: 'branch' | 'whole';
  readonly resume: 'in-order' | 'straight-back';
  readonly acts?: 'keep' | 'void';
  readonly reason: string;
}

/** Why a planned return may not be carried out like this. */
export function refuseReturn(execution: Execution, target: PlannedReturn, choice: ReturnChoice): Rejection | undefined {
  if (target.decided) return overDecision(target);
  if (choice.resume === 'straight-back' && !target.straightBack) return noStraightBack(target);
  if (choice.resume === 'in-order' && target.reach === 'whole' && choice.reach === 'branch') return needsWhole(target);
  return refuseActs(execution, target, choice);
}

function refuseActs(execution: Execution, target: PlannedReturn, { acts }: ReturnChoice): Rejection | undefined {
  if (acts === undefined && target.acts.length + target.documents.length > 0) return actsBetween(target);
  const paused = acts === 'void' ? [] : openPauses(execution, target);
  return paused.length > 0 ? pauseBetween(paused) : undefined;
}

/**
 * Return a task (退回): it ends, the tokens behind the target are withdrawn, and the target is done again by who did it, if still in post. The
 * acts between stand or are voided as chosen; the clocks of the case run on.
 */
export function performReturn(execution: Execution, task: Task, { target, choice }: { target: PlannedReturn; choice: ReturnChoice }): void {
  const by = execution.actor.account;
  const straight = choice.resume === 'straight-back';
  const reach = straight ? 'branch' : target.reach;
  const { element, entry } = target.step;
  const returned = { from: task.element, to: element.id, reach, resume: choice.resume } as const;
  emit(execution, {
    type: 'task-returned',
    task: task.id,
    by,
    ...returned,
    ...forgetting(execution.state),
    private: { reason: choice.reason },
  });
  if (choice.acts === 'void') voidBetween(execution, target, choice.reason);
  applyMove(execution, straight ? ownTokenOnly(target.move, task) : target.move, {
    ...pin(execution, element, doerOf(entry)),
    ...(straight ? { resumeAt: resumeOf(execution, task) } : {}),
    ...(element.verbSettings.stepLimit === 'continue' && entry.task !== undefined ? { clockOf: entry.task } : {}),
  });
}

/** Straight back: the token comes home to where it was, so everything beside it stays. */
function ownTokenOnly(move: Move, { run }: Task): Move {
  return { ...move, runs: [run], withdrawn: [], restored: [], reset: [] };
}

/** Who did a step does it again (原办理人), if still in post; a countersigned or repeated one goes to whom its rule names. */
export function pin(execution: Execution, element: FlowElement, account: string): { readonly pinned?: string } {
  return element.countersign || element.multi || element.loop || !isInPost(execution.context, account) ? {} : { pinned: account };
}

/** Where the rework goes back to: the returner's step, with whoever had it where signers were added, and from there, when that was a rework too, to where it would have gone. */
function resumeOf(execution: Execution, { scope, run, element, seats }: Task): Resume {
  const { content, runs } = execution.state.scopes[scope]!;
  const drawn = execution.context.release(content)?.process.elements[element];
  const { resumeAt } = runs[run]!;
  const owner = seats?.find(({ place }) => place === 'own')?.account ?? execution.actor.account;
  return { element, ...(drawn ? pin(execution, drawn, owner) : {}), ...(resumeAt ? { resumeAt } : {}) };
}

function overDecision({ name }: PlannedReturn): Rejection {
  return reject('return-over-decision', {
    zh: `退回到「${name}」应在作出决定之前，但其间已作出准予或不予的决定，只能依法另行撤销或变更。`,
    en: `Expected no decision between here and "${name}", but it was granted or refused; only a new legal act can undo that.`,
  });
}

function noStraightBack({ name }: PlannedReturn): Rejection {
  return reject('straight-back-impossible', {
    zh: `从「${name}」直达退回人，应在同一层流程且没有其他分支受影响，但不是这样。请选择逐级办理。`,
    en: `Expected "${name}" to lie on the same level with no branch in between, but it does not. Choose in order.`,
  });
}

function needsWhole({ name, cancels }: PlannedReturn): Rejection {
  return reject(
    'return-needs-whole',
    {
      zh: `退回到「${name}」应只涉及本分支，但它在分支之前，其他分支的办理会一并取消。请确认整体退回。`,
      en: `Expected the return to "${name}" to stay within this branch, but it lies before the split and ends the other branches. Confirm a whole return.`,
    },
    { cancels },
  );
}

function actsBetween({ name, acts, documents }: PlannedReturn): Rejection {
  return reject(
    'acts-between',
    {
      zh: `退回到「${name}」应说明其间的法律行为和文书保留还是作废，但没有说明。`,
      en: `Expected to be told whether the acts and documents since "${name}" stand or are voided, but was not.`,
    },
    { acts, documents },
  );
}

function pauseBetween(acts: readonly string[]): Rejection {
  return reject(
    'pause-between',
    {
      zh: '退回后计时应能继续，但其间的行为使计时仍在暂停。请将其作废，或先办完该程序。',
      en: 'Expected the clocks to go on after the return, but an act in between keeps them paused. Void it, or finish that procedure first.',
    },
    { acts },
  );
}
