import type { Container, Definition, FlowElement } from '../bpmn/definition.ts';

/** Elements one step on from an element: along its flows, and to the boundary events on it. */
export function nextOf({ flows }: Definition, element: FlowElement): string[] {
  return [...element.outgoing.flatMap(id => flows[id]?.target ?? []), ...element.boundary];
}

/** Everything that can be reached from some elements of a container, these included. */
export function reach(
  definition: Definition,
  from: readonly string[],
  next: (element: FlowElement) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = definition.elements[id];
    if (!element || seen.has(id)) continue;
    seen.add(id);
    open.push(...next(element));
  }
  return seen;
}

/** The elements of one container, in document order. */
export function elementsOf(definition: Definition, container: Container): FlowElement[] {
  return container.elements.flatMap(id => definition.elements[id] ?? []);
}

/** The elements that lead to each element. */
export function predecessors(definition: Definition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const element of Object.values(definition.elements)) {
    for (const next of nextOf(definition, element)) found.set(next, [...(found.get(next) ?? []), element.id]);
  }
  return found;
}
