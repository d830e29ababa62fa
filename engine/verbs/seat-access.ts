import type { FlowElement } from '../bpmn/definition.ts';
import type { Rejection } from '../cases/context.ts';
import { matchesAny } from '../cases/principals.ts';
import { notCandidate, reject } from '../cases/rejections.ts';
import type { Seat, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { releaseOf, scopeOf } from '../execution/execution.ts';
import { cannotRefuse } from './results.ts';
import { plainSigning, type SeatRule, seatOf } from './seats.ts';

/** A task whose seats are set. */
export type Seated = Task & { readonly seats: readonly Seat[] };

/** A seat whose turn it is, or why its person may not act. */
export type SeatAccess =
  | { readonly seat: Seat; readonly rejection?: undefined }
  | { readonly seat?: undefined; readonly rejection: Rejection };

/** true: several people decide the task. */
export function isSeated(task: Task): task is Seated {
  return task.seats !== undefined;
}

/** The drawn element of an open task. */
export function elementOf(execution: Execution, { scope, run, element }: Task): FlowElement {
  const { content, runs } = scopeOf(execution, scope);
  const { elements } = releaseOf(execution, content).process;
  return elements[runs[run]?.element ?? element] ?? elements[element]!;
}

/** How the seats of a task decide. A refusal by an added signer is advice where the holder could not refuse either. */
export function ruleOf(execution: Execution, task: Task): SeatRule {
  const element = elementOf(execution, task);
  const { addedRefusal } = element.verbSettings;
  if (task.signing) return { signing: task.signing, addedRefusal };
  const release = releaseOf(execution, scopeOf(execution, task.scope).content);
  return { signing: plainSigning, addedRefusal: cannotRefuse({ element, release }) ? 'advise' : addedRefusal };
}

/** The actor's own seat, if it is their turn. */
export function openSeat(execution: Execution, task: Task): SeatAccess {
  const seat = seatOf(task, execution.actor.account);
  if (!seat) return { rejection: notCandidate(task) };
  const rejection = refuseTurn(task, seat);
  return rejection ? { rejection } : { seat };
}

function refuseTurn(task: Task, { status }: Seat): Rejection | undefined {
  if (status === 'open') return undefined;
  if (status === 'done') {
    return reject('already-voted', {
      zh: `「${task.name}」应由尚未表态的人员办理，但您已经表态。`,
      en: `Expected you not to have acted on "${task.name}" yet, but you have.`,
    });
  }
  if (status === 'void') {
    return reject('seat-void', {
      zh: `「${task.name}」应等您表态，但其他人已作出决定，您不必再表态。`,
      en: `Expected "${task.name}" to need your voice, but the others have decided it.`,
    });
  }
  return reject('not-your-turn', {
    zh: `「${task.name}」应轮到您办理，但前面还有人没有办理。`,
    en: `Expected it to be your turn on "${task.name}", but others come first.`,
  });
}

/** Several people decide: what one person does with the whole task does not fit. */
export function seatedRefused(task: Task): Rejection | undefined {
  if (!isSeated(task)) return undefined;
  return reject('task-seated', {
    zh: `「${task.name}」应由一人办理才能这样做，但正由多人会签，各人只能办理自己的一份。`,
    en: `Expected one person to handle "${task.name}", but several decide it, each for themselves.`,
  });
}

/** true: the actor is an administrator of the centre. */
export function isAdministrator({ actor }: Execution): boolean {
  return matchesAny(['administrator'], actor.principals);
}
