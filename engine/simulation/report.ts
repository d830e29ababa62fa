import type { Calendar } from '../calendar/types.ts';
import type { ReleaseDefinition } from '../cases/context.ts';
import type { Entry } from '../cases/events.ts';
import type { CaseState, IntakeType, ServiceItem } from '../cases/state.ts';
import type { Text } from '../problem.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { runScenario, type ScenarioScript } from './scenario.ts';
import { createStageSet } from './stage-set.ts';

/** A golden case with the service item it runs on. */
export interface GoldenScript extends ScenarioScript {
  readonly item: string;
}

/** A pack ready to be tried: its release first, then those it may call. */
export interface GoldenRun {
  readonly releases: readonly [ReleaseDefinition, ...ReleaseDefinition[]];
  readonly scenarios: Readonly<Record<string, GoldenScript>>;
  readonly items: readonly ServiceItem[];
  readonly calendar: Calendar;
  readonly intakeType: IntakeType;
}

/** An effect (副作用) a run would have had: recorded, never done. */
export interface RecordedEffect {
  readonly job: string;
  readonly to?: string;
  readonly text?: string;
}

/** How a golden case came out (用例结果). */
export interface GoldenOutcome {
  readonly id: string;
  readonly title: Text;
  readonly ok: boolean;
  readonly differences: readonly Text[];
  readonly path: readonly string[];
  readonly status: string;
  readonly phase: string;
  readonly documents: readonly string[];
  readonly cards: readonly { readonly level: string; readonly on: string; readonly clock: string }[];
  readonly effects: readonly RecordedEffect[];
}

/** Every golden case of a pack and what they cover together (试运行报告). */
export interface GoldenReport {
  readonly pack: string;
  readonly title: Text;
  readonly ok: boolean;
  readonly cases: readonly GoldenOutcome[];
  readonly coverage: Coverage;
}

/** Run the golden cases of a pack in memory under a virtual clock (运行黄金用例), in order of their ids. A pack without any is not green. */
export function simulatePack(run: GoldenRun): GoldenReport {
  const [own] = run.releases;
  const ids = Object.keys(run.scenarios).sort();
  const runs = ids.map(id => simulate(run, id));
  const cases = runs.map(({ outcome }) => outcome);
  return {
    pack: own.pack,
    title: own.title,
    ok: cases.length > 0 && cases.every(({ ok }) => ok),
    cases,
    coverage: coverageOf(
      own.process,
      own.content,
      runs.map(({ entries }) => entries),
    ),
  };
}

function simulate(run: GoldenRun, id: string): { outcome: GoldenOutcome; entries: readonly Entry[] } {
  const scenario = run.scenarios[id]!;
  const service = run.items.find(item => item.id === scenario.item);
  if (!service)
    return { outcome: outcomeOf(id, scenario, { differences: [noItem(scenario.item)], state: null, entries: [] }), entries: [] };
  const { differences, state, entries } = runScenario({
    scenario,
    releases: run.releases,
    service,
    organisation: createStageSet(run.releases, run.items),
    calendar: run.calendar,
    intakeType: run.intakeType,
  });
  return { outcome: outcomeOf(id, scenario, { differences, state, entries }), entries };
}

interface Ended {
  readonly differences: readonly Text[];
  readonly state: CaseState | null;
  readonly entries: readonly Entry[];
}

function outcomeOf(id: string, { title }: GoldenScript, { differences, state, entries }: Ended): GoldenOutcome {
  const events = entries.flatMap(entry => entry.events);
  return {
    id,
    title,
    ok: differences.length === 0,
    differences,
    path: events.flatMap(event => (event.type === 'element-completed' ? [event.element] : [])),
    status: state?.status ?? '',
    phase: state?.phase ?? '',
    documents: state?.documents.map(({ document }) => document) ?? [],
    cards: state?.cards.map(({ level, on, clock }) => ({ level, on, clock })) ?? [],
    effects: events.flatMap(event => (event.type === 'job-requested' ? [effectOf(event.job, event.private.input)] : [])),
  };
}

function effectOf(job: string, input: Readonly<Record<string, unknown>>): RecordedEffect {
  const { to, text } = input;
  return { job, ...(typeof to === 'string' ? { to } : {}), ...(typeof text === 'string' ? { text } : {}) };
}

function noItem(item: string): Text {
  return {
    zh: `用例的事项「${item}」不存在，请补上该事项或改正编号。`,
    en: `Expected the service item "${item}" of the golden case to exist, but it does not; add it or correct the id.`,
  };
}
