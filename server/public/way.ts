import type { Act, Definition, FlowElement } from '#engine/bpmn/definition.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';

/** The releases a case or guide is about, by content: the pack's own and all it calls. */
export type Releases = ReadonlyMap<string, ReleaseDefinition>;

/** An element of a release on a way. */
export interface Part {
  readonly content: string;
  readonly element: FlowElement;
}

/** Acts nobody applies for: the main way avoids them where it can. */
const unwanted: ReadonlySet<Act> = new Set(['decline', 'refuse', 'request-supplement', 'withdraw', 'terminate']);
const deepest = 8;
/** Branches walked besides the way. */
const mostBranches = 40;

/** The main way of a release (主流程), from its start: called processes and sub-processes unfolded, side tracks left out. */
export function mainWay(releases: Releases, content: string): Part[] {
  const process = releases.get(content)?.process;
  return process ? wayOf(releases, { content, container: process.id, depth: 0 }) : [];
}

/** What follows an element in its own process or sub-process, as the case most likely goes on. */
export function wayAfter(releases: Releases, content: string, element: string): Part[] {
  const definition = releases.get(content)?.process;
  const from = definition?.elements[element];
  if (!definition || !from) return [];
  const starts = from.outgoing.map(flow => definition.flows[flow]!.target);
  return unfold(releases, { content, container: from.container, depth: 0 }, cheapest(definition, starts));
}

interface Place {
  readonly content: string;
  readonly container: string;
  readonly depth: number;
}

function wayOf(releases: Releases, place: Place): Part[] {
  const definition = releases.get(place.content)?.process;
  const container = definition?.containers[place.container];
  if (!definition || !container || place.depth > deepest) return [];
  const starts = container.starts.length > 0 ? container.starts : container.triggered.slice(0, 1);
  return unfold(releases, place, cheapest(definition, starts));
}

function unfold(releases: Releases, place: Place, way: readonly string[]): Part[] {
  const { process, calls } = releases.get(place.content)!;
  return way.flatMap(id => {
    const part = { content: place.content, element: process.elements[id]! };
    const { kind, multi, calledElement } = part.element;
    const depth = place.depth + 1;
    const inner =
      multi !== undefined
        ? []
        : kind === 'callActivity'
          ? calledWay(releases, calls[calledElement ?? ''], depth)
          : kind === 'subProcess' || kind === 'transaction'
            ? wayOf(releases, { content: place.content, container: id, depth })
            : [];
    return inner.length > 0 ? inner : [part];
  });
}

function calledWay(releases: Releases, content: string | undefined, depth: number): Part[] {
  const called = content === undefined ? undefined : releases.get(content);
  return called ? wayOf(releases, { content: called.content, container: called.process.id, depth }) : [];
}

/**
 * The cheapest way from one of the starts to an end (Dijkstra): unwanted acts cost most, then ends in error, then flows taken under a condition where
 * a default is drawn, then timers beside messages. At a parallel gateway the other branches are walked as well, up to where they meet the way.
 */
function cheapest(definition: Definition, starts: readonly string[]): string[] {
  const way = wayTo(definition, starts.slice(0, 1), id => definition.elements[id]!.outgoing.length === 0);
  const others = starts.slice(1).map(start => ({ start }));
  const forks = way.flatMap(id => {
    const { kind, outgoing } = definition.elements[id]!;
    if (kind !== 'parallelGateway' && kind !== 'inclusiveGateway') return [];
    return outgoing.map(flow => ({ start: definition.flows[flow]!.target })).filter(({ start }) => !way.includes(start));
  });
  const walked = [...way];
  for (const { start } of [...others, ...forks].slice(0, mostBranches)) {
    if (walked.includes(start)) continue;
    const branch = wayTo(definition, [start], id => walked.includes(id) || definition.elements[id]!.outgoing.length === 0);
    const meets = branch.findIndex(id => walked.includes(id));
    const fresh = meets < 0 ? branch : branch.slice(0, meets);
    walked.splice(meets < 0 ? walked.length : walked.indexOf(branch[meets]!), 0, ...fresh);
  }
  return walked;
}

function wayTo(definition: Definition, starts: readonly string[], isGoal: (id: string) => boolean): string[] {
  const cost = new Map<string, number>(starts.map(id => [id, costOf(definition.elements[id]!)]));
  const from = new Map<string, string>();
  const open = new Set(cost.keys());
  while (open.size > 0) {
    const id = [...open].reduce((best, one) => (cost.get(one)! < cost.get(best)! ? one : best));
    if (isGoal(id)) return trackTo(id, from);
    open.delete(id);
    for (const { target, price } of stepsFrom(definition, id)) {
      const sum = cost.get(id)! + price;
      if (sum >= (cost.get(target) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(target, sum);
      from.set(target, id);
      open.add(target);
    }
  }
  return starts.slice(0, 1);
}

function trackTo(goal: string, from: ReadonlyMap<string, string>): string[] {
  const track = [goal];
  for (let at = from.get(goal); at !== undefined; at = from.get(at)) track.unshift(at);
  return track;
}

function stepsFrom(definition: Definition, id: string): { target: string; price: number }[] {
  const { outgoing, defaultFlow } = definition.elements[id]!;
  return outgoing.map(flow => {
    const { target } = definition.flows[flow]!;
    const aside = defaultFlow !== undefined && flow !== defaultFlow ? 10 : 0;
    return { target, price: aside + costOf(definition.elements[target]!) };
  });
}

function costOf({ act, event, kind }: FlowElement): number {
  if (act !== undefined && unwanted.has(act)) return 1_000;
  if (kind === 'endEvent' && ['error', 'cancel', 'escalation'].includes(event?.type ?? '')) return 500;
  return event?.type === 'timer' ? 20 : 1;
}
