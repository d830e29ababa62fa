import type { LocalId, Seat, Task } from '../cases/state.ts';
import { assignmentOf, assignTask, barredAt, findCandidates } from '../execution/assignment.ts';
import { person } from '../execution/assignment/found.ts';
import { isAmong, isInPost, peopleInOrder } from '../execution/assignment/people.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { attempt, emit, findHere } from '../execution/execution.ts';
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
  const isOut = letGo(execution, task, account);
  if (!isOut && !isAmong(execution.context.organisation, task.candidates, account)) return;
  const { holder, id } = execution.state.tasks[task.id]!;
  if (holder === null) askOthers(execution, here, id);
  else keepWith(execution, here, { id, holder: task.delegatedBy?.at(-1) ?? holder });
}

/** The task leaves the person's hands, whether they hold it or wait for an opinion about it: back to who asked them for one, else to nobody yet. */
function letGo(execution: Execution, { id: task, holder, delegatedBy = [] }: Task, account: string): boolean {
  const by = execution.actor.account;
  const asker = delegatedBy.at(-1);
  if (holder !== account && (holder === null || !delegatedBy.includes(account))) return false;
  if (holder === account && asker !== undefined && isInPost(execution.context.organisation, asker))
    emit(execution, { type: 'task-assigned', task, by, to: asker });
  else emit(execution, { type: 'task-released', task, by });
  return true;
}

function askOthers(execution: Execution, here: Here, task: LocalId): void {
  const asked = assignTask(execution, here);
  const why = asked.why;
  emit(execution, { type: 'candidates-changed', task, candidates: 'candidates' in asked ? [...asked.candidates] : [], why });
  if ('result' in asked)
    endTask(execution, execution.state.tasks[task]!, { by: 'system', answers: { result: resultOfItself(here, asked.result) } });
}

/** Somebody else has the task: it stays with them, also where the rule names nobody besides the person, and is theirs again when they give it back. */
function keepWith(execution: Execution, here: Here, { id: task, holder }: { readonly id: LocalId; readonly holder: string }): void {
  let asked: ReturnType<typeof assignTask> | undefined;
  attempt(execution, () => {
    asked = assignTask(execution, here);
  });
  const named = asked && 'candidates' in asked ? asked : { candidates: [person(holder)], why: '回避后由现办理人继续办理' };
  emit(execution, { type: 'candidates-changed', task, candidates: [...named.candidates], why: named.why });
}

/** What the person has signed stands; what they were still to sign others do, or, where they were the last one, somebody in their place. */
function leaveSeats(
  execution: Execution,
  { task, here }: { readonly task: Seated; readonly here: Here },
  { account, reason }: Recusal,
): void {
  const seat = task.seats.find(one => one.account === account && one.status !== 'done');
  if (!seat) return;
  const removed = subTree(task.seats, seat.id);
  const left = task.seats.filter(one => !removed.includes(one));
  const seats = left.some(({ place }) => place === 'own') ? left : [...left, ownSeat(freeSeat(task), somebodyElse(execution, here, left))];
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

/** Who signs in the place of the last signer: of who the rule names the first, else an administrator; nobody who signs already or may not. */
function somebodyElse(execution: Execution, here: Here, seats: readonly Seat[]): string {
  const { organisation } = execution.context;
  const barred = new Set([...barredAt(execution, here), ...seats.map(({ account }) => account)]);
  const named = peopleInOrder(organisation, namedBy(execution, here));
  const [first] = [...named, ...peopleInOrder(organisation, ['administrator'])].filter(account => !barred.has(account));
  if (first !== undefined) return first;
  const name = here.element.name ?? here.element.id;
  throw new Fault('no-candidate', {
    zh: `「${name}」应有其他人员可以会签，但本中心没有。请先配置岗位人员。`,
    en: `Expected somebody else to sign "${name}", but the centre has nobody. Fill the post first.`,
  });
}

/** Whom the rule of the step names. Of a countersign whose drawing lists the people there is none. */
function namedBy(execution: Execution, here: Here): readonly string[] {
  if (here.element.countersign) return assignmentOf(here) ? findCandidates(execution, here).candidates : [];
  const asked = assignTask(execution, here);
  return 'candidates' in asked ? asked.candidates : [];
}
