import type { Incident, Task, Wait } from '#engine/cases/state.ts';
import { type GivenCommand, machine } from '#engine/simulation/index.ts';
import { jumpTargets } from '#engine/verbs/index.ts';
import type { Given, Sight } from './commands.ts';
import { contextAt, doTask, handlerOf, pick } from './commands.ts';

/** Steps a case may take to its end. */
export const stepsToEnd = 400;

/** Values that leave every loop and every choice of the drawn models. */
const defaultLeading = { n: 5, ok: true };

/**
 * What somebody can do to bring the case to its end (收尾), the plainest first: resume it, do an open task, complete a job, deal with an incident,
 * start an ad-hoc activity, deliver what is awaited. Timers are left to the clock. Tasks are answered with what leads out of every loop.
 */
export function waysOn(sight: Sight): Given[] {
  const { play, state, below } = sight;
  const administrator = play.people.find(({ principals }) => principals.includes('administrator')) ?? play.actor;
  if (state.phase === 'suspended') return [[administrator, { type: 'resume-case' }]];
  const tasks = Object.values(state.tasks).map((task): Given => {
    const actor = handlerOf(play, task, below);
    return [actor, doTask(task, actor, play.finish?.(task) ?? play.leading ?? defaultLeading)];
  });
  const waits = Object.values(state.waits);
  return [
    ...tasks,
    ...waits.flatMap((wait): Given[] =>
      wait.kind === 'job' ? [[machine, { type: 'complete-job', job: wait.id, output: { answer: 5 } }]] : [],
    ),
    ...Object.values(state.incidents).flatMap(incident => mend(sight, incident, administrator)),
    ...startable(sight),
    ...awaited(sight).flatMap(wait => deliver(sight, wait, administrator)),
    ...Object.values(state.tasks).flatMap(task => appoint(sight, task)),
  ];
}

/** Where everybody who holds a post has stood aside (回避), the centre gives the post to somebody else: the last way there is. */
function appoint({ play }: Sight, task: Task): Given[] {
  const posts = task.candidates.filter(principal => !principal.startsWith('person:'));
  if (task.holder !== null || posts.length === 0) return [];
  const appointed: Given[0] = { account: 'appointed', name: '新任', principals: ['person:appointed', ...posts] };
  return [[appointed, doTask(task, appointed, play.finish?.(task) ?? play.leading ?? defaultLeading)]];
}

/**
 * An incident is resolved with values that lead on, or skipped, in turn; where neither helps, an administrator moves the token. A join that waits in
 * vain goes on with what it has. Where a case is through without a result, it is ended by the applicant.
 */
function mend({ play, state, now, below }: Sight, { id, code, scope, run }: Incident, administrator: Given[0]): Given[] {
  const leading = play.leading ?? defaultLeading;
  const resolve: GivenCommand = { type: 'resolve-incident', incident: id, action: 'resolve', values: { ...leading } };
  const skip: GivenCommand = { type: 'resolve-incident', incident: id, action: 'skip' };
  if (code === 'closing-without-result') return [[administrator, { type: 'withdraw-application', reason: '不办了' }]];
  if (code === 'join-waits-for-ever') return [[administrator, skip]];
  const target = scope === null || run === null ? undefined : pick(jumpTargets(state, contextAt(play, now), { scope, run }), below);
  const jump: GivenCommand[] = target ? [{ type: 'jump-token', scope: scope!, run, to: target.element, reason: '改走' }] : [];
  const inTurn = [
    [resolve, skip, ...jump],
    [skip, ...jump, resolve],
    [...jump, skip, resolve],
  ][below(3)]!;
  return inTurn.map(body => [administrator, body]);
}

function startable({ play, state, below }: Sight): Given[] {
  return Object.values(state.scopes).flatMap((scope): Given[] => {
    const { elements, containers } = play.releases.get(scope.content)!.process;
    if (!elements[scope.container]?.adHoc) return [];
    const drawn = (containers[scope.container]?.elements ?? []).map(id => elements[id]!);
    const entries = drawn.filter(({ kind, incoming, forCompensation }) => kind === 'userTask' && incoming.length === 0 && !forCompensation);
    const element = pick(entries, below);
    return element ? [[machine, { type: 'start-activity', scope: scope.id, element: element.id }]] : [];
  });
}

/** What tokens themselves wait for: events on a boundary, and those that start event sub-processes, need not happen. */
function awaited({ play, state, below }: Sight): Wait[] {
  const found = Object.values(state.waits).filter(({ scope, run, element }) => {
    const elements = play.releases.get(state.scopes[scope]!.content)?.process.elements;
    return run !== null && elements?.[element]?.kind !== 'boundaryEvent';
  });
  const from = below(found.length);
  return [...found.slice(from), ...found.slice(0, from)];
}

/** A condition that waits by itself, because somebody jumped to it, is passed by a jump: nothing of the model would set it. */
function deliver({ play, state, now, below }: Sight, wait: Wait, administrator: Given[0]): Given[] {
  if (wait.kind === 'message') return [[machine, { type: 'deliver-message', name: wait.name, key: wait.key, payload: { n: 5 } }]];
  if (wait.kind === 'signal') return [[machine, { type: 'deliver-signal', name: wait.name, payload: {} }]];
  const { kind, scope, run, element } = wait;
  const alone = kind === 'condition' && run !== null && state.scopes[scope]?.runs[run]?.element === element;
  if (!alone) return [];
  const target = pick(jumpTargets(state, contextAt(play, now), { scope, run }), below);
  return target ? [[administrator, { type: 'jump-token', scope, run, to: target.element, reason: '改走' }]] : [];
}
