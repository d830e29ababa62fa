import { readFileSync } from 'node:fs';
import { Engine } from 'bpmn-engine';
import { evaluate } from 'feelin';
import { readBpmn } from '#engine/bpmn/read.ts';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { createSession, giveCommand, type Session } from '#engine/simulation/session.ts';
import { loadShipped } from '../engine/cases/packs.ts';
import { answersFor } from '../support/answers.ts';
import { type Figure, ratio, steadyRate } from './measure.ts';

const fixture = readFileSync(new URL('../fixtures/promised.bpmn', import.meta.url), 'utf8');
const people = ['accept', 'handle', 'review', 'approve', 'deliver'];
const posts = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];
const clerk: Actor = { account: 'clerk', name: '测试员', principals: ['person:clerk', ...posts, ...posts.map(post => `${post}@*`)] };

/** Human steps per second in memory, ours and bpmn-engine's, and FEEL (引擎). */
export async function engineFigures(): Promise<Figure[]> {
  const pack = await packFigure();
  const ours = await ownFigure();
  const theirs = await otherFigure();
  return [pack, ours, theirs, ratio('human steps: ours / bpmn-engine', ours, theirs), ...feelFigures()];
}

/** The promised pack with clocks, cards, documents and forms: open and six human steps a case. */
async function packFigure(): Promise<Figure> {
  const { releases, promised, items, organisation, calendar } = await loadShipped();
  const service = items.find(({ id }) => id === 'food-business-new')!;
  const opening: CaseCommandBody = {
    ...bareOpening({}),
    ...{ content: promised.content, pack: promised.pack, releaseNumber: 1, service, numberPattern: 'HS-{seq4}' },
    ...{
      answers: answersFor('food-business'),
      applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    },
  } as CaseCommandBody;
  const steps = ['check', 'handle', 'review', 'approve', 'deliver'];
  return steadyRate('engine: commands on the promised pack (open, 5 human steps)', 1 + steps.length, () => {
    const session = createSession({ releases, organisation, calendar, now: readLocal('2026-03-02T09:00')! });
    give(session, clerk, opening);
    for (const step of steps) complete(session, clerk, step, answersFor(step));
  });
}

async function ownFigure(): Promise<Figure> {
  const { definition } = await readBpmn(fixture);
  const releases = [bareRelease(definition!)];
  const now = readLocal('2026-03-02T09:00')!;
  return steadyRate('engine: human steps on promised.bpmn, open included', people.length, () => {
    const session = createSession({ releases, organisation: bareOrganisation, calendar: bareCalendar, now });
    give(session, anybody, bareOpening({ incomplete: false, rejected: false }));
    for (const step of people) complete(session, anybody, step, {});
  });
}

/** The same model through bpmn-engine, parsed once, resident, with a look-up as its expressions. */
async function otherFigure(): Promise<Figure> {
  const variables: Record<string, boolean> = { incomplete: false, rejected: false };
  const expressions = {
    resolveExpression: (text: string) => (text in variables ? variables[text] : text),
    isExpression: () => true,
    hasExpression: () => true,
  };
  const extensions = {
    automatic(activity: { type: string; behaviour: { Service?: unknown } }) {
      if (activity.type !== 'bpmn:ServiceTask') return;
      activity.behaviour.Service = function Pass() {
        return { execute: (_: unknown, done: () => void) => done() };
      };
    },
  };
  const first = new Engine({ name: 'bench', source: fixture, expressions, extensions } as never);
  const [definition] = await first.getDefinitions();
  const { definitionContext: sourceContext } = (definition as unknown as { context: { definitionContext: unknown } }).context;
  const runOnce = async () => {
    const engine = new Engine({ name: 'bench', sourceContext, expressions, extensions } as never);
    const execution = await engine.execute();
    for (const id of people)
      execution
        .getPostponed()
        .find(api => api.id === id)!
        .signal();
    if (engine.state !== 'idle' && engine.state !== 'stopped') throw new Error(`bpmn-engine did not finish, it is ${engine.state}`);
  };
  return steadyAsync('bpmn-engine 25.0.1: the same model, resident', people.length, runOnce);
}

async function steadyAsync(name: string, count: number, work: () => Promise<void>): Promise<Figure> {
  for (let run = 0; run < 50; run++) await work();
  const started = performance.now();
  let done = 0;
  for (; performance.now() - started < 1500; done += count) await work();
  return { name, value: Math.round(done / ((performance.now() - started) / 1000)), unit: '/s' };
}

function feelFigures(): Figure[] {
  const text = 'data.check.result = "accept" and case.supplements < 2';
  const roots = { data: { check: { result: 'accept' } }, case: { supplements: 1 } };
  const expressions = createExpressions();
  const ours = steadyRate('FEEL: evaluations, compiled once', 100, () => {
    for (let n = 0; n < 100; n++) if (!expressions.evaluate(text, { vars: {}, roots, now: 0 }).ok) throw new Error('FEEL failed');
  });
  const theirs = steadyRate('feelin 8.2.0: evaluate() of the same text', 10, () => {
    for (let n = 0; n < 10; n++) if (evaluate(text, roots).value !== true) throw new Error('FEEL failed');
  });
  return [ours, theirs, ratio('FEEL: ours / feelin evaluate()', ours, theirs)];
}

function complete(session: Session, actor: Actor, element: string, answers: Record<string, unknown>): void {
  const task = Object.values(session.state!.tasks).find(one => one.element === element);
  if (!task) throw new Error(`no open task ${element}`);
  give(session, actor, { type: 'complete-task', task: task.id, version: task.version, answers, opinion: '同意' });
}

function give(session: Session, actor: Actor, body: CaseCommandBody): void {
  const refused = giveCommand(session, actor, body);
  if (refused) throw new Error(refused.message.en);
}
