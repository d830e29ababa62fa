import type { CaseCommandBody, CaseCommandType } from '#engine/cases/commands.ts';
import type { LocalId, Task } from '#engine/cases/state.ts';
import type { Case } from '../cases/legal.ts';
import { openCase, release } from '../cases/legal.ts';
import { model } from '../execution/model.ts';
import { act, cast, countersign, list, taskAt } from './people.ts';

/** A case in one of the states of the table, seen by `me` (liqiang), with the task at `a` as it stood last. */
export interface Arena {
  readonly one: Case;
  readonly task: Task;
}

/** Who is who: `me` and `other` may do the task, `next` has no part in it. */
export const [me, other, next, supervisor, administrator] = ['liqiang', 'zhaomin', 'zhouwei', 'chenjing', 'huangmei'] as const;
/** Who was added to a countersign. */
export const added = 'liuyang';

/** One verb in every state: the events that follow, in order, or "!" and the code of its refusal. */
export interface VerbRow {
  readonly verb: CaseCommandType;
  /** What must be there before, e.g. a circulation. */
  readonly before?: (arena: Arena) => void;
  readonly give: (arena: Arena) => [account: string, command: CaseCommandBody & { readonly reason?: string }];
  readonly answers: Readonly<Record<StateName, string>>;
}

/**
 * The step `a` (审核, form review) of two people, interrupted by the signal `go`, between `first` and `b`; beside it a question to the superior,
 * which pauses the clocks.
 */
const drawn = (extension: string) =>
  model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/><userTask id="first"/><parallelGateway id="g"/>
     <userTask id="a" name="审核" bj:form="review"><extensionElements>${extension}</extensionElements></userTask>
     <boundaryEvent id="stop" attachedToRef="a"><signalEventDefinition signalRef="go"/></boundaryEvent><endEvent id="stopped"/><userTask id="b"/>
     <userTask id="ask" bj:form="ask" bj:act="forward"/><intermediateCatchEvent id="wait"><messageEventDefinition messageRef="answer"/></intermediateCatchEvent>`,
    's>accept',
    'accept>first',
    'first>g',
    'g>a',
    'a>b',
    'stop>stopped',
    'g>ask',
    'ask>wait',
  );

const people = `<bj:assignment rule="person" role="${list(me, other)}"/>`;

async function opened(extension = people): Promise<Case> {
  const one = openCase([await release(drawn(extension), { roles: {}, cards: null })], '2026-03-02T09:00');
  one.complete('first', me);
  return one;
}

function accepted(refused: { readonly code: string } | undefined): void {
  if (refused) throw new Error(`the state could not be reached: ${refused.code}`);
}

async function claimed(by: string, extension = people): Promise<Case> {
  const one = await opened(extension);
  accepted(act(one, by, { type: 'claim-task' }));
  return one;
}

const seatedStates = {
  'seated, my turn': async () => {
    const one = await opened(countersign('all', [me, other]));
    accepted(act(one, me, { type: 'add-signers', place: 'parallel', who: [added] }));
    return one;
  },
  'seated, not my turn': async () => {
    const one = await opened(countersign('order', [other, me]));
    accepted(act(one, other, { type: 'add-signers', place: 'parallel', who: [added] }));
    return one;
  },
  /** Agreed by 或签, only somebody after who agreed is still heard: my part is void. */
  'countersign decided': async () => {
    const one = await opened(countersign('any', [me, other]));
    accepted(act(one, other, { type: 'add-signers', place: 'after', who: [added] }));
    cast(one, `${other}+`);
    return one;
  },
} as const;

const states = {
  'open unclaimed': () => opened(),
  'held by me': () => claimed(me),
  'held by another': () => claimed(other),
  'delegated to me': async () => {
    const one = await opened();
    accepted(act(one, other, { type: 'delegate-task', to: me }));
    return one;
  },
  ...seatedStates,
  completed: () => opened(),
  cancelled: () => opened(),
  'case suspended': () => claimed(me),
  'case closed': () => claimed(me),
  'verb not offered': () => claimed(me, `${people}<bj:verbs allow=""/>`),
  'clock paused': () => claimed(me),
} as const;

export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as StateName[];

/** What happens last in a state, after which the task may be gone. */
const endings: Readonly<Partial<Record<StateName, (one: Case) => { readonly code: string } | undefined>>> = {
  completed: one => one.complete('a', me, { result: 'agree' }),
  cancelled: one => one.give('wangfang', { type: 'deliver-signal', name: 'go', payload: {} }),
  'case suspended': one => one.give(administrator, { type: 'suspend-case', reason: '核查' }),
  'case closed': one => one.give('wangfang', { type: 'withdraw-application', reason: '不办了' }),
  'clock paused': one => one.complete('ask', me, { days: 10 }),
};

/** Bring a case into a state; `before` is done just before its last step. */
export async function arenaOf(name: StateName, before?: (arena: Arena) => void): Promise<Arena> {
  const one = await states[name]();
  before?.({ one, task: taskAt(one) });
  const task = taskAt(one);
  accepted(endings[name]?.(one));
  return { one, task: one.state().tasks[task.id] ?? task };
}

/** The task of a command, at the version of the page. */
export function seen({ task: { id, version } }: Arena): { readonly task: LocalId; readonly version: number } {
  return { task: id, version };
}
