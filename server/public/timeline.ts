import type { Entry } from '#engine/cases/events.ts';
import type { ActRecord, CaseState, TrailEntry } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { Progress } from '../contract/public.ts';
import type { ScopeShown } from '../cases/scopes.ts';
import { currentOf, nextOf } from './current.ts';
import type { Part, Releases } from './way.ts';
import { doneWords, examined, isStep, openTitle } from './words.ts';

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
  const now = unique(current.map(part => nowStep(part, told)));
  const after = main.flatMap(one => nextOf(state, releases, one)).filter(part => isStep(part.element) && !isHushed(part, told));
  const coming = unique(after.map(partStep));
  const all = doneSteps(told);
  // while a refusal is looked into, what was done stays done
  const isExamined = main.some(part => isHushed(part, told));
  const next = isExamined ? coming.filter(({ key }) => !all.some(one => one.key === key)) : coming;
  const open = new Set([...now, ...next].map(({ key }) => key));
  const shown = new Set(now.map(({ title }) => title.zh));
  return [
    ...joined(all.filter(({ act, key }) => act || !open.has(key))).map(step => asStep(step, 'done')),
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

function nowStep(part: Part, told: Told): Found {
  const step = partStep(part);
  return isHushed(part, told) ? { ...step, title: examined } : { ...step, note: sharedNote(part.element.id, told.state) };
}

/** A called process that may end in a refusal (退办): its steps are the office's own until it is decided. */
function isHushed({ content, element: { act } }: Part, { state, releases }: Told): boolean {
  const elements = Object.values(releases.get(content)?.process.elements ?? {});
  return content !== state.content && act === undefined && elements.some(one => one.act === 'refuse' || one.act === 'decline');
}

/** How many of those who do a step beside each other are through (联办部门). */
function sharedNote(element: string, { tasks, trail, service }: CaseState): Text | null {
  if (!service.branches) return null;
  const open = Object.values(tasks).filter(task => task.element === element).length;
  const through = trail.filter(entry => entry.element === element && !entry.cancelled && !entry.left).length;
  const all = service.branches.length;
  if (open + through !== all || all < 2) return null;
  return { zh: `${all} 个部门中 ${through} 个已提出意见`, en: `${through} of ${all} units have given their opinion` };
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
function taskSteps({ scope, element: id, at, effectiveAt }: TrailEntry, told: Told): Found[] {
  const { releases, scopes } = told;
  const content = scopes.find(one => one.id === scope)?.content;
  const element = content === undefined ? undefined : releases.get(content)?.process.elements[id];
  if (!element || element.act !== undefined || isHushed({ content: content!, element }, told)) return [];
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

function noteOf({ act, deemed }: ActRecord, { service, supplements, acts, links = [] }: CaseState): Text | null {
  if (deemed && act === 'accept')
    return {
      zh: '逾期未告知补正，依法自收到申请之日起视为受理',
      en: 'No notice was given in time: by law accepted from the day of receipt',
    };
  if (deemed) return { zh: '逾期未决定，依法视为已作出', en: 'No decision was given in time: the law deems it made' };
  const last = acts.some(one => one.act === 'terminate') ? 'terminate' : 'close';
  const onward = act === last ? links.find(({ relation }) => relation === 'continued-by') : undefined;
  if (onward) return { zh: `已转为办件 ${onward.number} 继续办理`, en: `Goes on as case ${onward.number}` };
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
