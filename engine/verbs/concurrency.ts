import type { Definition } from '../bpmn/definition.ts';
import { startOf } from '../execution/arming.ts';
import type { Net, Step } from './net.ts';
import { netOf, reachable } from './net.ts';

/**
 * What the drawing alone says about tokens of one level: which places can be marked at the same time (并行), and which lead to which.
 * Moving a token against or along its flow keeps the case able to end exactly when what stays can be marked together with the new place.
 */
export interface Level {
  readonly net: Net;
  /** true: tokens can stand at both places at once; with itself: several tokens can stand there. */
  readonly together: (a: string, b: string) => boolean;
  /** true: a token at `from` can come to `to` (or is there). */
  readonly leads: (from: string, to: string) => boolean;
}

const cache = new WeakMap<Definition, Map<string, Level>>();

/** The level of a container; computed once for each definition. */
export function levelOf(definition: Definition, container: string): Level {
  const known = cache.get(definition) ?? new Map<string, Level>();
  cache.set(definition, known);
  const level = known.get(container) ?? createLevel(definition, container);
  known.set(container, level);
  return level;
}

function createLevel(definition: Definition, container: string): Level {
  const net = netOf(definition, container);
  const beside = new Set(besides(definition, container));
  const pairs = concurrentPairs(net);
  const from = new Map<string, Set<string>>();
  const reachOf = (place: string) => {
    const found = from.get(place) ?? reachable(net, [place]);
    from.set(place, found);
    return found;
  };
  return {
    net,
    together: (a, b) => beside.has(a) || beside.has(b) || pairs.get(a)?.has(b) === true,
    leads: (a, b) => reachOf(a).has(b),
  };
}

/** Elements that run beside everything on their level: event sub-processes that do not interrupt, compensation handlers, and what an ad-hoc sub-process holds. */
function besides(definition: Definition, container: string): string[] {
  const level = definition.containers[container];
  const eventual = (level?.eventSubProcesses ?? []).filter(id => startOf(definition, id)?.interrupting === false);
  const handlers = (level?.elements ?? []).filter(id => definition.elements[id]!.forCompensation);
  const free = definition.elements[container]?.kind === 'adHocSubProcess' ? level!.elements : [];
  return [...eventual, ...handlers, ...free];
}

/**
 * The concurrency relation of a net, by the fixpoint of Kovalyov (exact for live and bounded free-choice nets, which are those structured models draw):
 * what one step marks is concurrent, and what is concurrent with all a step takes is concurrent with all it gives.
 */
function concurrentPairs({ steps, starts }: Net): Map<string, Set<string>> {
  const pairs = new Map<string, Set<string>>();
  const found: (readonly [string, string])[] = [];
  const add = (a: string, b: string) => {
    if (pairs.get(a)?.has(b)) return;
    note(pairs, a, b);
    note(pairs, b, a);
    found.push([a, b]);
    if (a !== b) found.push([b, a]);
  };
  for (const together of [...starts, ...steps.map(({ to }) => to)]) eachPair(together, add);
  const taking = stepsByPlace(steps);
  for (let at = 0; at < found.length; at++) {
    const [place, other] = found[at]!;
    for (const step of taking.get(place) ?? []) {
      if (step.from.every(one => pairs.get(one)?.has(other))) for (const to of step.to) add(to, other);
    }
  }
  return pairs;
}

function note(pairs: Map<string, Set<string>>, a: string, b: string): void {
  const known = pairs.get(a);
  if (known) known.add(b);
  else pairs.set(a, new Set([b]));
}

function eachPair(places: readonly string[], use: (a: string, b: string) => void): void {
  for (const [n, a] of places.entries()) for (const b of places.slice(n + 1)) use(a, b);
}

function stepsByPlace(steps: readonly Step[]): Map<string, Step[]> {
  const taking = new Map<string, Step[]>();
  for (const step of steps) for (const place of step.from) taking.set(place, [...(taking.get(place) ?? []), step]);
  return taking;
}
