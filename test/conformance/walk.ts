import { readBpmn } from '#engine/bpmn/read.ts';
import { readLocal } from '#engine/calendar/dates.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { advanceTo } from '#engine/simulation/due.ts';
import { createSession, giveCommand, type Session } from '#engine/simulation/session.ts';
import type { ScriptStep } from '#engine/simulation/index.ts';
import type { Below } from './blocks.ts';
import type { Drawing } from './draw.ts';
import type { Outcome } from './oracle.ts';

/** A random walk (随机走法) of our engine: the steps it took, and how often every element was completed. */
export interface Walk extends Outcome {
  readonly steps: readonly ScriptStep[];
  /** Why it failed, when it did. */
  readonly problem: string | null;
}

const stepsAtMost = 60;
const hour = 3_600_000;

/** Walk a drawn model at random until nothing waits, now and then stopping half way; the same numbers give the same walk. */
export async function walk(drawing: Drawing, below: Below): Promise<Walk> {
  const { definition, problems } = await readBpmn(drawing.xml);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (!definition || wrong) throw new Error(`a generated model was refused: ${JSON.stringify(wrong)}`);
  const now = readLocal('2026-01-05T09:00')!;
  const session = createSession({ releases: [bareRelease(definition)], organisation: bareOrganisation, calendar: bareCalendar, now });
  const steps: ScriptStep[] = [];
  const turns = new Map<string, number>();
  let refused = giveCommand(session, anybody, bareOpening(drawing.data)) ?? advanceTo(session, now);
  const until = below(5) === 0 ? below(6) : stepsAtMost;
  while (!refused && steps.length < until) {
    const step = nextStep(session, { drawing, below, turns });
    if (!step) break;
    steps.push(step);
    refused = take(session, step) ?? advanceTo(session, session.now);
  }
  return { steps, completed: completedOf(session), status: statusOf(session, refused !== undefined), problem: problemOf(session, refused) };
}

interface Choice {
  readonly drawing: Drawing;
  readonly below: Below;
  readonly turns: Map<string, number>;
}

function nextStep({ state, now }: Session, { drawing, below, turns }: Choice): ScriptStep | undefined {
  const tasks = Object.values(state?.tasks ?? {});
  const waits = Object.values(state?.waits ?? {});
  const options: (() => ScriptStep)[] = [
    ...tasks.map(
      ({ element }) =>
        () =>
          completion(element, drawing, turns),
    ),
    ...tasks.map(
      ({ element }) =>
        () =>
          completion(element, drawing, turns),
    ),
    ...waits.flatMap(wait => (wait.kind === 'message' ? [() => ({ message: wait.name })] : [])),
    ...waits.flatMap(wait => (wait.kind === 'signal' ? [() => ({ signal: wait.name })] : [])),
    ...firstTimer(waits, now),
  ];
  return options.length === 0 ? undefined : options[below(options.length)]!();
}

/** Time moves to the first timer only, and a little more, so that both engines fire that one. */
function firstTimer(waits: readonly CaseState['waits'][string][], now: number): (() => ScriptStep)[] {
  const dues = waits.flatMap(wait => (wait.kind === 'timer' ? [wait.due] : []));
  if (dues.length === 0) return [];
  const minutes = Math.ceil((Math.min(...dues) - now) / (hour / 60)) + 1;
  return [() => ({ advance: `PT${minutes}M` })];
}

function completion(element: string, { loops }: Drawing, turns: Map<string, number>): ScriptStep {
  const loop = loops[element];
  if (!loop) return { complete: element };
  const done = turns.get(element) ?? 0;
  turns.set(element, done + 1);
  return { complete: element, data: { [loop.variable]: done < loop.times } };
}

function take(session: Session, step: ScriptStep) {
  if ('complete' in step) {
    const task = Object.values(session.state!.tasks).find(({ element }) => element === step.complete)!;
    return giveCommand(session, anybody, { type: 'complete-task', task: task.id, version: task.version, answers: step.data ?? {} });
  }
  if ('advance' in step) return advanceTo(session, session.now + Number(/\d+/.exec(step.advance)![0]) * 60_000);
  if ('signal' in step) return giveCommand(session, anybody, { type: 'deliver-signal', name: step.signal, payload: {} });
  if ('message' in step) return giveCommand(session, anybody, { type: 'deliver-message', name: step.message, key: null, payload: {} });
  throw new Error(`no such step: ${JSON.stringify(step)}`);
}

/** Element ids in order of name, each as often as it was completed; instances of a multi-instance activity are not told apart. */
function completedOf({ entries }: Session): string[] {
  return entries
    .flatMap(({ events }) => events)
    .flatMap(event => (event.type === 'element-completed' && event.loop === undefined ? [event.element] : []))
    .sort();
}

function statusOf({ state }: Session, refused: boolean): Walk['status'] {
  if (refused || Object.keys(state?.incidents ?? {}).length > 0) return 'failed';
  return state?.phase === 'closed' ? 'completed' : 'waiting';
}

function problemOf({ state }: Session, refused: { readonly message: { readonly en: string } } | undefined): string | null {
  return refused?.message.en ?? Object.values(state?.incidents ?? {})[0]?.message.en ?? null;
}
