import { dateOf, readLocal } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Actor, CaseCommandBody } from '../cases/commands.ts';
import type { Organisation, Rejection, ReleaseDefinition } from '../cases/context.ts';
import type { Entry } from '../cases/events.ts';
import { matchesAny, principalsOf } from '../cases/principals.ts';
import type { Answers, Applicant, CaseState, IntakeType, ItemMaterial, MaterialState, ServiceItem, Task } from '../cases/state.ts';
import type { Text } from '../problem.ts';
import { choicesOf, type ScriptedChoices } from './choosing.ts';
import { advanceTo } from './due.ts';
import { compareOutcome } from './scenario-outcome.ts';
import type { Session } from './session.ts';
import { openLinkedCases } from './jobs.ts';
import { createSession, giveCommand } from './session.ts';

/** A golden case (黄金用例) as plain data; moments are local `YYYY-MM-DDTHH:mm`. */
export interface ScenarioScript {
  readonly title: Text;
  readonly start: string;
  readonly answers: Answers;
  /** Settings other than those of the releases, by pack. */
  readonly settings?: Readonly<Record<string, Answers>>;
  /** Variables a caller hands over to a called pack. */
  readonly variables?: Answers;
  /** Whom who opens the case chooses for its steps; absent: the first person each may be. */
  readonly choices?: ScriptedChoices;
  readonly steps: readonly ScenarioScriptStep[];
  readonly expect: ScenarioExpectation;
}
export type ScenarioScriptStep =
  | { readonly at: string }
  | {
      readonly complete: string;
      /** One of several open tasks of the element: a candidate such as handler@health, or the title after the dot of its name. */
      readonly of?: string;
      readonly data?: Answers;
      readonly opinion?: string;
      readonly expectCandidates?: readonly string[];
      /** Whom who completes it chooses for later steps; absent: the first person each may be. */
      readonly choices?: ScriptedChoices;
    }
  | ({ readonly message: string; readonly key?: string; readonly data?: Answers } & MayBeRefused)
  | ({ readonly supplement: readonly string[] } & MayBeRefused)
  | ({ readonly extension: number; readonly reason: string } & MayBeRefused)
  | ({ readonly pause: string; readonly days?: number; readonly reason: string } & MayBeRefused)
  | ({ readonly resume: string } & MayBeRefused)
  /** 催办 by somebody of the post; window staff when absent. */
  | ({ readonly urge: string; readonly by?: string } & MayBeRefused);
/** `refused`: code of the refusal that must come. */
interface MayBeRefused {
  readonly refused?: string;
}

/** What must have come out; what is absent is not looked at. */
export interface ScenarioExpectation {
  readonly path?: readonly string[];
  readonly status?: string;
  readonly phase?: 'running' | 'closed';
  readonly documents?: readonly string[];
  readonly cards?: readonly { readonly level: string; readonly on: string; readonly clock?: string }[];
  readonly due?: Readonly<Record<string, string>>;
  /** Codes of the incidents that must be open at the end; absent: none may. */
  readonly incidents?: readonly string[];
}

/** A scenario and everything it runs on. The first release is the one the case is opened with. */
export interface ScenarioRun {
  readonly scenario: ScenarioScript;
  readonly releases: readonly ReleaseDefinition[];
  readonly service: ServiceItem;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly applicant?: Applicant;
  /** How the case is taken in; promised when absent. */
  readonly intakeType?: IntakeType;
}

/** How it went: `differences` in words, empty when everything came out as expected. */
export interface ScenarioResult {
  readonly ok: boolean;
  readonly differences: readonly Text[];
  readonly state: CaseState | null;
  readonly entries: readonly Entry[];
}

/** Run a golden case in memory and compare what came out with what it expects. */
export function runScenario(run: ScenarioRun): ScenarioResult {
  const { scenario } = run;
  const { session, opening, steps } = runSteps(run);
  const differences = [...opening, ...steps.flat()];
  const basis = run.releases[0]?.cards?.basis;
  if (session.state) differences.push(...compareOutcome(scenario.expect, session.state, session.entries, basis));
  return { ok: differences.length === 0, differences, state: session.state, entries: session.entries };
}

/** The session after every step of a golden case, with what was not as it should be: at the opening, and of each step. */
export function runSteps(run: ScenarioRun): {
  readonly session: Session;
  readonly opening: readonly Text[];
  readonly steps: readonly Text[][];
} {
  const { scenario, organisation, calendar } = run;
  const releases = run.releases.map(release => withSettings(release, scenario.settings?.[release.pack]));
  const session = createSession({ releases, organisation, calendar, now: readLocal(scenario.start) ?? 0 });
  const opening = open(session, run);
  return { session, opening, steps: scenario.steps.map((step, index) => take(session, run, { step, nth: index + 1 })) };
}

function withSettings(release: ReleaseDefinition, settings: Answers | undefined): ReleaseDefinition {
  return settings === undefined ? release : { ...release, settings: { ...release.settings, ...settings } };
}

function open(session: Session, { scenario, releases, service, applicant, intakeType = 'promised' }: ScenarioRun): Text[] {
  const release = releases[0]!;
  const rejection = giveCommand(session, intakeActor(session), {
    type: 'open-case',
    content: release.content,
    pack: release.pack,
    releaseNumber: 1,
    intakeType,
    service,
    applicant: applicant ?? { kind: 'person', name: '张三', idNumber: '430903199001011234', phone: '13800000000' },
    window: null,
    answers: scenario.answers,
    ...(scenario.variables && { variables: scenario.variables }),
    ...choicesOf(release, { organisation: session.organisation, step: null, scripted: scenario.choices }),
    materials: service.materials.map(received),
    queryCode: 'SIMULATED234',
    numberPattern: `${session.organisation.centre.code}-${dateOf(session.now).replaceAll('-', '')}-{seq4}`,
  });
  return refusal(rejection ?? openLinkedCases(session));
}

function received({ id, copies, form }: ItemMaterial): MaterialState {
  return { id, received: true, copies, form };
}

function intakeActor(session: Session): Actor {
  return actorOfPost(session, 'window-staff');
}

/** Somebody who has a post; where nobody does, the first person of the centre. */
function actorOfPost(session: Session, wanted: string): Actor {
  const { posts } = session.organisation;
  return actorOf(session, (posts.find(({ post }) => post === wanted) ?? posts[0])?.account ?? 'window');
}

function actorOf({ organisation }: Session, account: string): Actor {
  const name = organisation.posts.find(post => post.account === account)?.name ?? account;
  return { account, name, principals: principalsOf(organisation, account) };
}

function take(session: Session, run: ScenarioRun, { step, nth }: { step: ScenarioScriptStep; nth: number }): Text[] {
  const found =
    'complete' in step ? complete(session, step) : expected(takeOther(session, run, step), 'refused' in step ? step.refused : undefined);
  const all = [...found, ...refusal(openLinkedCases(session))];
  return all.map(({ zh, en }) => ({ zh: `第 ${nth} 步：${zh}`, en: `Step ${nth}: ${en}` }));
}

function takeOther(
  session: Session,
  { service }: ScenarioRun,
  step: Exclude<ScenarioScriptStep, { complete: string }>,
): Rejection | undefined {
  if ('at' in step) return moveTo(session, step.at);
  const actor = 'urge' in step && step.by !== undefined ? actorOfPost(session, step.by) : intakeActor(session);
  return giveCommand(session, actor, bodyOf(step, service));
}

function bodyOf(step: Exclude<ScenarioScriptStep, { complete: string } | { at: string }>, service: ServiceItem): CaseCommandBody {
  if ('message' in step) return { type: 'deliver-message', name: step.message, key: step.key ?? null, payload: step.data ?? {} };
  if ('extension' in step) return { type: 'request-extension', days: step.extension, reason: step.reason };
  if ('urge' in step) return { type: 'urge-case', text: step.urge };
  if ('resume' in step) return { type: 'resume-clock', procedure: step.resume };
  if ('pause' in step) {
    const { pause: procedure, days, reason } = step;
    return { type: 'pause-clock', procedure, reason, ...(days === undefined ? {} : { days }) };
  }
  return { type: 'submit-supplement', materials: service.materials.filter(({ id }) => step.supplement.includes(id)).map(received) };
}

/** The refusal of a step, unless it is the one that must come; that it did not come is a difference too. */
function expected(rejection: Rejection | undefined, code: string | undefined): Text[] {
  if (code === undefined) return refusal(rejection);
  if (rejection?.code === code) return [];
  const found = rejection?.code;
  return [
    {
      zh: `应被拒绝（${code}），但${found === undefined ? '没有被拒绝' : `拒绝原因为 ${found}`}。`,
      en: `Expected the refusal ${code}, but ${found === undefined ? 'it was taken' : `it was ${found}`}.`,
    },
  ];
}

function moveTo(session: Session, text: string): Rejection | undefined {
  const moment = readLocal(text);
  if (moment !== null && moment >= session.now) return advanceTo(session, moment);
  return {
    code: 'moment-wrong',
    message: {
      zh: `「${text}」应为不早于上一步的时间，例如 2026-03-02T09:00。`,
      en: `Expected "${text}" to be a moment not before the last step, such as 2026-03-02T09:00.`,
    },
  };
}

function complete(session: Session, step: Extract<ScenarioScriptStep, { complete: string }>): Text[] {
  const open = Object.values(session.state?.tasks ?? {});
  const tasks = step.of === undefined ? open : open.filter(task => isOf(task, step.of!));
  const task = tasks.find(({ element }) => element === step.complete) ?? tasks.find(({ name }) => name === step.complete);
  if (!task) {
    const names = open.map(({ element, candidates }) => `${element} (${candidates.join(', ')})`).join(', ') || '-';
    const wanted = step.of === undefined ? step.complete : `${step.complete} (${step.of})`;
    return [{ zh: `应有待办「${wanted}」，但只有：${names}。`, en: `Expected task "${wanted}" to be open, but found: ${names}.` }];
  }
  const people = session.organisation.posts.map(({ account }) => account);
  const fits = people.find(account => matchesAny(task.candidates, principalsOf(session.organisation, account)));
  const actor = actorOf(session, task.holder ?? fits ?? 'nobody');
  const opinion = step.opinion === undefined ? {} : { opinion: step.opinion };
  const chosen = chosenAt(session, task, step.choices);
  const body = { type: 'complete-task' as const, task: task.id, version: task.version, answers: step.data ?? {}, ...opinion, ...chosen };
  return [...wrongCandidates(step, task.candidates), ...refusal(giveCommand(session, actor, body))];
}

/** Whom who completes a task chooses for the next ones (指定办理人). */
function chosenAt({ releases, state, organisation }: Session, { scope, element }: Task, scripted: ScriptedChoices | undefined) {
  const release = releases.get(state?.scopes[scope]?.content ?? '');
  return release ? choicesOf(release, { organisation, step: element, scripted }) : {};
}

/** Which of several tasks of one element is meant (多实例中的某一个). */
function isOf({ candidates, name }: Task, of: string): boolean {
  return candidates.includes(of) || name.endsWith(` · ${of}`);
}

function wrongCandidates(
  { complete: name, expectCandidates }: { complete: string; expectCandidates?: readonly string[] },
  found: readonly string[],
): Text[] {
  if (!expectCandidates || [...expectCandidates].sort().join() === [...found].sort().join()) return [];
  return [
    {
      zh: `「${name}」的办理人应为 ${expectCandidates.join('、')}，但为 ${found.join('、')}。`,
      en: `Expected "${name}" to be for ${expectCandidates.join(', ')}, but it is for ${found.join(', ')}.`,
    },
  ];
}

function refusal(rejection: Rejection | undefined): Text[] {
  return rejection ? [rejection.message] : [];
}
