import type { Entry } from '#engine/cases/events.ts';
import type { ActRecord, CaseState, TrailEntry } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { Progress } from '../contract/public.ts';
import type { ScopeShown } from '../cases/scopes.ts';
import { currentOf, nextOf } from './current.ts';
import type { Part, Releases } from './way.ts';
import { doneWords, isStep, openTitle } from './words.ts';

type Step = Progress['steps'][number];

/** A step on its way into the list: `key` tells whether two are the same step of the process. */
interface Found {
  readonly key: string;
  readonly title: Text;
  readonly at: number | null;
  readonly note: Text | null;
  /** An act of law stays in the list even where the step comes again. */
  readonly act: boolean;
}

/** What the list is made from. */
export interface Told {
  readonly state: CaseState;
  readonly releases: Releases;
  readonly entries: readonly Entry[];
  readonly scopes: readonly ScopeShown[];
}

/**
 * Steps of a case in plain words (办理进度): what was done, what is going on, what comes next if all goes well. Steps inside the office that are to be
 * done again (退回) are told once, where they stand now.
 */
export function timelineOf(told: Told): Step[] {
  const { state, releases } = told;
  const current = state.phase === 'closed' ? [] : currentOf(state, releases);
  const main = current.filter(({ aside }) => !aside);
  const now = unique(current.map(partStep));
  const next = unique(
    main
      .flatMap(one => nextOf(state, releases, one))
      .filter(({ element }) => isStep(element))
      .map(partStep),
  );
  const open = new Set([...now, ...next].map(({ key }) => key));
  const done = doneSteps(told).filter(({ act, key }) => act || !open.has(key));
  const shown = new Set(now.map(({ title }) => title.zh));
  return [
    ...joined(done).map(step => asStep(step, 'done')),
    ...now.map(step => asStep(step, 'now')),
    ...unique(next.filter(({ title }) => !shown.has(title.zh))).map(step => asStep(step, 'next')),
  ];
}

function asStep({ title, at, note }: Found, state: Step['state']): Step {
  return { title, state, at, note };
}

function partStep({ content, element }: Part): Found {
  return { key: `${content}/${element.id}`, title: openTitle(element), at: null, note: null, act: element.act !== undefined };
}

/** Acts of law and finished steps of people, as the journal has them; a step that was done several times stands where it was done last. */
function doneSteps(told: Told): Found[] {
  const { state, entries } = told;
  const asides = asideScopes(told);
  const voidable = [...state.acts];
  const finished = new Map(state.trail.filter(({ cancelled, left }) => !cancelled && !left).map(entry => [entry.task, entry]));
  const found: Found[] = [];
  for (const { events } of entries) {
    for (const event of events) {
      if (event.type === 'act-performed') {
        const at = voidable.findIndex(({ act, element, scope }) => act === event.act && element === event.element && scope === event.scope);
        const [record] = at < 0 ? [] : voidable.splice(at, 1);
        if (record) found.push(actStep(record, state, found.length));
      }
      const entry = event.type === 'task-completed' ? finished.get(event.task) : undefined;
      if (entry && !asides.has(entry.scope)) found.push(...taskSteps(entry, told));
    }
  }
  return found.filter(({ key }, index) => found.findLastIndex(other => other.key === key) === index);
}

function actStep(record: ActRecord, state: CaseState, index: number): Found {
  return { key: `act ${index}`, title: doneWords[record.act], at: record.at, note: noteOf(record, state), act: true };
}

/** A finished step of people that is no act of law itself. */
function taskSteps({ scope, element: id, at, effectiveAt }: TrailEntry, { releases, scopes }: Told): Found[] {
  const content = scopes.find(one => one.id === scope)?.content;
  const element = content === undefined ? undefined : releases.get(content)?.process.elements[id];
  if (!element || element.act !== undefined) return [];
  return [{ key: `${content}/${id}`, title: openTitle(element), at: effectiveAt ?? at, note: null, act: false }];
}

/** Scopes inside event sub-processes: extensions and special procedures are told by their acts alone. */
function asideScopes({ scopes, releases }: Told): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, parent, content, container } of scopes) {
    const isAside = releases.get(content)?.process.elements[container]?.kind === 'eventSubProcess';
    if (isAside || (parent !== null && found.has(parent))) found.add(id);
  }
  return found;
}

function noteOf({ act, deemed }: ActRecord, { service, supplements }: CaseState): Text | null {
  if (deemed && act === 'accept')
    return {
      zh: '逾期未告知补正，依法自收到申请之日起视为受理',
      en: 'No notice was given in time: by law accepted from the day of receipt',
    };
  if (deemed) return { zh: '逾期未决定，依法视为已作出', en: 'No decision was given in time: the law deems it made' };
  if (act === 'forward' && service.requiresSuperior) return service.requiresSuperior.organ;
  if (act === 'request-supplement' && supplements.length > 1)
    return { zh: `共告知 ${supplements.length} 次`, en: `${supplements.length} notices so far` };
  return null;
}

/** Neighbours with the same words become one, at the later time. */
function joined(steps: readonly Found[]): Found[] {
  return steps.filter((step, index) => steps[index + 1]?.title.zh !== step.title.zh);
}

/** Each title once, where it stands first. */
function unique(steps: readonly Found[]): Found[] {
  return steps.filter(({ title }, index) => steps.findIndex(other => other.title.zh === title.zh) === index);
}
