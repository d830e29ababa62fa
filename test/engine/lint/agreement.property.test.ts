import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '#engine/bpmn/definition.ts';
import { readBpmn } from '#engine/bpmn/read.ts';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import { fold } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { contextOf, createSession, type GivenCommand, giveCommand, machine, type Session } from '#engine/simulation/session.ts';
import { jumpTargets, previewReturn } from '#engine/verbs/index.ts';
import { faultsOf } from '../cases/soundness.ts';
import { misplaced } from '../cases/standing.ts';
import { compile, defined, model } from '../execution/model.ts';
import { anyModel, type Below } from './any-model.ts';

/** How many times the usual 400 models: `npm run test:long` takes ten times as many. */
const times = Number(process.env.RUNS ?? 1_000) / 1_000;
/** A model with more open incidents than this fails over and over; nothing new comes of it. */
const manyIncidents = 60;

const called = model(
  `<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="x" default="x_e"/><endEvent id="e"/>
   <endEvent id="failed">${defined('error', 'bad')}</endEvent><endEvent id="raised">${defined('escalation', 'high')}</endEvent>`,
  's>a',
  'a>x',
  'x>e',
  'x>failed: n = 3',
  'x>raised: n = 2',
);

type Tried = readonly [Actor, GivenCommand];
type Choose = (session: Session, state: CaseState, below: Below) => Tried | undefined;

const variables = (below: Below) => ({ n: below(4), ok: below(2) === 0, list: [1, 2, 3].slice(below(4)) });
const pick = <T>(list: readonly T[], below: Below): T | undefined => list[below(Math.max(1, list.length))];
const values = <T>(map: Readonly<Record<string, T>>): T[] => Object.values(map);

const completing: Choose = (_, { tasks }, below) => {
  const task = pick(values(tasks), below);
  return task && [anybody, { type: 'complete-task', task: task.id, version: task.version, answers: variables(below) }];
};

const happening: Choose = (session, { waits }, below) => {
  const wait = pick(values(waits), below);
  if (!wait) return undefined;
  const payload = variables(below);
  if (wait.kind === 'message') return [anybody, { type: 'deliver-message', name: wait.name, key: wait.key, payload }];
  if (wait.kind === 'signal') return [anybody, { type: 'deliver-signal', name: wait.name, payload }];
  if (wait.kind === 'job')
    return [
      machine,
      below(2) === 0 ? { type: 'complete-job', job: wait.id, output: payload } : { type: 'fail-job', job: wait.id, error: 'unreachable' },
    ];
  if (wait.kind !== 'timer') return undefined;
  session.now = Math.max(session.now, wait.due);
  return [machine, { type: 'fire-timer', wait: wait.id, occurrence: wait.occurrence }];
};

const mending: Choose = (_, { incidents }, below) => {
  const incident = pick(Object.keys(incidents), below);
  const action = pick(['retry', 'skip', 'resolve'] as const, below)!;
  return incident === undefined ? undefined : [anybody, { type: 'resolve-incident', incident, action, values: variables(below) }];
};

const beginning: Choose = ({ releases }, { scopes }, below) => {
  const open = values(scopes).map(({ id, content, container }) => ({ id, process: releases.get(content)!.process, container }));
  const free = pick(
    open.filter(({ process, container }) => process.elements[container]?.adHoc),
    below,
  );
  const element = free && pick(free.process.containers[free.container]!.elements, below);
  return free && element !== undefined ? [anybody, { type: 'start-activity', scope: free.id, element }] : undefined;
};

const jumping: Choose = (session, { scopes }, below) => {
  const scope = pick(values(scopes), below)!;
  const run = pick(Object.keys(scope.runs), below);
  const target = run === undefined ? undefined : pick(jumpTargets(session.state!, contextOf(session), { scope: scope.id, run }), below);
  return target && [anybody, { type: 'jump-token', scope: scope.id, run: run!, to: target.element, reason: '调整' }];
};

const returning: Choose = (session, state, below) => {
  const task = pick(values(state.tasks), below);
  const target = task && pick(previewReturn(state, contextOf(session), task).targets, below);
  if (!task || !target) return undefined;
  const resume = target.straightBack && below(2) === 0 ? 'straight-back' : 'in-order';
  const to = { to: 'element', element: target.element } as const;
  return [anybody, { type: 'return-task', task: task.id, version: task.version, target: to, reach: target.reach, resume, acts: 'keep' }];
};

const takingBack: Choose = (_, { trail }) => {
  const task = trail.at(-1)?.task;
  return task === undefined ? undefined : [anybody, { type: 'take-back-task', task }];
};

const choices: readonly Choose[] = [
  completing,
  completing,
  completing,
  completing,
  happening,
  happening,
  mending,
  beginning,
  jumping,
  returning,
  takingBack,
];

/** Play one case of a model at random; what is wrong with it after any command, or null. */
function playOnce(definition: Definition, other: Definition, below: Below): string | null {
  const main = { ...bareRelease(definition), calls: { called: 'called' } };
  const releases = [main, { ...bareRelease(other), content: 'called' }];
  const now = Date.parse('2026-01-05T09:00:00+08:00');
  const session = createSession({ releases, organisation: bareOrganisation, calendar: bareCalendar, now });
  const opened = giveCommand(session, anybody, bareOpening(variables(below)));
  if (opened) return `opening: ${opened.code}`;
  for (let step = 0; step < 20 && goesOn(session.state!); step++) {
    const tried = pick(choices, below)!(session, session.state!, below);
    if (tried) giveCommand(session, ...tried);
    const wrong = wrongWith(session);
    if (wrong) return `${tried?.[1].type}: ${wrong}`;
  }
  return isDeepStrictEqual(fold(session.entries), session.state) ? ended(session) : 'fold(journal) differs from the snapshot';
}

function goesOn({ phase, incidents }: CaseState): boolean {
  return phase !== 'closed' && Object.keys(incidents).length < manyIncidents;
}

function wrongWith({ state, releases }: Session): string | undefined {
  const release = (content: string) => releases.get(content);
  const found = [...faultsOf(state!, release), ...misplaced(state!, release)];
  return found[0] ?? (isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state) ? undefined : 'the snapshot does not survive JSON');
}

/** Whatever happened, the case can be ended and leaves nothing. */
function ended(session: Session): string | null {
  if (session.state!.phase === 'closed') return null;
  const body: CaseCommandBody = { type: 'withdraw-application', reason: '不办了' };
  return giveCommand(session, anybody, body)?.code ?? wrongWith(session) ?? null;
}

describe('lint and engine', () => {
  it('should agree: what passes the lint runs without an exception, and every case of it stays sound', async () => {
    const other = await compile(called);
    const counts = { passed: 0, refused: 0, unreadable: 0 };
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9_973 }), { minLength: 60, maxLength: 240 }), async numbers => {
        // given
        let at = 0;
        const below: Below = n => (numbers[at++ % numbers.length]! + Math.floor(at / numbers.length)) % n;
        const { definition, problems } = await readBpmn(anyModel(below));
        const linted = definition ? lintProcess(definition) : [];
        const refused = [...problems, ...linted].some(({ severity }) => severity === 'error');
        counts[refused ? (definition ? 'refused' : 'unreadable') : 'passed'] += 1;
        if (!definition || refused) return;
        for (const { kind } of Object.values(definition.elements)) kinds.add(kind);
        // when, then
        for (let run = 0; run < 3; run++) expect(playOnce(definition, other, below)).toBeNull();
      }),
      { numRuns: Math.ceil(400 * times), seed: 20_261_122 },
    );
    // Both must happen often, and nearly every kind be played.
    expect(counts.passed).toBeGreaterThan(60 * Math.min(1, times));
    expect(counts.refused + counts.unreadable).toBeGreaterThan(60 * Math.min(1, times));
    if (times >= 1) expect(kinds.size).toBeGreaterThan(18);
  }, 120_000);
});
