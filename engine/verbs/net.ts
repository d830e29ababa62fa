import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { linkSources } from '../execution/links.ts';

/**
 * One level (process or sub-process) as a Petri net: its places are elements, where a token is while the element runs, and sequence flows, where a
 * token is that waits at a join. Each step takes a token from every place of `from` and puts one on every place of `to`.
 */
export interface Net {
  readonly places: readonly string[];
  readonly steps: readonly Step[];
  /** Places that may be marked together when the level begins. */
  readonly starts: readonly (readonly string[])[];
}

/** One step of the net. */
export interface Step {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** A join that takes a token of every flow and waits for ever while one is missing. */
  readonly waits?: true;
}

const joins: ReadonlySet<FlowElement['kind']> = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway']);
const choices: ReadonlySet<FlowElement['kind']> = new Set(['exclusiveGateway', 'eventBasedGateway']);

/** true: tokens of several flows become one here (汇合). */
export function isJoin({ kind, incoming }: FlowElement): boolean {
  return joins.has(kind) && incoming.length > 1;
}

/** Draw the net of a level (clauses 13.3, 13.4). What starts on its own, an event sub-process or a compensation handler, has no step into it. */
export function netOf(definition: Definition, container: string): Net {
  const level = definition.containers[container];
  const elements = (level?.elements ?? []).map(id => definition.elements[id]!);
  const places = elements.flatMap(({ id, outgoing }) => [id, ...outgoing]);
  const steps = elements.flatMap(element => [...entering(definition, element), ...leaving(element), ...exceptions(definition, element)]);
  const starts = [level?.starts ?? [], ...(level?.triggered ?? []).map(id => [id])];
  return { places, steps: withoutBackward(elements, { places, steps, starts }), starts };
}

function entering(definition: Definition, element: FlowElement): Step[] {
  const links = linkSources(definition, element).map(({ id }) => ({ from: [id], to: [element.id] }));
  if (isJoin(element))
    return [{ from: element.incoming, to: [element.id], ...(element.kind === 'inclusiveGateway' ? {} : { waits: true }) }];
  return [...links, ...element.incoming.map(flow => ({ from: [flow], to: [element.id] }))];
}

function leaving({ id, kind, outgoing, parallelEvents }: FlowElement): Step[] {
  if (outgoing.length === 0) return [];
  if (choices.has(kind) && !parallelEvents) return outgoing.map(flow => ({ from: [id], to: [flow] }));
  return [{ from: [id], to: outgoing }];
}

/** Ways out by boundary events (边界事件); compensation is none, its handler stands beside the flow. */
function exceptions(definition: Definition, { id, boundary }: FlowElement): Step[] {
  return boundary
    .map(one => definition.elements[one]!)
    .filter(({ event }) => event?.type !== 'compensation')
    .map(one => ({ from: [id], to: one.interrupting === false ? [id, one.id] : [one.id] }));
}

/** A join does not wait for a flow that only it leads to: such a flow closes a loop. */
function withoutBackward(elements: readonly FlowElement[], net: Net): Step[] {
  const trimmed = new Map<readonly string[], readonly string[]>();
  for (const join of elements.filter(isJoin)) {
    const reached = reachable({ ...net, steps: net.steps.filter(({ to }) => !to.includes(join.id)) }, net.starts.flat());
    const forward = join.incoming.filter(flow => reached.has(flow));
    if (forward.length > 0 && forward.length < join.incoming.length) trimmed.set(join.incoming, forward);
  }
  return net.steps.map(step => (trimmed.has(step.from) ? { ...step, from: trimmed.get(step.from)! } : step));
}

/** Places that tokens from some places can come to, those places included. */
export function reachable({ steps }: Pick<Net, 'steps'>, from: readonly string[]): Set<string> {
  const next = new Map<string, string[]>();
  for (const step of steps) for (const place of step.from) next.set(place, [...(next.get(place) ?? []), ...step.to]);
  const found = new Set(from);
  for (const place of found) for (const to of next.get(place) ?? []) found.add(to);
  return found;
}
