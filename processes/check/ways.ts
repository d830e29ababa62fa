import type { Definition } from '#engine/bpmn/definition.ts';
import { toGraph } from '#engine/lint/graph.ts';

/** Where a token can go next, by element (去向). */
export type Ways = ReadonlyMap<string, readonly string[]>;

/**
 * Where a token can go: along flows, into and out of sub-processes. `beside`: also from an event sub-process to all of its level,
 * before which it may have run.
 */
export function waysOf(definition: Definition, { beside = false } = {}): Ways {
  const { next } = toGraph(definition);
  const ways = new Map<string, string[]>([...next].map(([id, targets]) => [id, [...targets]]));
  const add = (from: string, to: string): void => void ways.get(from)?.push(to);
  for (const { id, parent, elements, starts, triggered, eventSubProcesses } of Object.values(definition.containers)) {
    for (const inner of [...starts, ...triggered]) add(id, inner);
    if (parent !== null) for (const inner of elements) add(inner, id);
    for (const aside of beside ? eventSubProcesses : []) for (const inner of elements) if (inner !== aside) add(aside, inner);
  }
  return ways;
}

/** Everything reached from some elements, these included, without ever entering one that is avoided. */
export function reachAvoiding(from: readonly string[], ways: Ways, avoided: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || avoided.has(id)) continue;
    seen.add(id);
    open.push(...(ways.get(id) ?? []));
  }
  return seen;
}

/** Where cases begin: the starts of the process, and its event sub-processes, which begin by themselves. */
export function beginningsOf({ id, containers }: Definition): readonly string[] {
  const top = containers[id];
  return top ? [...top.starts, ...top.triggered, ...top.eventSubProcesses] : [];
}
