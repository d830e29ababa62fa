import { readGraph } from '../../viewer/graph.ts';
import type { ModdleObject } from '../../viewer/graph.ts';
import type { Drawn } from '../services.ts';

/** Elements in the order a reader walks them (阅读顺序): the steps along the flows, then whatever else is drawn, from top to bottom. */
export function readingOrder(definitions: ModdleObject, drawn: readonly Drawn[]): readonly Drawn[] {
  const shapes = new Map(drawn.filter(one => !one.labelTarget && !one.waypoints && one.parent).map(one => [one.id, one]));
  const steps = (readGraph(definitions)?.steps ?? []).flatMap(({ id }) => shapes.get(id) ?? []);
  const known = new Set(steps);
  const others = [...shapes.values()].filter(one => !known.has(one)).sort((a, b) => a.y - b.y || a.x - b.x);
  return [...steps, ...others];
}

/** The element before or behind one in that order; a line leads to its ends; without one, the first. */
export function neighbour(order: readonly Drawn[], from: Drawn | null, by: 1 | -1): Drawn | null {
  if (from?.waypoints) return (by === 1 ? from.target : from.source) ?? null;
  const at = from ? order.indexOf(from) : -1;
  if (at < 0) return (by === 1 ? order[0] : order.at(-1)) ?? null;
  return order[(at + by + order.length) % order.length] ?? null;
}

/** The next line of the step: those that leave it, then those that come to it; from a line, the next of the step it leaves. */
export function nextLine(from: Drawn): Drawn | null {
  const step = from.waypoints ? from.source : from;
  const lines = [...(step?.outgoing ?? []), ...(step?.incoming ?? [])];
  return lines[(lines.indexOf(from) + 1) % Math.max(1, lines.length)] ?? null;
}
