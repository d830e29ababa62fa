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

/** Groups of nodes that all reach each other (强连通分量), by two depth-first walks without recursion. */
export function findGroups(ids: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[][] {
  const before = new Map<string, string[]>(ids.map(id => [id, []]));
  for (const [id, targets] of next) for (const target of targets) before.get(target)?.push(id);
  const seen = new Set<string>();
  return walkOrder(ids, next).flatMap(id => {
    const group: string[] = [];
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      group.push(at);
      open.push(...(before.get(at) ?? []));
    }
    return group.length > 0 ? [group] : [];
  });
}

/** The nodes by the time a depth-first walk leaves them, last first. */
function walkOrder(ids: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const left: string[] = [];
  for (const root of ids) {
    const stack = [{ id: root, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.at === 0) seen.add(top.id);
      const target = next
        .get(top.id)
        ?.slice(top.at)
        .find(id => !seen.has(id));
      if (target === undefined) left.push((stack.pop() as { id: string }).id);
      else {
        top.at = (next.get(top.id) ?? []).indexOf(target, top.at) + 1;
        stack.push({ id: target, at: 0 });
      }
    }
  }
  return [...new Set(left)].reverse();
}
