import type { Countersign } from '../../bpmn/definition.ts';
import { startTaskClocks } from '../../cases/clocks-of-tasks.ts';
import type { CaseEvent } from '../../cases/events.ts';
import type { LocalId, Task } from '../../cases/state.ts';
import { ownSeat } from '../../verbs/added.ts';
import { endTask } from '../../verbs/finish.ts';
import { finishSeated } from '../../verbs/finish-seated.ts';
import { candidatesOf, settle } from '../../verbs/seats.ts';
import { nobodySigns } from '../../verbs/signer-faults.ts';
import { resultOfItself } from '../../verbs/results.ts';
import { findSigners, type Signers } from '../../verbs/signers.ts';
import { assignTask, barredAt } from '../assignment.ts';
import { peopleBehind } from '../assignment/people.ts';
import type { Behaviour, Execution, Here } from '../execution.ts';
import { emit } from '../execution.ts';
import { evaluateExpression } from '../values.ts';
import { checkRoom } from '../waits.ts';

/**
 * A task for a person (用户任务), or countersigned by several (会签): created for its candidates, its stage and step clocks started once, it waits
 * for its verbs. A countersign with nobody to ask is decided at once where the step says so; the task then tells of it in the journal.
 */
export const userTask: Behaviour = {
  execute: (execution, here) => {
    checkRoom(execution);
    const { countersign } = here.element;
    if (countersign) seatTask(execution, here, countersign);
    else askPeople(execution, here);
    return false;
  },
};

type Asked = Pick<Task, 'candidates' | 'why' | 'seats' | 'signing'> & { readonly turn?: string };

/** Ask who does the task; where nobody is to be asked, it is decided at once, and the task tells of it in the journal. */
function askPeople(execution: Execution, here: Here): void {
  const asked = assignTask(execution, here);
  if ('candidates' in asked) {
    startTaskClocks(execution, here, createTask(execution, here, asked));
    return;
  }
  const { result, ...told } = asked;
  const task = createTask(execution, here, { candidates: [], ...told });
  endTask(execution, execution.state.tasks[task]!, { by: 'system', answers: { result: resultOfItself(here, result) } });
}

type TaskCreated = Extract<CaseEvent, { type: 'task-created' }>;

/** Written key by key: nearly every task has none of what it need not have. */
function createTask(execution: Execution, here: Here, asked: Asked): LocalId {
  const { element, scope, run } = here;
  const { stage, form } = element;
  const head = { type: 'task-created', scope, run, element: element.id, name: nameOf(execution, here) } as const;
  const { why, seats, signing, turn } = asked;
  const candidates = asked.candidates.slice();
  const created: { -readonly [K in keyof TaskCreated]: TaskCreated[K] } =
    stage || form ? { ...head, ...(stage ? { stage } : {}), ...(form ? { form } : {}), candidates, why } : { ...head, candidates, why };
  if (seats !== undefined) created.seats = seats;
  if (signing !== undefined) created.signing = signing;
  if (turn !== undefined) created.turn = turn;
  return emit(execution, created);
}

/** What people call the task: with its title, which tells it from others of the same element (多实例任务名称). */
function nameOf(execution: Execution, { element, scope, run }: Here): string {
  const name = element.name ?? element.id;
  if (element.title === undefined) return name;
  const title = evaluateExpression(execution, { scope, run }, element.title);
  return typeof title === 'string' && title !== '' ? `${name} · ${title}` : name;
}

function seatTask(execution: Execution, here: Here, countersign: Countersign): void {
  const signers = findSigners(execution, here, countersign);
  if (signers.seats.length === 0) nobody(execution, here, { countersign, signers });
  else askSigners(execution, here, signers);
}

/** Nobody is left who had not agreed before: decided without asking anybody. */
function askSigners(execution: Execution, here: Here, { seats, signing, why }: Signers): void {
  const settled = settle(seats, { signing, addedRefusal: here.element.verbSettings.addedRefusal });
  const task = createTask(execution, here, { candidates: candidatesOf(settled.seats), why, seats: settled.seats, signing });
  if (settled.result === null) startTaskClocks(execution, here, task);
  else finishSeated(execution, execution.state.tasks[task]!, { result: settled.result, by: 'system' });
}

/** An empty set of signers (无人会签): passes, is refused, is for the administrators to decide, or stops with an incident. */
function nobody(execution: Execution, here: Here, { countersign, signers }: { countersign: Countersign; signers: Signers }): void {
  const { whenEmpty } = countersign;
  if (whenEmpty === 'incident') throw nobodySigns(here, signers.why);
  if (whenEmpty === 'administrator') {
    askAdministrators(execution, here, `${signers.why}；无人会签，转管理员`);
    return;
  }
  const why = `${signers.why}；无人会签，${whenEmpty === 'pass' ? '自动通过' : '自动不通过'}`;
  const task = createTask(execution, here, { candidates: [], why, seats: [], signing: signers.signing });
  finishSeated(execution, execution.state.tasks[task]!, { result: whenEmpty === 'pass' ? 'agree' : 'refuse', by: 'system' });
}

/** One administrator decides for all; where the centre has none, the task waits for one as any task does. */
function askAdministrators(execution: Execution, here: Here, why: string): void {
  const barred = barredAt(execution, here);
  const accounts = peopleBehind(execution.context.organisation, ['administrator']).filter(account => !barred.has(account));
  if (accounts.length > 0) {
    askSigners(execution, here, {
      seats: accounts.map((account, n) => ownSeat(n + 1, account)),
      signing: { mode: 'any', refusal: 'first' },
      why,
    });
    return;
  }
  startTaskClocks(execution, here, createTask(execution, here, { candidates: ['administrator'], why }));
}
