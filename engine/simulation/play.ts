import { formatLocal } from '../calendar/dates.ts';
import type { FieldRights } from '../bpmn/definition.ts';
import type { CaseState } from '../cases/state.ts';
import type { Text } from '../problem.ts';
import { walkedIn } from './coverage.ts';
import { listDue } from './due.ts';
import { compareOutcome, expectationOf, pathOf } from './scenario-outcome.ts';
import { runSteps, type ScenarioExpectation, type ScenarioRun } from './scenario.ts';
import type { Session } from './session.ts';

/** A golden case played as far as its steps go (试办): where it stands, what can be done next, and what it would be expected to come to. */
export interface Played {
  /** Virtual time, local. */
  readonly moment: string;
  readonly status: string;
  readonly phase: string;
  readonly path: readonly string[];
  /** Elements of the pack's own process completed, and its flows taken. */
  readonly walked: { readonly elements: readonly string[]; readonly flows: readonly string[] };
  readonly documents: readonly string[];
  readonly cards: readonly { readonly level: string; readonly on: string; readonly clock: string }[];
  readonly clocks: readonly { readonly id: string; readonly dueOn: string }[];
  readonly tasks: readonly PlayedTask[];
  /** Messages somebody or something outside may send. */
  readonly messages: readonly { readonly element: string; readonly name: string; readonly key: string | null }[];
  /** The minute by which the next thing has come by itself, local; null: nothing does. */
  readonly nextDue: string | null;
  /** true: a supplement notice (补正通知) waits for its materials. */
  readonly awaitsSupplement: boolean;
  readonly incidents: readonly { readonly element: string | null; readonly message: Text }[];
  /** What was not as it should be: opening the case, and by step. */
  readonly opening: readonly Text[];
  readonly steps: readonly (readonly Text[])[];
  /** Against what it expects. */
  readonly differences: readonly Text[];
  /** What it would expect if this is how it should go. */
  readonly expectation: ScenarioExpectation | null;
}

export interface PlayedTask {
  readonly element: string;
  readonly name: string;
  /** Tells it from others of its element: `of` of the step that completes it. */
  readonly of: string | null;
  readonly form: string | null;
  /** Pack whose form it is. */
  readonly pack: string;
  readonly rights: FieldRights | null;
  readonly candidates: readonly string[];
  readonly why: string;
  readonly opinion: 'required' | 'optional' | 'none';
}

/** Play a golden case to the end of its steps, in memory. */
export function playScenario(run: ScenarioRun): Played {
  const { session, opening, steps } = runSteps(run);
  const { state, entries } = session;
  const own = run.releases[0]!;
  const { elements, flows } = walkedIn(own.content, [entries]);
  const basis = own.cards?.basis;
  const due = state ? listDue(state, session)[0] : undefined;
  return {
    moment: localMinute(session.now),
    status: state?.status ?? '',
    phase: state?.phase ?? '',
    path: pathOf(entries),
    walked: { elements: [...elements], flows: [...flows] },
    documents: state?.documents.map(({ document }) => document) ?? [],
    cards: state?.cards.map(({ level, on, clock }) => ({ level, on, clock })) ?? [],
    clocks: Object.values(state?.clocks ?? {}).map(({ key, dueOn }) => ({ id: key, dueOn })),
    tasks: state ? tasksOf(session, state) : [],
    messages: Object.values(state?.waits ?? {}).flatMap(wait =>
      wait.kind === 'message' ? [{ element: wait.element, name: wait.name, key: wait.key }] : [],
    ),
    nextDue: due ? localMinute(due.at + minuteMs - 1) : null,
    awaitsSupplement: state?.supplements.at(-1)?.receiptAt === null,
    incidents: Object.values(state?.incidents ?? {}).map(({ element, message }) => ({ element, message })),
    opening,
    steps,
    differences: state ? compareOutcome(run.scenario.expect, state, entries, basis) : [],
    expectation: state ? expectationOf(run.scenario.expect, state, entries, basis) : null,
  };
}

const minuteMs = 60_000;

/** A moment as the step `at` takes it. */
function localMinute(at: number): string {
  return formatLocal(at).slice(0, 16).replace(' ', 'T');
}

function tasksOf(session: Session, state: CaseState): PlayedTask[] {
  const open = Object.values(state.tasks);
  return open.map(task => {
    const release = session.releases.get(state.scopes[task.scope]?.content ?? '');
    const drawn = release?.process.elements[task.element];
    const twins = open.filter(({ element }) => element === task.element);
    return {
      element: task.element,
      name: task.name,
      of: twins.length > 1 ? (task.candidates[0] ?? null) : null,
      form: task.form ?? null,
      pack: release?.pack ?? '',
      rights: drawn?.fields ?? null,
      candidates: task.candidates,
      why: task.why,
      opinion: drawn?.opinion ?? 'optional',
    };
  });
}
