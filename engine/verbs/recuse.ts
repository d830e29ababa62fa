import type { Task } from '../cases/state.ts';
import { assignTask } from '../execution/assignment.ts';
import { isAmong, peopleInOrder } from '../execution/assignment/people.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit, findHere } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { ownSeat, subTree } from './added.ts';
import { endTask } from './finish.ts';
import { endIfDecided, seatingOf, settleTask } from './reseat.ts';
import { resultOfItself } from './results.ts';
import { isSeated, type Seated } from './seat-access.ts';

/** Who is recused, and the reason as the journal keeps it apart. */
export interface Recusal {
  readonly account: string;
  readonly reason: string;
}

/** Take the open work of a recused person out of their hands (回避后移交): each task goes to who its rule names without them. */
export function handOver(execution: Execution, recusal: Recusal): void {
  for (const task of Object.values(execution.state.tasks)) {
    const here = findHere(execution, task.scope, task.run);
    if (!here) continue;
    if (isSeated(task)) leaveSeats(execution, { task, here }, recusal);
    else leaveTask(execution, { task, here }, recusal.account);
  }
}

function leaveTask(execution: Execution, { task, here }: { readonly task: Task; readonly here: Here }, account: string): void {
  const { holder, delegatedBy = [], candidates, id } = task;
  const by = execution.actor.account;
  const held = holder === account || (holder !== null && delegatedBy.includes(account));
  if (!held && !isAmong(execution.context.organisation, candidates, account)) return;
  if (held) emit(execution, { type: 'task-released', task: id, by });
  const asked = assignTask(execution, here);
  const why = asked.why;
  emit(execution, { type: 'candidates-changed', task: id, candidates: 'candidates' in asked ? [...asked.candidates] : [], why });
  if ('result' in asked)
    endTask(execution, execution.state.tasks[id]!, { by: 'system', answers: { result: resultOfItself(here, asked.result) } });
}

/** What the person has signed stands; what they were still to sign others do, or, where they were the last one, somebody in their place. */
function leaveSeats(
  execution: Execution,
  { task, here }: { readonly task: Seated; readonly here: Here },
  { account, reason }: Recusal,
): void {
  const seat = task.seats.find(one => one.account === account && (one.status === 'open' || one.status === 'waiting'));
  if (!seat) return;
  const removed = subTree(task.seats, seat.id);
  const left = task.seats.filter(one => !removed.includes(one));
  const seats = left.some(({ place }) => place === 'own') ? left : [...left, ownSeat(freeSeat(task), somebodyElse(execution, here))];
  const settled = settleTask(execution, task, seats);
  emit(execution, {
    type: 'signer-removed',
    task: task.id,
    by: execution.actor.account,
    accounts: removed.map(one => one.account),
    seating: seatingOf(settled),
    private: { reason },
  });
  endIfDecided(execution, task, settled.result);
}

/** Number of a seat nobody has had. */
function freeSeat({ seats }: Seated): number {
  return Math.max(0, ...seats.map(({ id }) => Number(id.slice(1)))) + 1;
}

/** Who signs in the place of the last signer: of who the rule names the first, else an administrator. */
function somebodyElse(execution: Execution, here: Here): string {
  const { organisation } = execution.context;
  const barred = execution.state.recused ?? [];
  const asked = assignTask(execution, here);
  const named = 'candidates' in asked ? peopleInOrder(organisation, asked.candidates) : [];
  const [first] = [...named, ...peopleInOrder(organisation, ['administrator'])].filter(account => !barred.includes(account));
  if (first !== undefined) return first;
  const name = here.element.name ?? here.element.id;
  throw new Fault('no-candidate', {
    zh: `「${name}」应有其他人员可以会签，但本中心没有。请先配置岗位人员。`,
    en: `Expected somebody else to sign "${name}", but the centre has nobody. Fill the post first.`,
  });
}
