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
/** What people apply for, the first best. */
const wanted: readonly Act[] = ['grant', 'reply'];
const deepest = 8;
/** Branches walked besides the way. */
const mostBranches = 40;

/** The main way of a release (主流程), from its start: called processes and sub-processes unfolded, side tracks left out. */
export function mainWay(releases: Releases, content: string): Part[] {
  const process = releases.get(content)?.process;
  return process ? new Walk(releases).through({ content, container: process.id }, 0) : [];
}

/**
 * What follows an element in its own process or sub-process, as the case most likely goes on. `isDecided`: a decision has been made, the shortest way to the
 * end is left.
 */
export function wayAfter(releases: Releases, { content, element: { id: element } }: Part, isDecided: boolean): Part[] {
  const definition = releases.get(content)?.process;
  const from = definition?.elements[element];
  if (!definition || !from) return [];
  const starts = from.outgoing.map(flow => definition.flows[flow]!.target);
  return new Walk(releases, isDecided ? [] : wanted).from({ content, container: from.container }, starts, 0);
}

interface Place {
  readonly content: string;
  readonly container: string;
}

/** One look for ways through releases; what sub-processes and called processes cost is reckoned once. */
class Walk {
  readonly releases: Releases;
  readonly prices = new Map<string, number>();

  readonly goals: readonly Act[];

  constructor(releases: Releases, goals: readonly Act[] = wanted) {
    this.releases = releases;
    this.goals = goals;
  }

  /** The way through a process or sub-process from its start. */
  through(place: Place, depth: number): Part[] {
    return depth > deepest ? [] : this.from(place, this.startsOf(place), depth);
  }

  /** The way from some elements of a process or sub-process to its end. */
  from({ content }: Place, starts: readonly string[], depth: number): Part[] {
    const release = this.releases.get(content);
    if (!release || starts.length === 0) return [];
    return this.cheapest(content, starts).flatMap(id => {
      const part = { content, element: release.process.elements[id]! };
      const inside = part.element.multi === undefined ? this.inside(part) : undefined;
      const inner = inside ? this.through(inside, depth + 1) : [];
      return inner.length > 0 ? inner : [part];
    });
  }

  private startsOf({ content, container: id }: Place): readonly string[] {
    const container = this.releases.get(content)?.process.containers[id];
    if (!container) return [];
    return container.starts.length > 0 ? container.starts : container.triggered.slice(0, 1);
  }

  /** What an element unfolds to: its own sub-process, or the process it calls. */
  private inside({ content, element: { id, kind, calledElement } }: Part): Place | undefined {
    if (kind === 'subProcess' || kind === 'transaction') return { content, container: id };
    if (kind !== 'callActivity') return undefined;
    const called = this.releases.get(this.releases.get(content)?.calls[calledElement ?? ''] ?? '');
    return called && { content: called.content, container: called.process.id };
  }

  /**
   * The way from the starts (办理主线): the cheapest to a decision in favour, else to an answer, and on to an end. At a parallel gateway the other branches
   * are walked as well, up to where they meet the way.
   */
  private cheapest(content: string, starts: readonly string[]): string[] {
    const { elements, flows } = this.releases.get(content)!.process;
    const isEnd = (id: string): boolean => elements[id]!.outgoing.length === 0;
    const walked = this.trunk(content, starts.slice(0, 1), isEnd);
    const forks = walked.flatMap(id => {
      const { kind, outgoing } = elements[id]!;
      return kind === 'parallelGateway' || kind === 'inclusiveGateway' ? outgoing.map(flow => flows[flow]!.target) : [];
    });
    for (const start of [...starts.slice(1), ...forks].slice(0, mostBranches)) {
      if (walked.includes(start)) continue;
      const track = this.wayTo(content, [start], id => walked.includes(id) || isEnd(id))?.track ?? [];
      const meets = track.findIndex(id => walked.includes(id));
      walked.splice(meets < 0 ? walked.length : walked.indexOf(track[meets]!), 0, ...(meets < 0 ? track : track.slice(0, meets)));
    }
    return walked;
  }

  private trunk(content: string, starts: readonly string[], isEnd: (id: string) => boolean): string[] {
    const { process } = this.releases.get(content)!;
    for (const act of this.goals) {
      const found = this.wayTo(content, starts, id => this.brings({ content, element: process.elements[id]! }, act));
      if (!found) continue;
      const rest = this.wayTo(content, [...stepsFrom(process, found.track.at(-1)!).map(({ target }) => target)], isEnd);
      return [...found.track, ...(rest?.track ?? []).filter(id => !found.track.includes(id))];
    }
    return [...(this.wayTo(content, starts, isEnd)?.track ?? starts)];
  }

  /** Does the element perform the act, itself or inside what it unfolds to? */
  private brings(part: Part, act: Act, depth = 0): boolean {
    if (part.element.act === act) return true;
    const inside = this.inside(part);
    const process = inside && this.releases.get(inside.content)?.process;
    if (!process || depth > deepest) return false;
    return process.containers[inside.container]!.elements.some(id =>
      this.brings({ content: inside.content, element: process.elements[id]! }, act, depth + 1),
    );
  }

  /**
   * The cheapest way to a goal (Dijkstra): unwanted acts cost most, also inside what is called, then ends in error, boundary events that are no act of law,
   * timers, and flows taken under a condition where a default is drawn.
   */
  private wayTo(
    content: string,
    starts: readonly string[],
    isGoal: (id: string) => boolean,
  ): { track: string[]; price: number } | undefined {
    const { process } = this.releases.get(content)!;
    const price = new Map<string, number>(starts.map(id => [id, this.priceOf({ content, element: process.elements[id]! })]));
    const from = new Map<string, string>();
    const open = new Set(price.keys());
    while (open.size > 0) {
      const id = [...open].reduce((best, one) => (price.get(one)! < price.get(best)! ? one : best));
      if (isGoal(id)) return { track: trackTo(id, from), price: price.get(id)! };
      open.delete(id);
      for (const { target, aside } of stepsFrom(process, id)) {
        const sum = price.get(id)! + aside + this.priceOf({ content, element: process.elements[target]! });
        if (sum >= (price.get(target) ?? Number.POSITIVE_INFINITY)) continue;
        price.set(target, sum);
        from.set(target, id);
        open.add(target);
      }
    }
    return undefined;
  }

  private priceOf(part: Part): number {
    const { act, event, kind } = part.element;
    if (act !== undefined && unwanted.has(act)) return 1_000;
    if (kind === 'endEvent' && ['error', 'cancel', 'escalation'].includes(event?.type ?? '')) return 500;
    const inside = this.inside(part);
    return (event?.type === 'timer' ? 20 : 1) + (inside ? this.priceInside(inside) : 0);
  }

  private priceInside(place: Place): number {
    const key = `${place.content} ${place.container}`;
    const known = this.prices.get(key);
    if (known !== undefined) return known;
    this.prices.set(key, 0);
    const { elements } = this.releases.get(place.content)!.process;
    const way = this.wayTo(place.content, this.startsOf(place).slice(0, 1), id => elements[id]!.outgoing.length === 0);
    this.prices.set(key, way?.price ?? 0);
    return way?.price ?? 0;
  }
}

function trackTo(goal: string, from: ReadonlyMap<string, string>): string[] {
  const track = [goal];
  for (let at = from.get(goal); at !== undefined; at = from.get(at)) track.unshift(at);
  return track;
}

function stepsFrom(definition: Definition, id: string): { target: string; aside: number }[] {
  const { outgoing, defaultFlow, boundary } = definition.elements[id]!;
  const flows = outgoing.map(flow => ({
    target: definition.flows[flow]!.target,
    aside: defaultFlow !== undefined && flow !== defaultFlow ? 10 : 0,
  }));
  return [...flows, ...boundary.map(target => ({ target, aside: definition.elements[target]!.act === undefined ? 50 : 5 }))];
}
