import { v7 } from 'uuid';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { CaseState, Wait } from '#engine/cases/state.ts';
import { anybody } from '#engine/simulation/bare.ts';
import { machine } from '#engine/simulation/session.ts';
import { flowsOf, model, timer } from '../engine/execution/model.ts';

/** Two commands that cannot both have their way (竞争). */
export interface Race {
  readonly name: string;
  readonly model: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Steps before the race. */
  readonly before?: (state: CaseState) => CaseCommandBody | null;
  /** Minutes the clock moves before the race, so that a timer is due. */
  readonly minutes?: number;
  readonly rivals: (state: CaseState) => readonly [Rival, Rival];
  /** true: each order lets both through; what they leave must then be one of the two orders. */
  readonly judge: (outcomes: readonly [boolean, boolean], state: CaseState) => string | null;
}

/** One side of a race. */
export interface Rival {
  readonly actor: Actor;
  readonly body: CaseCommandBody;
}

const other: Actor = { ...anybody, account: 'rival', name: '另一人' };
const one = model('<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>', 's>a', 'a>b', 'b>e');
const guarded = (definition: string, attributes = '') =>
  model(
    `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" ${attributes}>${definition}</boundaryEvent><userTask id="b"/><userTask id="late"/><endEvent id="e"/><endEvent id="f"/>`,
    's>a',
    'a>b',
    'b>e',
    't>late',
    'late>f',
  );

/** Exactly one goes through. */
const oneWinner: Race['judge'] = ([first, second]) => (first !== second ? null : first ? 'both went through' : 'neither went through');
const complete = (state: CaseState, element: string, actor: Actor = anybody): Rival => {
  const task = Object.values(state.tasks).find(open => open.element === element)!;
  return { actor, body: { type: 'complete-task', task: task.id, version: task.version, answers: {} } };
};
const waitOf = <K extends Wait['kind']>(state: CaseState, kind: K) =>
  Object.values(state.waits).find((wait): wait is Extract<Wait, { kind: K }> => wait.kind === kind)!;
const fire = (state: CaseState): Rival => {
  const wait = waitOf(state, 'timer');
  return { actor: machine, body: { type: 'fire-timer', wait: wait.id, occurrence: wait.occurrence } };
};
const openElements = (state: CaseState) =>
  Object.values(state.tasks)
    .map(({ element }) => element)
    .sort()
    .join();

/** The pairs on one case (F17); publishing against publishing stands apart. */
export const races: readonly Race[] = [
  {
    name: 'claim against claim',
    model: one,
    rivals: state => {
      const task = Object.values(state.tasks)[0]!;
      const body = { type: 'claim-task' as const, task: task.id, version: task.version };
      return [
        { actor: anybody, body },
        { actor: other, body },
      ];
    },
    judge: (outcomes, state) => oneWinner(outcomes, state) ?? (Object.values(state.tasks)[0]!.holder ? null : 'nobody holds the task'),
  },
  {
    name: 'complete against complete',
    model: one,
    rivals: state => [complete(state, 'a'), complete(state, 'a', other)],
    judge: (outcomes, state) => oneWinner(outcomes, state) ?? (openElements(state) === 'b' ? null : `open: ${openElements(state)}`),
  },
  {
    name: 'complete against its boundary timer',
    model: guarded(timer('timeDuration', 'PT1H')),
    minutes: 61,
    rivals: state => [complete(state, 'a'), fire(state)],
    judge: (outcomes, state) => {
      const expected = outcomes[0] ? 'b' : 'late';
      return oneWinner(outcomes, state) ?? (openElements(state) === expected ? null : `open: ${openElements(state)}`);
    },
  },
  {
    name: 'complete against withdraw',
    model: one,
    rivals: state => [complete(state, 'a'), { actor: other, body: { type: 'withdraw-application', reason: '不办了' } }],
    // A withdrawal after the completion goes through as well; what must not be is a completion after the withdrawal, or a case left open by one.
    judge: ([completed, withdrawn], state) => {
      if (!withdrawn) return 'the withdrawal was lost';
      if (state.phase !== 'closed') return 'the withdrawn case is open';
      const done = state.trail.some(({ element, cancelled }) => element === 'a' && !cancelled);
      return done === completed ? null : 'the answer and the journal differ';
    },
  },
  {
    name: 'complete against a message that sets a variable',
    model: model(
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="m" attachedToRef="a" cancelActivity="false"><messageEventDefinition messageRef="ask"><extensionElements><bj:out source="= value" target="seen"/></extensionElements></messageEventDefinition></boundaryEvent><endEvent id="f"/>
       <exclusiveGateway id="g" default="g_no"/><userTask id="yes"/><userTask id="no"/><endEvent id="e"/><endEvent id="n"/>`,
      's>a',
      'm>f',
      'a>g',
      'g>yes: seen = 7',
      'g>no',
      'yes>e',
      'no>n',
    ),
    variables: { seen: 0 },
    rivals: state => [
      complete(state, 'a'),
      { actor: other, body: { type: 'deliver-message', name: 'ask', key: null, payload: { value: 7 } } },
    ],
    judge: ([completed, delivered], state) => {
      if (!completed) return 'the completion was lost';
      const expected = delivered ? 'yes' : 'no';
      return openElements(state) === expected ? null : `delivered ${delivered}, open: ${openElements(state)}`;
    },
  },
  {
    name: 'the two last branches into one join',
    model: model(
      '<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="after"/><endEvent id="e"/>',
      's>g',
      'g>a',
      'g>b',
      'a>j',
      'b>j',
      'j>after',
      'after>e',
    ),
    rivals: state => [complete(state, 'a'), complete(state, 'b', other)],
    judge: (outcomes, state) => {
      if (!outcomes.every(ok => ok)) return 'a branch was lost';
      return openElements(state) === 'after' ? null : `open: ${openElements(state)}`;
    },
  },
  {
    name: 'message against timer at an event-based gateway',
    model: model(
      `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="ask"/></intermediateCatchEvent>
       <intermediateCatchEvent id="t">${timer('timeDuration', 'PT2H')}</intermediateCatchEvent><userTask id="a"/><userTask id="b"/><endEvent id="e"/><endEvent id="f"/>`,
      's>g',
      'g>m',
      'g>t',
      'm>a',
      't>b',
      'a>e',
      'b>f',
    ),
    minutes: 121,
    rivals: state => [{ actor: other, body: { type: 'deliver-message', name: 'ask', key: null, payload: {} } }, fire(state)],
    judge: (outcomes, state) => {
      const expected = outcomes[0] ? 'a' : 'b';
      return oneWinner(outcomes, state) ?? (openElements(state) === expected ? null : `open: ${openElements(state)}`);
    },
  },
  {
    name: 'suspend against complete',
    model: model(
      `<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><startEvent id="is"/><userTask id="b"/><endEvent id="ie"/>${flowsOf('is>b', 'b>ie')}</subProcess><endEvent id="e"/>`,
      's>a',
      'a>sub',
      'sub>e',
    ),
    rivals: state => [complete(state, 'a'), { actor: other, body: { type: 'suspend-case', reason: '核查' } }],
    judge: ([completed, suspended], state) => {
      if (!suspended || state.phase !== 'suspended') return 'the suspension was lost';
      const expected = completed ? 'b' : 'a';
      return openElements(state) === expected ? null : `completed ${completed}, open: ${openElements(state)}`;
    },
  },
];

/** A command of a race with an id of its own. */
export const commandOf = ({ actor, body }: Rival, caseId: string) => ({ ...body, id: v7(), caseId, tenant: 'heshan', actor });
