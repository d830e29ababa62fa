import { isDeepStrictEqual } from 'node:util';
import { fold } from '#engine/cases/fold.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { GivenCommand } from '#engine/simulation/index.ts';
import { contextOf } from '#engine/simulation/index.ts';
import { type Case, openCase, release } from '../cases/legal.ts';
import { faultsOf } from '../cases/soundness.ts';
import { model } from '../execution/model.ts';

/** A user task with verb settings, such as `returnResume="straight-back"`. */
export const user = (id: string, verbs = '', attributes = '') =>
  `<userTask id="${id}" ${attributes}>${verbs ? `<extensionElements><bj:verbs ${verbs}/></extensionElements>` : ''}</userTask>`;

/** A case of a drawn model in which anybody may do everything. */
export async function openModel(body: string, flows: readonly string[], changes: Partial<ReleaseDefinition> = {}): Promise<Case> {
  return openCase([await release(model(body, ...flows), { roles: {}, ...changes })], '2026-03-02T09:00');
}

/** s > a > b > c > e. */
export const openLine = (verbs: Partial<Record<'a' | 'b' | 'c', string>> = {}) =>
  openModel(`<startEvent id="s"/>${user('a', verbs.a)}${user('b', verbs.b)}${user('c', verbs.c)}<endEvent id="e"/>`, [
    's>a',
    'a>b',
    'b>c',
    'c>e',
  ]);

/** A step before a split; in its first branch x1 then an inner split of p1 > p2 and q, joined, then x2; in its second y1 > y2; after the join z. */
export const openNested = () =>
  openModel(
    `<startEvent id="s"/><parallelGateway id="g"/><parallelGateway id="h"/><parallelGateway id="i"/><parallelGateway id="j"/><endEvent id="e"/>
     ${['before', 'x1', 'x2', 'p1', 'p2', 'q', 'y1', 'y2', 'z'].map(id => user(id)).join('')}`,
    ['s>before', 'before>g', 'g>x1', 'x1>h', 'h>p1', 'p1>p2', 'p2>i', 'h>q', 'q>i', 'i>x2', 'x2>j', 'g>y1', 'y1>y2', 'y2>j', 'j>z', 'z>e'],
  );

/** Ids of the elements with an open task, sorted. */
export const open = (one: Case) =>
  Object.values(one.state().tasks)
    .map(({ element }) => element)
    .sort();

/** The open task of an element. */
export function taskAt(one: Case, element: string) {
  const task = Object.values(one.state().tasks).find(open => open.element === element);
  if (!task) throw new Error(`no task ${element}, open are ${open(one)}`);
  return task;
}

/** What previews look at besides the state. */
export const contextAt = (one: Case) => contextOf(one.session);

/** Give a command and look after it whether the state is sound, survives JSON and is the fold of its journal. Answers the code of a refusal. */
export function give(one: Case, account: string, body: GivenCommand): string | undefined {
  const before = JSON.stringify(one.state());
  const rejection = one.give(account, body);
  if (rejection && JSON.stringify(one.state()) !== before) throw new Error('a refused command changed the case');
  if (rejection && !/^Expected .*, (but|because) /.test(rejection.message.en)) throw new Error(`not a sentence: ${rejection.message.en}`);
  checkSound(one);
  return rejection?.code;
}

/** Fail on lost or orphan tokens, and where fold(journal) is not the snapshot. */
export function checkSound(one: Case): void {
  const state: CaseState = one.state();
  const faults = faultsOf(state, content => one.session.releases.get(content));
  if (faults.length > 0) throw new Error(faults.join('; '));
  if (!isDeepStrictEqual(fold(one.session.entries), state)) throw new Error('fold(journal) differs from the snapshot');
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)) throw new Error('the state does not survive JSON');
}

/** Complete the tasks at some elements in turn, as `b` or, by a person, `b:zhaomin`. */
export function done(one: Case, ...steps: string[]): void {
  for (const step of steps) {
    const [element = '', account = 'liqiang'] = step.split(':');
    const { id, version } = taskAt(one, element);
    const code = give(one, account, { type: 'complete-task', task: id, version, answers: {} });
    if (code) throw new Error(`${step}: ${code}`);
  }
}

/** Complete whatever is open until the case is closed; answers the elements in the order they were done. */
export function finish(one: Case): string[] {
  const path: string[] = [];
  while (one.state().phase !== 'closed') {
    const [task] = Object.values(one.state().tasks);
    if (!task || path.length > 50)
      throw new Error(`the case cannot end: ${path.join(' ')}, incidents ${JSON.stringify(one.state().incidents)}`);
    const person = task.candidates.find(candidate => candidate.startsWith('person:'))?.slice(7);
    done(one, `${task.element}:${task.holder ?? person ?? 'liqiang'}`);
    path.push(task.element);
  }
  return path;
}

type Return = Extract<GivenCommand, { type: 'return-task' }>;

/** Return the task at an element to another, or to `applicant` or `previous`. */
export function giveBack(one: Case, from: string, to: string, more: Partial<Return> & { readonly by?: string } = {}): string | undefined {
  const { by = 'zhaomin', ...rest } = more;
  const { id, version } = taskAt(one, from);
  const target = to === 'applicant' || to === 'previous' ? { to } : { to: 'element' as const, element: to };
  return give(one, by, { type: 'return-task', task: id, version, target, reason: '材料不清', ...rest } as Return);
}

/** Types of the events of the last command. */
export const lastEvents = (one: Case) => one.session.entries.at(-1)!.events.map(({ type }) => type);
