import type { Actor, Choices } from '#engine/cases/commands.ts';
import type { Context } from '#engine/cases/context.ts';
import { matchesAny } from '#engine/cases/principals.ts';
import { choicesAsked } from '#engine/execution/assignment/choosing.ts';
import type { CaseState, Seat, Task } from '#engine/cases/state.ts';
import type { GivenCommand } from '#engine/simulation/index.ts';
import { machine } from '#engine/simulation/index.ts';
import { jumpTargets, previewReturn } from '#engine/verbs/index.ts';
import type { Play } from '../cases/random-run.ts';

/** A command and who gives it. */
export type Given = readonly [Actor, GivenCommand];

/** What a command is drawn from: the play, the case as it stands, and a source of numbers. */
export interface Sight {
  readonly play: Play;
  readonly state: CaseState;
  readonly now: number;
  readonly below: (n: number) => number;
}

const hour = 3_600_000;
const stranger: Actor = { account: 'stranger', name: '路人', principals: ['person:stranger'] };
const noTask = '9.9';

/** One of a list, as the numbers fall. */
export function pick<T>(list: readonly T[], below: (n: number) => number): T | undefined {
  return list.length === 0 ? undefined : list[below(list.length)];
}

/** Somebody whose turn it is on a task: of the centre, or whoever the task has come to. */
export function handlerOf({ people, actor }: Play, { holder, candidates }: Task, below: (n: number) => number): Actor {
  const fitting = people.filter(({ account, principals }) => (holder === null ? matchesAny(candidates, principals) : account === holder));
  const person = holder ?? candidates.find(candidate => candidate.startsWith('person:'))?.slice('person:'.length);
  const other = person === undefined ? actor : { account: person, name: person, principals: [`person:${person}`] };
  return pick(fitting, below) ?? other;
}

/** Mostly whose turn it is, now and then anybody. */
function actorFor({ play, below }: Sight, task: Task | undefined): Actor {
  if (below(12) === 0) return stranger;
  return task && below(6) > 0 ? handlerOf(play, task, below) : (pick(play.people, below) ?? play.actor);
}

const administrator = ({ people, actor }: Play) => people.find(({ principals }) => principals.includes('administrator')) ?? actor;

/** Own seat of a person on a task. */
function seatOf({ seats }: Task, { account }: Actor): Seat | undefined {
  return seats?.find(seat => seat.account === account && seat.status === 'open');
}

/** What somebody does to get on with a task: answers the delegation, votes, or completes it. */
export function doTask(task: Task, actor: Actor, answers: Readonly<Record<string, unknown>>, vote: Seat['vote'] = 'agree'): GivenCommand {
  const { id, version } = task;
  if (task.delegatedBy?.length) return { type: 'answer-delegation', task: id, version, opinion: '建议同意', answers };
  const seat = seatOf(task, actor);
  const votes = task.signing !== undefined || (seat !== undefined && seat.place !== 'own');
  if (votes) return { type: 'cast-vote', task: id, version, vote: vote ?? 'agree', opinion: '同意', answers };
  return { type: 'complete-task', task: id, version, answers, opinion: '同意' };
}

type Maker = (sight: Sight, task: Task | undefined) => Given;

/** A command about a task by somebody fitting: about none, or an older version of it, now and then. */
function about(make: (sight: Sight, task: { readonly task: string; readonly version: number }) => GivenCommand): Maker {
  return (sight, task) => {
    const stale = sight.below(15) === 0 ? 1 : 0;
    return [actorFor(sight, task), make(sight, { task: task?.id ?? noTask, version: (task?.version ?? 1) - stale })];
  };
}

const someone = ({ play, below }: Sight) => (pick(play.people, below) ?? stranger).account;

const go: Maker = (sight, task) => {
  if (!task) return [sight.play.actor, { type: 'complete-task', task: noTask, version: 1, answers: {} }];
  const actor = actorFor(sight, task);
  const vote = (['agree', 'agree', 'agree', 'agree', 'agree', 'refuse', 'abstain', 'abstain'] as const)[sight.below(8)]!;
  const done = doTask(task, actor, sight.play.answers(task, sight.below), vote);
  return [actor, done.type === 'complete-task' ? { ...done, ...chosenAt(sight, task) } : done];
};

/** Most of the time whom a step asks for, somebody. */
function chosenAt(sight: Sight, { scope, element }: Task): { readonly choices?: Choices } {
  const { play, state, below } = sight;
  const process = play.releases.get(state.scopes[scope]?.content ?? '')?.process;
  const asked = process ? choicesAsked(process, element) : [];
  if (asked.length === 0 || below(4) === 0) return {};
  return { choices: Object.fromEntries(asked.map(one => [one.element, [someone(sight)]])) };
}

/** Somebody is recused, mostly by who may decide it. */
const recuse: Maker = (sight, task) => [
  sight.below(4) === 0 ? actorFor(sight, task) : administrator(sight.play),
  { type: 'recuse-handler', account: someone(sight), reason: '与申请人有利害关系' },
];

const addSigners = about((sight, task) => ({
  type: 'add-signers',
  ...task,
  place: (['before', 'after', 'parallel'] as const)[sight.below(3)]!,
  ...(sight.below(3) === 0 ? {} : { method: (['all', 'any', 'order'] as const)[sight.below(3)]! }),
  who: Array.from({ length: 1 + sight.below(2) }, () => someone(sight)),
  reason: '请一并把关',
}));

const removeSigner: Maker = (sight, any) => {
  const task = Object.values(sight.state.tasks).find(({ seats }) => seats?.some(({ place }) => place !== 'own')) ?? any;
  const seat = pick(task?.seats?.filter(({ place }) => place !== 'own') ?? [], sight.below);
  const by = sight.play.people.find(({ account }) => account === seat?.addedBy);
  const { id = noTask, version = 1 } = task ?? {};
  return [
    by && sight.below(3) > 0 ? by : actorFor(sight, task),
    { type: 'remove-signer', task: id, version, seat: seat?.id ?? 's2', reason: '不需要' },
  ];
};

/** Context of the play at a moment. */
export function contextAt({ context }: Play, now: number): Context {
  return { ...context, now };
}

const returnTask: Maker = (sight, task) => {
  const { play, state, now, below } = sight;
  const actor = actorFor(sight, task);
  const { id = noTask, version = 1 } = task ?? {};
  const planned = task && below(4) > 0 ? pick(previewReturn(state, contextAt(play, now), task).targets, below) : undefined;
  const resume = below(3) === 0 ? ('straight-back' as const) : ('in-order' as const);
  const head = { type: 'return-task' as const, task: id, version, reason: '材料不清' };
  if (!planned) return [actor, { ...head, target: { to: below(2) === 0 ? 'applicant' : 'previous' } }];
  const acts = planned.acts.length + planned.documents.length > 0 ? { acts: below(2) === 0 ? ('keep' as const) : ('void' as const) } : {};
  return [actor, { ...head, target: { to: 'element', element: planned.element }, reach: planned.reach, resume, ...acts }];
};

const takeBack: Maker = ({ play, state, below }, task) => {
  const voted = pick(
    Object.values(state.tasks).flatMap(({ id, seats }) =>
      (seats ?? []).filter(({ status }) => status === 'done').map(({ account }) => [id, account] as const),
    ),
    below,
  );
  const entry = pick(
    state.trail.slice(-4).filter(({ task: ended }) => ended !== undefined),
    below,
  );
  const [id, account] = voted && below(2) === 0 ? voted : [entry?.task ?? task?.id ?? noTask, entry?.actor];
  return [
    play.people.find(one => one.account === account) ?? { ...play.actor, ...(account ? { account } : {}) },
    { type: 'take-back-task', task: id, reason: '填写有误' },
  ];
};

const jump: Maker = ({ play, state, now, below }) => {
  const scope = pick(Object.values(state.scopes), below);
  const run = scope && below(8) > 0 ? (pick(Object.keys(scope.runs), below) ?? null) : null;
  const from = { scope: scope?.id ?? '1.1', run };
  const target = below(5) === 0 ? 'last' : pick(jumpTargets(state, contextAt(play, now), from), below)?.element;
  return [below(8) === 0 ? stranger : administrator(play), { type: 'jump-token', ...from, to: target ?? 'none', reason: '调整' }];
};

/** Any element of any open scope: mostly refused, in an ad-hoc sub-process often what can be started. */
const startActivity: Maker = (sight, task) => {
  const { play, state, below } = sight;
  const scopes = Object.values(state.scopes);
  const free = scopes.filter(({ content, container }) => play.releases.get(content)?.process.elements[container]?.adHoc);
  const scope = pick(free, below) ?? pick(scopes, below);
  const elements = scope ? (play.releases.get(scope.content)?.process.containers[scope.container]?.elements ?? []) : [];
  return [actorFor(sight, task), { type: 'start-activity', scope: scope?.id ?? '1.1', element: pick(elements, below) ?? 'none' }];
};

const deliverMessage: Maker = ({ play, state, below }) => {
  const awaited = pick(
    Object.values(state.waits).flatMap(wait => (wait.kind === 'message' ? [wait] : [])),
    below,
  );
  const payload = { n: below(10), amount: below(400) };
  if (awaited && below(4) > 0) return [machine, { type: 'deliver-message', name: awaited.name, key: awaited.key, payload }];
  return [play.actor, { type: 'deliver-message', name: pick(play.messages, below) ?? 'none', key: below(3) === 0 ? '5' : null, payload }];
};

const deliverSignal: Maker = ({ play, below }) => [
  play.actor,
  { type: 'deliver-signal', name: pick(play.signals, below) ?? 'none', payload: { n: below(10) } },
];

/** Who holds a task gives it back. */
const release: Maker = (sight, any) => {
  const task = Object.values(sight.state.tasks).find(({ holder }) => holder !== null) ?? any;
  return [actorFor(sight, task), { type: 'release-task', task: task?.id ?? noTask, version: task?.version ?? 1 }];
};

const incident: Maker = ({ play, state, below }) => {
  const id = pick(Object.keys(state.incidents), below) ?? '1.1';
  const action = pick(['retry', 'skip', 'resolve'] as const, below)!;
  return [
    administrator(play),
    { type: 'resolve-incident', incident: id, action, ...(action === 'resolve' ? { values: { n: below(10) } } : {}) },
  ];
};

const job: Maker = ({ play, state, below }) => {
  const id = pick(
    Object.values(state.waits).filter(({ kind }) => kind === 'job'),
    below,
  )?.id;
  if (below(8) === 0) return [play.actor, { type: 'complete-job', job: id ?? '1.1', output: {} }];
  if (below(3) === 0) return [machine, { type: 'fail-job', job: id ?? '1.1', error: 'unreachable' }];
  return [machine, { type: 'complete-job', job: id ?? '1.1', output: { answer: below(10) } }];
};

const timer: Maker = ({ state, below }) => {
  const wait = pick(
    Object.values(state.waits).filter(({ kind }) => kind === 'timer'),
    below,
  );
  const id = wait?.id ?? '1.1';
  if (below(2) === 0) return [machine, { type: 'fail-timer', kind: 'flow', ref: id, error: 'poison' }];
  return [machine, { type: 'fire-timer', wait: id, occurrence: below(2) }];
};

const circulation: Maker = ({ play, state, below }) => {
  const asked = state.circulations.filter(({ kind, answeredAt }) => kind === 'circulation' && answeredAt === undefined);
  const one = pick(asked, below) ?? pick(state.circulations, below);
  const id = one?.id ?? '1.1';
  const person = (account: string | undefined) => play.people.find(who => who.account === account) ?? play.actor;
  const kind = below(4);
  if (kind === 0) return [person(one?.to), { type: 'read-circulation', circulation: id }];
  if (kind < 3) return [person(one?.to), { type: 'answer-circulation', circulation: id, text: '已阅，无意见' }];
  return [person(one?.by), { type: 'revoke-circulation', circulation: id }];
};

const circulate: Maker = (sight, task) => [
  actorFor(sight, task),
  {
    type: 'circulate-case',
    kind: sight.below(3) === 0 ? 'copy' : 'circulation',
    to: [someone(sight), someone(sight)],
    text: '请阅',
  },
];

/** What supervision does (督办), by the office, by who has a card or is asked, or by anybody. */
const supervision: Maker = ({ play, state, below }, task) => {
  const clock = pick([null, ...Object.keys(state.clocks)], below) ?? null;
  const office = play.people.find(({ principals }) => principals.includes('supervision-office')) ?? play.actor;
  const card = pick(state.cards, below);
  const holder = play.people.find(({ account }) => card?.holders.includes(account)) ?? play.actor;
  const demand = pick(state.demands ?? [], below);
  const level = pick(['warning', 'yellow', 'red'] as const, below)!;
  const kind = pick(['explanation', 'oral-reminder', 'monitoring-notice', 'consultation'] as const, below)!;
  const to = [(pick(play.people, below) ?? stranger).account];
  const outcome = pick(['upheld', 'revoked'] as const, below)!;
  const handler = task ? handlerOf(play, task, below) : play.actor;
  const asked = play.people.find(({ account }) => demand?.to.includes(account)) ?? play.actor;
  return pick<Given>(
    [
      [office, { type: 'issue-card', level, clock, to, points: below(5), reason: '巡查发现' }],
      [office, { type: 'issue-card', level, clock: null, to, reason: '巡查发现' }],
      [holder, { type: 'appeal-card', card: card?.id ?? noTask, reason: '与事实不符' }],
      [office, { type: 'decide-appeal', card: card?.id ?? noTask, outcome, reason: '已核实' }],
      [office, { type: 'revoke-card', card: card?.id ?? noTask, reason: '误发' }],
      [handler, { type: 'explain-overdue', clock: clock ?? 'none', cause: 'organ', text: '人手不足', plan: '尽快办结' }],
      [office, { type: 'demand-supervision', kind, clock, to, text: '请说明' }],
      [asked, { type: 'answer-supervision', demand: demand?.id ?? noTask, text: '已改正' }],
    ],
    below,
  )!;
};

const rare: Maker = (sight, task) => {
  const { play, state, below } = sight;
  if (below(3) === 0) return supervision(sight, task);
  if (below(8) === 0) return [play.actor, { type: 'withdraw-application', reason: '不办了' }];
  const bodies: readonly Given[] = [
    [play.actor, play.opening],
    [play.actor, { type: 'submit-supplement', materials: [] }],
    [play.actor, { type: 'request-extension', days: below(4), reason: '情况复杂' }],
    [play.actor, { type: 'pause-clock', procedure: pick(['hearing', 'testing', 'waiting'], below)!, reason: '依法需要' }],
    [play.actor, { type: 'resume-clock', procedure: pick(['hearing', 'testing', 'inspection'], below)! }],
    [machine, { type: 'recompute-clocks' }],
    [play.actor, { type: 'receive-material', material: { id: 'licence', received: true, copies: 1, form: 'copy' } }],
    [machine, { type: 'review-clock', clock: pick(Object.keys(state.clocks), below) ?? 'none' }],
    [machine, { type: 'review-clock', clock: pick(Object.keys(state.clocks), below) ?? 'none' }],
    [machine, { type: 'fail-timer', kind: 'clock', ref: pick(Object.keys(state.clocks), below) ?? 'none', error: 'poison' }],
  ];
  return pick(bodies, below)!;
};

/** true: the case has something the command could be about. */
type Fits = (state: CaseState, play: Play) => boolean;
const waitsFor =
  (kind: string): Fits =>
  ({ waits }) =>
    Object.values(waits).some(wait => wait.kind === kind);
const hasAdded: Fits = ({ tasks }) => Object.values(tasks).some(({ seats }) => seats?.some(({ place }) => place !== 'own'));
const hasIncident: Fits = ({ incidents }) => Object.keys(incidents).length > 0;
const hasCirculation: Fits = ({ circulations }) => circulations.length > 0;
const hasAdHoc: Fits = ({ scopes }, { releases }) =>
  Object.values(scopes).some(({ content, container }) => releases.get(content)?.process.elements[container]?.adHoc);
const hasHolder: Fits = ({ tasks }) => Object.values(tasks).some(({ holder }) => holder !== null);

/**
 * What is tried, and how often: getting on most of all, then the verbs, then everything else. What has nothing it could be about is tried
 * now and then only.
 */
const makers: readonly (readonly [weight: number, Maker, fits?: Fits])[] = [
  [24, go],
  [4, about((_, task) => ({ type: 'claim-task', ...task }))],
  [4, release, hasHolder],
  [2, about((_, { task }) => ({ type: 'read-task', task }))],
  [3, (sight, task) => [administrator(sight.play), assign(sight, task)]],
  [4, about((sight, task) => ({ type: 'transfer-task', ...task, to: someone(sight), reason: '出差' }))],
  [4, about((sight, task) => ({ type: 'delegate-task', ...task, to: someone(sight), reason: '请提意见' }))],
  [6, addSigners],
  [5, removeSigner, hasAdded],
  [8, returnTask],
  [5, takeBack],
  [2, about((_, task) => ({ type: 'refuse-task', ...task, opinion: '不符合条件' }))],
  [4, jump],
  [8, startActivity, hasAdHoc],
  [8, deliverMessage, waitsFor('message')],
  [6, deliverSignal, waitsFor('signal')],
  [10, incident, hasIncident],
  [10, job, waitsFor('job')],
  [5, timer, waitsFor('timer')],
  [3, circulate],
  [9, circulation, hasCirculation],
  [1, (sight, task) => (sight.below(3) > 0 ? recuse(sight, task) : [sight.play.actor, { type: 'comment-case', text: '备注' }])],
  [2, (sight, task) => [actorFor(sight, task), { type: 'urge-case', text: '请尽快' }]],
  [1, ({ play }) => [administrator(play), { type: 'suspend-case', reason: '核查' }]],
  [1, ({ play }) => [administrator(play), { type: 'resume-case' }]],
  [3, rare],
];
const all = makers.reduce((sum, [weight]) => sum + weight, 0);

function assign({ below, ...sight }: Sight, task: Task | undefined): GivenCommand {
  return { type: 'assign-task', task: task?.id ?? noTask, version: task?.version ?? 1, to: someone({ below, ...sight }) };
}

/** Draw one command (随机命令): what fits most of the time, else what is stale, forbidden or about nothing. */
export function randomCommand(sight: Sight): Given {
  const { state, below, play, now } = sight;
  if (state.phase === 'suspended' && below(3) > 0) return [administrator(play), { type: 'resume-case' }];
  const task = pick(Object.values(state.tasks), below);
  const drawn = choose(sight);
  // Where nobody has a task, the case waits for something else.
  const [actor, body] = (drawn === go && !task && below(6) > 0 ? otherwise(sight) : drawn)(sight, task);
  if (below(25) > 0) return [actor, body];
  // Recorded late, by who may do that.
  return [
    { ...actor, principals: [...actor.principals, ...(below(4) > 0 ? ['late-entry'] : [])] },
    { reason: '补录纸质件', ...body, effectiveAt: now - below(3) * hour },
  ];
}

/** What goes on where no task is open. */
function otherwise({ state, play, below }: Sight): Maker {
  const fitting = makers.filter(([, , fits]) => fits?.(state, play));
  return pick(fitting, below)?.[1] ?? go;
}

function choose({ below, state, play }: Sight): Maker {
  let at = below(all);
  for (const [weight, maker, fits] of makers) {
    at -= weight;
    if (at < 0) return !fits || fits(state, play) || below(12) === 0 ? maker : go;
  }
  return go;
}
