import { isEntry } from '../../bpmn/families.ts';
import { adHocOf, isBusy, isEnding } from '../../execution/ad-hoc.ts';
import { assignTask, findCandidates } from '../../execution/assignment.ts';
import type { Execution, Here } from '../../execution/execution.ts';
import { releaseOf } from '../../execution/execution.ts';
import { Fault } from '../../execution/fault.ts';
import type { Rejection } from '../context.ts';
import type { DraftScope } from '../draft.ts';
import { matchesAny } from '../principals.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/**
 * Starts an activity of an open ad-hoc sub-process (启动即席活动, clause 13.3.5), any number of times: by who may do one of its tasks or has an open
 * task of the case, by the machine, and by anyone where it draws no task for people.
 */
export const startActivity: CommandHandler<'start-activity'> = (execution, { scope: id, element: name }) => {
  const scope = Object.hasOwn(execution.state.scopes, id) ? execution.state.scopes[id] : undefined;
  if (!scope || !adHocOf(execution, scope) || isEnding(scope)) return notOpen();
  const element = elementOf(execution, scope, name);
  if (!element) return notStartable(name);
  if (isBusy(execution, scope)) return busy();
  if (!mayStart(execution, scope)) return notPermitted(element.name ?? element.id);
  execution.queue.push({ do: 'enter', scope: id, element: name, consumed: [] });
  return undefined;
};

function elementOf(execution: Execution, scope: DraftScope, name: string): Here['element'] | undefined {
  const { elements } = releaseOf(execution, scope.content).process;
  const element = Object.hasOwn(elements, name) ? elements[name] : undefined;
  return element?.container === scope.container && isEntry(element) ? element : undefined;
}

function mayStart(execution: Execution, scope: DraftScope): boolean {
  const { principals } = execution.actor;
  if (matchesAny(['system'], principals)) return true;
  const tasks = Object.values(execution.state.tasks);
  if (tasks.some(({ candidates, holder }) => holder === execution.actor.account || matchesAny(candidates, principals))) return true;
  const forPeople = candidatesOf(execution, scope);
  return forPeople === null || matchesAny(forPeople, principals);
}

/** Who may do the user tasks drawn in it; null when there are none. */
function candidatesOf(execution: Execution, scope: DraftScope): string[] | null {
  const release = releaseOf(execution, scope.content);
  const definition = release.process;
  const drawn = (definition.containers[scope.container]?.elements ?? []).map(id => definition.elements[id]!);
  const tasks = drawn.filter(({ kind }) => kind === 'userTask');
  if (tasks.length === 0) return null;
  return tasks.flatMap(element => candidatesFor(execution, { scope: scope.id, run: '', element, definition, release }));
}

/** A task that nobody can be found for gives no right; starting it tells why. */
function candidatesFor(execution: Execution, here: Here): readonly string[] {
  try {
    const { candidates } = findCandidates(execution, here);
    if (candidates.length > 0) return candidates;
    const asked = assignTask(execution, here);
    return 'candidates' in asked ? asked.candidates : [];
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

function notOpen(): Rejection {
  return reject('ad-hoc-not-open', {
    zh: '应有正在进行的即席子流程，但已结束、正在收尾或不存在。',
    en: 'Expected an open ad-hoc sub-process, but it is done, ending or unknown.',
  });
}

function notStartable(name: string): Rejection {
  return reject('activity-not-startable', {
    zh: `应为该即席子流程中没有进入连线的活动，但「${name}」不是。`,
    en: `Expected an activity of the ad-hoc sub-process without an incoming flow, but "${name}" is none.`,
  });
}

function busy(): Rejection {
  return reject('ad-hoc-busy', {
    zh: '该即席子流程一次只办一项，应先办完正在进行的一项。',
    en: 'Expected nothing else to be under way: this ad-hoc sub-process does one activity at a time, but one is open.',
  });
}

function notPermitted(name: string): Rejection {
  return reject('not-a-candidate', {
    zh: `「${name}」应由可办理本办件任务的人员启动，您不在其中。`,
    en: `Expected somebody who may do tasks of this case to start "${name}", but you are not.`,
  });
}
