import type { FlowElement, TaskVerb } from '#engine/bpmn/definition.ts';
import { matchesAny } from '#engine/cases/principals.ts';
import type { Seat, Task } from '#engine/cases/state.ts';
import { pendingAt } from '#engine/verbs/added.ts';
import { seatOf } from '#engine/verbs/seats.ts';

/** Who looks at a task, and the step it belongs to; `element` undefined: the release is gone, and with it what the step offers. */
export interface Looked {
  readonly task: Task;
  readonly element: Pick<FlowElement, 'verbs'> | undefined;
  readonly account: string;
  readonly principals: readonly string[];
}

/** true: the reader holds the task, or nobody does and they are one of its candidates; of a seated task: it is their turn. */
export function mayHandle({ task, account, principals }: Looked): boolean {
  return task.holder === null ? matchesAny(task.candidates, principals) : task.holder === account;
}

interface Standing {
  readonly looked: Looked;
  readonly task: Task;
  /** May act on it as a whole. */
  readonly handles: boolean;
  /** Must answer who delegated it. */
  readonly isAsked: boolean;
  readonly seat: Seat | undefined;
  readonly isOpen: boolean;
}

type Rule = (standing: Standing) => boolean;

const isPlain: Rule = ({ task }) => task.seats === undefined;
const decides: Rule = ({ handles, isAsked }) => handles && !isAsked;
/** A seat that gives a voice: countersigned, or added; the holder of a task with added signers completes it instead. */
const votes = ({ task }: Standing, seat: Seat) => task.signing !== undefined || seat.place !== 'own';
const pending = ({ task }: Standing, seat: Seat, place: 'before' | 'after') => pendingAt(task.seats ?? [], seat.id, place);

/** When each verb may be used on a task (办理动作), as the engine judges it; `needs`: what the step must offer. */
const rules: readonly { readonly verb: string; readonly needs?: TaskVerb; readonly can: Rule }[] = [
  { verb: 'answer-delegation', can: ({ handles, isAsked }) => handles && isAsked },
  { verb: 'cast-vote', can: one => one.isOpen && votes(one, one.seat!) },
  { verb: 'complete-task', can: one => (isPlain(one) ? decides(one) : one.isOpen && !votes(one, one.seat!)) },
  { verb: 'claim-task', can: one => isPlain(one) && decides(one) && one.task.holder === null },
  { verb: 'release-task', can: one => isPlain(one) && decides(one) && one.task.holder !== null },
  {
    verb: 'transfer-task',
    needs: 'transfer',
    can: one => (isPlain(one) ? decides(one) : one.isOpen && !pending(one, one.seat!, 'after')),
  },
  { verb: 'delegate-task', needs: 'delegate', can: one => isPlain(one) && one.handles },
  { verb: 'add-signers', needs: 'add-signer', can: mayAdd },
  { verb: 'return-task', needs: 'return', can: decides },
  { verb: 'refuse-task', needs: 'refuse', can: one => isPlain(one) && decides(one) },
];

function mayAdd(one: Standing): boolean {
  const { seat } = one;
  if (isPlain(one)) return decides(one);
  if (seat?.place !== 'own') return false;
  return one.isOpen || (seat.status === 'waiting' && pending(one, seat, 'before'));
}

/** Verbs the reader may use on a task of a running case of the own centre now. */
export function offersOf(looked: Looked): string[] {
  const { task, element, account } = looked;
  const seat = seatOf(task, account);
  const isAsked = (task.delegatedBy?.length ?? 0) > 0;
  const standing = { looked, task, handles: mayHandle(looked), isAsked, seat, isOpen: seat?.status === 'open' };
  const offered = rules.filter(({ needs, can }) => (needs === undefined || element?.verbs.includes(needs)) && can(standing));
  const removable = task.seats?.some(one => isRemovable(looked, one)) ? ['remove-signer'] : [];
  return [...offered.map(({ verb }) => verb), ...removable];
}

/** May the reader take this person out of the task (减签)? Added ones by who added them; any by an administrator, but the last own one. */
export function isRemovable({ task, element, account, principals }: Looked, seat: Seat): boolean {
  const seats = task.seats ?? [];
  if (!element?.verbs.includes('remove-signer') || seat.status === 'done' || seat.status === 'void') return false;
  if (seat.place === 'own' && seats.filter(({ place }) => place === 'own').length < 2) return false;
  const parent = seats.find(({ id }) => id === seat.parent);
  return seat.addedBy === account || parent?.account === account || matchesAny(['administrator'], principals);
}
