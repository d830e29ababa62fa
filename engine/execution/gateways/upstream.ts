import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { DraftScope } from '../../cases/draft.ts';
import type { Run } from '../../cases/state.ts';
import { linkSources, linkTargets } from '../links.ts';

/** By definition and incoming flow of a join: made once, definitions never change. */
const known = new WeakMap<Definition, Map<string, ReadonlySet<string>>>();

/** Flows from which a token can come to an incoming flow of a gateway without passing the gateway; the flow itself included. */
function upstreamOf(definition: Definition, flow: string): ReadonlySet<string> {
  const ofDefinition = known.get(definition) ?? new Map<string, ReadonlySet<string>>();
  known.set(definition, ofDefinition);
  const found = ofDefinition.get(flow) ?? walkUp(definition, flow);
  ofDefinition.set(flow, found);
  return found;
}

function walkUp(definition: Definition, target: string): ReadonlySet<string> {
  const gateway = definition.flows[target]!.target;
  const found = new Set([target]);
  for (const id of found) {
    const source = definition.elements[definition.flows[id]!.source]!;
    if (source.id === gateway) continue;
    // A token in an activity can also leave by its boundary events; a link throw goes on at its catch.
    const host = source.attachedTo === undefined ? undefined : definition.elements[source.attachedTo];
    const before = [source, ...(host ? [host] : []), ...linkSources(definition, source)];
    for (const { incoming } of before) for (const flow of incoming) found.add(flow);
  }
  return found;
}

/** Incoming flows of a join: those a token is expected on, and those it need not be waited for on. */
export interface Expected {
  readonly empty: readonly string[];
  readonly filled: readonly string[];
}

/**
 * true: another token of the scope can come to an empty incoming flow by a path not through the gateway, and cannot also come to a filled one
 * (clauses 13.4.3, 13.4.5). A token in an activity counts as one that has not chosen its way out yet, boundary events included.
 */
export function isExpected(scope: DraftScope, gateway: FlowElement, definition: Definition, { empty, filled }: Expected): boolean {
  if (empty.length === 0) return false;
  const reaches = (ways: readonly string[], flows: readonly string[]) =>
    flows.some(flow => ways.some(way => upstreamOf(definition, flow).has(way)));
  return tokensOf(scope, gateway, definition).some(ways => reaches(ways, empty) && !reaches(ways, filled));
}

/** Each other token of the scope as the flows it may be on next: arrivals waiting elsewhere, and the ways out of what runs. */
function tokensOf(scope: DraftScope, gateway: FlowElement, definition: Definition): (readonly string[])[] {
  const arrivals = scope.arrivals.filter(flow => definition.flows[flow]!.target !== gateway.id).map(flow => [flow]);
  return [...arrivals, ...Object.values(scope.runs).map(run => waysOut(run, definition))];
}

/** What compensates, and what has sent its token on already, sends none. A rework that goes straight back (直达退回人) leaves where the returner's step does. */
function waysOut({ element, resumeAt, compensates, compensating }: Token, definition: Definition): readonly string[] {
  if (compensates !== undefined || compensating?.passed) return [];
  const drawn = definition.elements[element]!;
  const others = [...drawn.boundary.map(id => definition.elements[id]!), ...linkTargets(definition, drawn)];
  const usual = resumeAt ? waysOut(resumeAt, definition) : drawn.outgoing;
  return others.length === 0 ? usual : [...usual, ...others.flatMap(({ outgoing }) => outgoing)];
}

type Token = Pick<Run, 'element' | 'resumeAt' | 'compensates' | 'compensating'>;
