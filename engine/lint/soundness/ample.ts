import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { Data } from './facts.ts';
import { startOf } from './levels.ts';
import { once } from './once.ts';
import { isWaiting, type Wait } from './waits.ts';

/** Which of the things that may happen next need be looked at now (部分序约简): the others are as good later. */
export interface Ample {
  /**
   * The waits of each token whose going on nothing else can hinder, and which hinders nothing else: what comes of the case is the same whether it
   * goes first or last. All its events belong to it, for one shuts out the others.
   */
  readonly groups: (waits: readonly Wait[]) => readonly (readonly number[])[];
}

interface Playing {
  readonly definition: Definition;
  readonly data: Data;
  /** Elements where tokens are meant to meet: none goes on from there before the others have come. */
  readonly slow: ReadonlySet<string>;
}

/** Find what is independent in a process, once per element. */
export function createAmple({ definition, data, slow }: Playing): Ample {
  const looking = { definition, data, isCalm: createCalm(definition) };
  const isQuiet = once(id => !slow.has(id) && isIndependent(looking, definition.elements[id]!));
  return {
    groups: waits => {
      const byRun = new Map<number, number[]>();
      for (const [index, { run }] of waits.entries()) if (run !== null) byRun.set(run, [...(byRun.get(run) ?? []), index]);
      return [...byRun.values()].filter(group => group.every(index => isQuiet(waits[index]!.element)));
    },
  };
}

interface Looking {
  readonly definition: Definition;
  readonly data: Data;
  /** true: nothing inside or around a level, outwards, can end what runs in it. */
  readonly isCalm: (container: string) => boolean;
}

/** true: what follows the element, up to where every token waits again, touches nothing that tokens share, and nothing ends the token from outside. */
function isIndependent(looking: Looking, element: FlowElement): boolean {
  if (!looking.isCalm(element.container)) return false;
  return [...following(looking.definition, element)].every(id => isLocal(looking, looking.definition.elements[id]!));
}

/** Asked of each level once. */
function createCalm(definition: Definition): Looking['isCalm'] {
  const isCalm: Looking['isCalm'] = once(id => {
    const around = definition.containers[id]?.parent ?? null;
    return isCalmItself(definition, id) && (around === null || isCalm(around));
  });
  return isCalm;
}

function isCalmItself(definition: Definition, id: string): boolean {
  const level = definition.containers[id]!;
  const host = definition.elements[id];
  const around = [...(host?.boundary ?? []), ...level.eventSubProcesses.flatMap(one => startOf(definition, one)?.id ?? [])];
  return (
    around.every(one => definition.elements[one]?.interrupting === false) && !level.elements.some(one => breaks(definition.elements[one]!))
  );
}

/** Ends others, or waits for all others of its level. */
function breaks({ kind, event, incoming }: FlowElement): boolean {
  if (kind === 'endEvent') return event?.type === 'terminate' || event?.type === 'cancel' || event?.type === 'error';
  return incoming.length > 1 && (kind === 'inclusiveGateway' || kind === 'complexGateway');
}

/** What an element leads to before every token waits again, itself included; out of a sub-process as well, and into one. */
function following(definition: Definition, from: FlowElement): ReadonlySet<string> {
  const found = new Set([from.id]);
  for (const id of found) {
    const element = definition.elements[id]!;
    if (id !== from.id && isWaiting(element)) continue;
    for (const next of nextOf(definition, element)) found.add(next);
  }
  return found;
}

function nextOf({ flows, elements, containers }: Definition, element: FlowElement): string[] {
  const targets = element.outgoing.flatMap(id => flows[id]?.target ?? []);
  const inside = containers[element.id]?.starts ?? [];
  const outside = element.outgoing.length === 0 && elements[element.container] ? hostOf(elements, flows, element.container) : [];
  return [...targets, ...inside, ...outside];
}

/** What goes on when the last token of a level has gone: the activity itself completes, and what it leads to. */
function hostOf(elements: Definition['elements'], flows: Definition['flows'], container: string): string[] {
  return [container, ...(elements[container]?.outgoing ?? []).flatMap(id => flows[id]?.target ?? [])];
}

/** Neither a signal nor anything thrown, nor a join that waits for all, nor data that decides elsewhere. */
function isLocal({ definition, data, isCalm }: Looking, element: FlowElement): boolean {
  const { kind, event, container, multi, outgoing } = element;
  if (!isCalm(container)) return false;
  if (event?.type === 'signal' || event?.type === 'escalation' || event?.type === 'link' || (multi && multi.behaviour !== 'all'))
    return false;
  if (kind === 'eventSubProcess') return false;
  if (data.rewrites(element)) return false;
  return !outgoing.some(id => data.reads(definition.flows[id]?.condition?.text ?? 'true').some(data.isFollowed));
}
