import type { Container, Definition, FlowElement } from '../bpmn/definition.ts';

type Steps = ReadonlyMap<string, readonly string[]>;

/** A process as lint walks it (流程图): where a token can go from each element, and where it can have come from. */
export interface Graph {
  readonly definition: Definition;
  /** Along flows and links, to the boundary events on an activity, and from a compensation event to its handler. */
  readonly next: Steps;
  readonly before: Steps;
}

/** Find every step of a process once. */
export function toGraph(definition: Definition): Graph {
  const links = linkCatches(definition);
  const next = new Map(Object.values(definition.elements).map(element => [element.id, nextOf(definition, element, links)]));
  return { definition, next, before: turnAround(next) };
}

function nextOf({ flows }: Definition, element: FlowElement, links: ReadonlyMap<string, string>): string[] {
  const linked = element.event?.type === 'link' && element.kind === 'intermediateThrowEvent' ? links.get(linkKey(element)) : undefined;
  const jumps = [linked, element.handler].filter(id => id !== undefined);
  return [...element.outgoing.flatMap(id => flows[id]?.target ?? []), ...element.boundary, ...jumps];
}

/** The catching end of each link, by level and name. */
function linkCatches({ elements }: Definition): ReadonlyMap<string, string> {
  const catches = Object.values(elements).filter(({ kind, event }) => kind === 'intermediateCatchEvent' && event?.type === 'link');
  return new Map(catches.map(element => [linkKey(element), element.id]));
}

/** Level and name of a link event: both ends of a link have the same. */
export function linkKey({ container, event }: FlowElement): string {
  return JSON.stringify([container, event?.type === 'link' ? event.name : '']);
}

/** The same steps the other way. */
export function turnAround(next: Steps): Map<string, string[]> {
  const before = new Map<string, string[]>([...next.keys()].map(id => [id, []]));
  for (const [id, targets] of next) for (const target of targets) before.get(target)?.push(id);
  return before;
}

/** Everything that can be reached from some elements, these included; `without` is never entered. */
export function reach(from: readonly string[], steps: Steps, without?: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || seen.has(id)) continue;
    seen.add(id);
    open.push(...(steps.get(id) ?? []));
  }
  return seen;
}

/** The elements of one container, in document order. */
export function elementsOf(definition: Definition, container: Container): FlowElement[] {
  return container.elements.flatMap(id => definition.elements[id] ?? []);
}

/** Groups of nodes that all reach each other (强连通分量), by two depth-first walks without recursion. */
export function findGroups(ids: readonly string[], next: Steps): string[][] {
  const before = turnAround(new Map(ids.map(id => [id, next.get(id) ?? []])));
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
function walkOrder(ids: readonly string[], next: Steps): string[] {
  const known = new Set(ids);
  const seen = new Set<string>();
  const left: string[] = [];
  for (const root of ids) {
    if (seen.has(root)) continue;
    seen.add(root);
    const stack = [{ id: root, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = next.get(top.id)?.[top.at];
      top.at += 1;
      if (target === undefined) left.push((stack.pop() as { id: string }).id);
      else if (known.has(target) && !seen.has(target)) {
        seen.add(target);
        stack.push({ id: target, at: 0 });
      }
    }
  }
  return left.reverse();
}
