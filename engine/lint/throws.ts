import type { Problem } from '../problem.ts';
import type { Definition, EventDefinition, FlowElement } from '../bpmn/definition.ts';
import type { KnownSets } from './known.ts';
import { problemAt } from './report.ts';

type Thrown = Extract<EventDefinition, { type: 'error' | 'escalation' }>;

/**
 * What is thrown is caught (抛出与捕获): errors and escalations by an event sub-process or boundary event around them. Those of a called process may
 * be caught by its caller.
 */
export function lintThrows(definition: Definition, known: KnownSets | null): Problem[] {
  const called = known?.called ?? false;
  return [
    ...Object.values(definition.elements).flatMap(element => [
      ...thrownBy(element).flatMap(thrown => lintThrown(definition, element, { ...thrown, called })),
    ]),
    ...lintCatches(definition),
    ...Object.values(definition.elements).flatMap(element => lintUnthrown(definition, element)),
  ];
}

/** What catches an error or escalation that nothing under it throws never comes: no task of people or of the machine throws one by itself. */
function lintUnthrown(definition: Definition, catcher: FlowElement): Problem[] {
  const { event, attachedTo, container, kind } = catcher;
  const isCatch = (event?.type === 'error' || event?.type === 'escalation') && (kind === 'boundaryEvent' || kind === 'startEvent');
  if (!isCatch) return [];
  const level = definition.containers[definition.elements[container]?.container ?? ''];
  const under = attachedTo === undefined ? (level?.elements ?? []).filter(id => id !== container) : [attachedTo];
  if (insideOf(definition, under).some(element => mayThrow(element, catcher))) return [];
  return [
    problemAt(
      catcher,
      'catch-unthrown',
      {
        zh: '{} 捕获的错误或升级没有元素抛出，不会发生；系统作业失败是异常，由人员处理，不是错误事件。',
        en: '{} catches an error or escalation that nothing throws, so it never comes; a job that fails is an incident for people, not an error event.',
      },
      'warning',
    ),
  ];
}

/** Elements and everything inside them, however deep. */
function insideOf({ elements, containers }: Definition, ids: readonly string[]): FlowElement[] {
  const found = [...ids];
  for (const id of found) found.push(...(containers[id]?.elements ?? []));
  return found.flatMap(id => elements[id] ?? []);
}

/** A called process may throw anything. */
function mayThrow(element: FlowElement, catcher: FlowElement): boolean {
  return element.kind === 'callActivity' || thrownBy(element).some(({ event }) => catches(catcher, event));
}

interface ThrownAt {
  readonly event: Thrown;
  /** Level in which it is thrown; of a multi-instance activity its own boundary catches first. */
  readonly level: 'around' | 'own';
}

function thrownBy({ kind, event, multi }: FlowElement): ThrownAt[] {
  const own = kind === 'endEvent' || kind === 'intermediateThrowEvent' ? [{ event, level: 'around' as const }] : [];
  const instances = (multi?.throws ?? []).map(thrown => ({ event: thrown.event, level: 'own' as const }));
  return [...own, ...instances].flatMap(({ event: thrown, level }) =>
    thrown?.type === 'error' || thrown?.type === 'escalation' ? [{ event: thrown, level }] : [],
  );
}

function lintThrown(definition: Definition, element: FlowElement, at: ThrownAt & { readonly called: boolean }): Problem[] {
  if (at.called || isCaught(definition, element, at)) return [];
  const code = at.event.code ?? '';
  if (at.event.type === 'escalation')
    return [
      problemAt(
        element,
        'escalation-uncaught',
        {
          zh: `{} 抛出升级 “${code}”，外层没有升级边界事件或事件子流程捕获它，不会有任何作用。`,
          en: `{} throws the escalation "${code}", which no boundary event or event sub-process around it catches; it has no effect.`,
        },
        'warning',
      ),
    ];
  return [
    problemAt(element, 'error-uncaught', {
      zh: `{} 抛出错误 “${code}”，外层没有错误边界事件或事件子流程捕获它，办件会停住，请画出捕获。`,
      en: `{} throws the error "${code}", which no boundary event or event sub-process around it catches; the case would stop. Draw one.`,
    }),
  ];
}

/** Outwards: the event sub-processes of each level, then the boundary of the sub-process that is this level. */
function isCaught(definition: Definition, element: FlowElement, { event, level }: ThrownAt): boolean {
  if (level === 'own' && catchesOn(definition, element, event)) return true;
  let inside: FlowElement | undefined;
  for (let id: string | null = element.container; id !== null; id = definition.containers[id]?.parent ?? null) {
    if (startsBeside(definition, id, inside).some(start => catches(start, event))) return true;
    inside = definition.elements[id];
    if (inside && catchesOn(definition, inside, event)) return true;
  }
  return false;
}

/**
 * Event sub-processes of a level that can still start while something inside it runs: never the one that runs itself, and none once that has
 * interrupted the level.
 */
function startsBeside(definition: Definition, level: string, inside: FlowElement | undefined): FlowElement[] {
  const running = inside?.kind === 'eventSubProcess' ? startOf(definition, inside.id) : [];
  if (running.some(({ interrupting }) => interrupting === true)) return [];
  return (definition.containers[level]?.eventSubProcesses ?? []).filter(id => id !== inside?.id).flatMap(id => startOf(definition, id));
}

function startOf(definition: Definition, eventSubProcess: string): FlowElement[] {
  return (definition.containers[eventSubProcess]?.triggered ?? []).flatMap(id => definition.elements[id] ?? []);
}

function catchesOn(definition: Definition, host: FlowElement, event: Thrown): boolean {
  return host.boundary.some(id => catches(definition.elements[id], event));
}

function catches(catcher: FlowElement | undefined, { type, code }: Thrown): boolean {
  return catcher?.event?.type === type && (catcher.event.code === undefined || catcher.event.code === code);
}

/** Two catches of one code on one activity, or at one level: which of them would run is said nowhere in BPMN. */
function lintCatches(definition: Definition): Problem[] {
  const elements = (ids: readonly string[]) => ids.flatMap(id => definition.elements[id] ?? []);
  return [
    ...Object.values(definition.elements).flatMap(({ boundary }) => findTwice(elements(boundary))),
    ...Object.values(definition.containers).flatMap(({ eventSubProcesses }) =>
      findTwice(eventSubProcesses.flatMap(id => startOf(definition, id))),
    ),
  ];
}

function findTwice(catchers: readonly FlowElement[]): Problem[] {
  const seen = new Set<string>();
  return catchers.flatMap(catcher => {
    const { event } = catcher;
    if (event?.type !== 'error' && event?.type !== 'escalation' && event?.type !== 'cancel' && event?.type !== 'compensation') return [];
    const key = JSON.stringify([event.type, event.type === 'error' || event.type === 'escalation' ? event.code : undefined]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      problemAt(catcher, 'catch-twice', {
        zh: '{} 与同一处的另一个事件捕获同样的内容，只能保留一个。',
        en: '{} catches the same as another event of the same place; keep one.',
      }),
    ];
  });
}
