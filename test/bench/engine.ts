import { evaluate } from 'feelin';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { bareOpening } from '#engine/simulation/bare.ts';
import { createSession, giveCommand, type Session } from '#engine/simulation/session.ts';
import { loadShipped } from '../engine/cases/packs.ts';
import { answersFor } from '../support/answers.ts';
import { plainCommands, plainSteps } from '../support/plain.ts';
import { compileFigures } from './compile.ts';
import { type Figure, inTurns, middle, ratio, steadyRate } from './measure.ts';
import { otherCases, ownCases, type RunCase } from './resident.ts';

const posts = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];
const clerk: Actor = { account: 'clerk', name: '测试员', principals: ['person:clerk', ...posts, ...posts.map(post => `${post}@*`)] };

/** Speed in memory, ours and bpmn-engine's, compiling, and FEEL (引擎). */
export async function engineFigures(): Promise<Figure[]> {
  return [...(await residentFigures()), await packFigure(), ...(await compileFigures()), ...feelFigures()];
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

/** Cases of the plain model a second, from start to end in memory, in turns with bpmn-engine; ratios of the same turn, the one in the middle. */
async function residentFigures(): Promise<Figure[]> {
  const own = await ownCases();
  const other = await otherCases();
  const speeds = await inTurns(3, {
    together: () => casesPerSecond(own.together),
    apart: () => casesPerSecond(own.apart),
    stored: () => casesPerSecond(own.stored),
    other: () => casesPerSecond(other),
  });
  const figure = (name: string, values: readonly number[]): Figure => ({
    name,
    value: Math.round(middle(values)),
    unit: '/s',
    note: `${plainCommands} commands a case: ${Math.round(middle(values) * plainSteps.length).toLocaleString('en')} human steps/s`,
  });
  const times = (name: string, values: readonly number[], least: number): Figure => ({
    name,
    value: Math.round(middle(values.map((value, turn) => value / speeds.other[turn]!))),
    unit: 'times',
    note: 'median of 3',
    target: { least },
  });
  return [
    figure('in memory: cases start to end, decide and apply', speeds.together),
    figure('in memory: the same, decide and evolve apart', speeds.apart),
    figure('in memory: with journal text, SHA-256 and snapshot there and back each step', speeds.stored),
    figure('bpmn-engine 25.0.1: cases start to end, resident', speeds.other),
    times('in memory: ours / bpmn-engine', speeds.together, 300),
    times('in memory with journal, hash and snapshot: ours / bpmn-engine', speeds.stored, 100),
  ];
}

async function casesPerSecond(run: RunCase): Promise<number> {
  for (let warm = performance.now() + 700; performance.now() < warm; ) await run();
  const began = performance.now();
  let done = 0;
  for (; performance.now() - began < 1500; done += 1) await run();
  return done / ((performance.now() - began) / 1000);
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
