import { isDeepStrictEqual } from 'node:util';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { Context } from '#engine/cases/context.ts';
import { decide } from '#engine/cases/decide.ts';
import { evolve } from '#engine/cases/evolve.ts';
import { fold } from '#engine/cases/fold.ts';
import type { CaseEvent, Entry, EventHead } from '#engine/cases/events.ts';
import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import { drawNumbers } from '#engine/simulation/numbers.ts';
import { listDue, machine } from '#engine/simulation/index.ts';
import { faultsOf } from './soundness.ts';

/** What a random run plays: how it opens, who acts, what a task is answered with, what messages there are. */
export interface Play {
  readonly context: Omit<Context, 'now'>;
  readonly releases: ReadonlyMap<string, NonNullable<ReturnType<Context['release']>>>;
  readonly now: number;
  readonly opening: CaseCommandBody;
  readonly actor: Actor;
  readonly answers: (task: Task, below: (n: number) => number) => Answers;
  readonly messages: readonly string[];
  readonly signals: readonly string[];
}

/** An `evolve` under test. */
export type Evolve = (state: CaseState | null, event: CaseEvent, head: EventHead) => CaseState;

interface Run {
  readonly play: Play;
  readonly evolve: Evolve;
  readonly below: (n: number) => number;
  readonly entries: Entry[];
  readonly series: Map<string, number>;
  readonly counts: Map<string, number>;
  now: number;
  state: CaseState | null;
}

/** What a run came to: how often each command was accepted (`ok`) or refused (its code), and what was wrong. */
export interface Report {
  readonly wrong: string | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly state: CaseState | null;
  readonly entries: readonly Entry[];
}

/**
 * Play a case with random commands, some of them invalid, and look after every command whether: deciding twice gives the same and touches
 * nothing; each evolve leaves the state it was given; folding the journal gives the snapshot, also after a round through JSON; the state is sound.
 */
export function playRandomly(play: Play, choices: readonly number[], evolveUnderTest: Evolve): Report {
  let at = 0;
  const below = (n: number) => (choices[at++ % choices.length] ?? 0) % Math.max(1, n);
  const run: Run = { play, evolve: evolveUnderTest, below, entries: [], series: new Map(), counts: new Map(), now: play.now, state: null };
  let wrong = give(run, play.actor, play.opening);
  for (let step = 0; step < choices.length && !wrong; step++) wrong = oneStep(run);
  return { wrong, counts: run.counts, state: run.state, entries: run.entries };
}

function oneStep(run: Run): string | null {
  const { state, below } = run;
  if (!state) return 'the case was not opened';
  if (below(4) === 3) return moveTime(run, state);
  if (state.phase === 'suspended' && below(2) === 0) return give(run, run.play.actor, { type: 'resume-case' });
  const [actor, body] = randomCommand(run, state);
  return give(run, actor, body);
}

function moveTime(run: Run, state: CaseState): string | null {
  const [due] = listDue(state, { releases: run.play.releases });
  run.now = Math.max(run.now, due && run.below(3) > 0 ? due.at : run.now + run.below(5) * 3_600_000);
  return due && due.at <= run.now ? give(run, machine, due.body) : null;
}

function randomCommand(run: Run, state: CaseState): [Actor, CaseCommandBody] {
  const { below, play } = run;
  const tasks = Object.values(state.tasks);
  const task = tasks[below(tasks.length)];
  const stranger: Actor = { account: 'stranger', name: '路人', principals: ['person:stranger'] };
  if (task && below(10) < 6) {
    const actor = task.holder === null || task.holder === play.actor.account ? play.actor : { ...play.actor, account: task.holder };
    return [actor, { type: 'complete-task', task: task.id, version: task.version, answers: play.answers(task, below) }];
  }
  const rare: (() => [Actor, CaseCommandBody])[] = [
    () => [play.actor, { type: 'claim-task', task: task?.id ?? '9.9', version: task?.version ?? 1 }],
    () => [play.actor, { type: 'release-task', task: task?.id ?? '9.9', version: task?.version ?? 1 }],
    () => [play.actor, { type: 'read-task', task: task?.id ?? '9.9' }],
    () => [play.actor, { type: 'assign-task', task: task?.id ?? '9.9', version: task?.version ?? 1, to: 'liqiang' }],
    () => [stranger, { type: 'complete-task', task: task?.id ?? '9.9', version: 1, answers: {} }],
    () => [play.actor, { type: 'complete-task', task: state.trail.at(-1)?.task ?? '7.7', version: 1, answers: {} }],
    () => [
      play.actor,
      { type: 'deliver-message', name: play.messages[below(play.messages.length)] ?? 'none', key: null, payload: { n: below(3) } },
    ],
    () => [play.actor, { type: 'deliver-signal', name: play.signals[below(play.signals.length)] ?? 'none', payload: {} }],
    () => [play.actor, { type: 'submit-supplement', materials: [] }],
    () => [play.actor, { type: 'request-extension', days: below(4), reason: '情况复杂' }],
    () => [play.actor, { type: 'comment-case', text: '备注' }],
    () => [play.actor, { type: 'urge-case', text: '请尽快' }],
    () => [play.actor, { type: 'suspend-case', reason: '核查' }],
    () => [play.actor, { type: 'resume-case' }],
    () => [play.actor, { type: 'resolve-incident', incident: Object.keys(state.incidents)[0] ?? '1.1' }],
    () => [play.actor, { type: 'resolve-incident', incident: Object.keys(state.incidents)[0] ?? '1.1', action: 'skip' }],
    () => [
      play.actor,
      { type: 'resolve-incident', incident: Object.keys(state.incidents)[0] ?? '1.1', action: 'resolve', values: { n: 2 } },
    ],
    () => [play.actor, startCommand(run, state)],
    () => [play.actor, startCommand(run, state)],
    () => [machine, { type: 'review-clock', clock: Object.keys(state.clocks)[below(4)] ?? 'none' }],
    () => [machine, { type: 'fire-timer', wait: Object.keys(state.waits)[below(3)] ?? '1.1', occurrence: below(2) }],
    () => [machine, jobCommand(state, below)],
    () => (below(6) === 0 ? [play.actor, { type: 'withdraw-application', reason: '不办了' }] : [play.actor, play.opening]),
  ];
  return rare[below(rare.length)]!();
}

/** Any element of any open scope: mostly refused, in an ad-hoc sub-process often what can be started. */
function startCommand({ play, below }: Run, state: CaseState): CaseCommandBody {
  const scopes = Object.values(state.scopes);
  const free = scopes.filter(({ content, container }) => play.releases.get(content)?.process.elements[container]?.adHoc);
  const scope = free[below(free.length)] ?? scopes[below(scopes.length)];
  const elements = scope ? (play.releases.get(scope.content)?.process.containers[scope.container]?.elements ?? []) : [];
  return { type: 'start-activity', scope: scope?.id ?? '1.1', element: elements[below(elements.length)] ?? 'none' };
}

function jobCommand(state: CaseState, below: (n: number) => number): CaseCommandBody {
  const job = Object.values(state.waits).find(({ kind }) => kind === 'job')?.id ?? '1.1';
  return below(3) === 0 ? { type: 'fail-job', job, error: 'unreachable' } : { type: 'complete-job', job, output: { answer: below(3) } };
}

function give(run: Run, actor: Actor, body: CaseCommandBody): string | null {
  const { state, now, play } = run;
  const seq = (state?.seq ?? 0) + 1;
  const context = { ...play.context, now };
  const command = { ...body, id: `c${seq}`, caseId: 'case-1', tenant: 'heshan', actor, recordedAt: now };
  const frozen = freeze(state);
  const decision = decide(frozen, command, context);
  if (!isDeepStrictEqual(decide(frozen, command, context), decision)) return `${body.type}: deciding twice gave two answers`;
  count(run, `${body.type} ${decision.ok ? 'ok' : decision.rejection.code}`);
  if (!decision.ok) return null;
  const events = drawNumbers(decision.events, run.series);
  const entry: Entry = {
    seq,
    command: command.id,
    commandType: body.type,
    recordedAt: now,
    effectiveAt: now,
    actor: actor.account,
    events,
  };
  run.entries.push(entry);
  try {
    const before = JSON.stringify(state);
    run.state = evolveAll(run.evolve, state, entry);
    if (JSON.stringify(state) !== before) return `${body.type}: evolve changed the state it was given`;
    const folded = run.evolve === evolve ? fold(run.entries) : foldBy(run.evolve, run.entries);
    if (!isDeepStrictEqual(folded, run.state)) return `${body.type}: fold(journal) differs from the snapshot`;
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(run.state)), run.state)) return `${body.type}: the snapshot does not survive JSON`;
    const fault = faultsOf(run.state, content => play.releases.get(content))[0];
    return fault ? `${body.type}: ${fault}` : null;
  } catch (error) {
    return `${body.type}: evolve threw ${String(error)}`;
  }
}

function evolveAll(evolveOne: Evolve, state: CaseState | null, { events, seq, recordedAt, effectiveAt, actor }: Entry): CaseState {
  return events.reduce<CaseState | null>((s, event, index) => evolveOne(s, event, { seq, index, recordedAt, effectiveAt, actor }), state)!;
}

function foldBy(evolveOne: Evolve, entries: readonly Entry[]): CaseState | null {
  return entries.reduce<CaseState | null>((state, entry) => evolveAll(evolveOne, state, entry), null);
}

function count(run: Run, what: string): void {
  run.counts.set(what, (run.counts.get(what) ?? 0) + 1);
}

/** Freeze a copy, so that a decide that writes into its state throws. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? value.map(freeze) : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, freeze(one)]));
  return Object.freeze(copy) as Value;
}
