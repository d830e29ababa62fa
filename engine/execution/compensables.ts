import type { Definition, FlowElement } from '../bpmn/definition.ts';
import type { DraftScope } from '../cases/draft.ts';
import { limits } from '../limits.ts';
import { startOf } from './arming.ts';
import type { Execution, Here } from './execution.ts';
import { isRepeated, releaseOf, repeatedOf, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';

/** The activity that undoes another one (补偿活动): what its compensation boundary event leads to. */
export function handlerOf(definition: Definition, { boundary }: FlowElement): string | undefined {
  for (const id of boundary) {
    const { handler } = definition.elements[id]!;
    if (handler !== undefined) return handler;
  }
  return undefined;
}

/** The event sub-process that undoes a whole sub-process (补偿事件子流程), when one is drawn on its level. */
export function compensationOf(definition: Definition, container: string): string | undefined {
  const drawn = definition.containers[container]?.eventSubProcesses ?? [];
  return drawn.find(id => startOf(definition, id)?.event?.type === 'compensation');
}

/**
 * true: a run that completes now can be compensated later (clause 13.5.5): it has a handler, or something inside it can be. A repeated activity is
 * compensated instance by instance; what is itself a compensation never. One more than are kept is a fault; where it is skipped, it is not kept.
 */
export function isCompensable(execution: Execution, here: Here, skipped?: true): boolean {
  const { element, scope, run, compensates, loop, definition } = here;
  if (compensates !== undefined) return false;
  const open = scopeOf(execution, scope);
  const found =
    open.runs[run]?.kept !== undefined || (!(isRepeated(element) && loop === undefined) && handlerOf(definition, element) !== undefined);
  if (!found || (open.compensable?.length ?? 0) < limits.compensable) return found;
  if (skipped) return false;
  throw tooMany(here);
}

/** true: what a closing scope holds must be kept with the run that opened it, to be compensated later. */
export function isKept(execution: Execution, host: Here, scope: DraftScope): boolean {
  if (host.compensates !== undefined) return false;
  if (repeatedOf(execution, scope)) return scope.compensable !== undefined;
  if (handlerOf(host.definition, host.element) !== undefined) return false;
  return scope.compensable !== undefined || compensationOf(releaseOf(execution, scope.content).process, scope.container) !== undefined;
}

function tooMany({ element }: Here): Fault {
  return new Fault('too-many-compensable', {
    zh: `一层流程最多记住 ${limits.compensable} 个可补偿的已办步骤，「${element.name ?? element.id}」已超出。请检查流程的循环。`,
    en: `Expected at most ${limits.compensable} completed activities to be kept for compensation, but "${element.name ?? element.id}" is one more. Check the loops.`,
  });
}
