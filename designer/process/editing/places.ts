import type { Box, Drawn, Point } from '../services.ts';

/** Pixels between a step and its neighbours. */
export const gap = 50;

const isConnection = (element: Drawn): boolean => element.waypoints !== undefined;
/** Shapes that take room: neither lines nor the names beside them. */
const solid = (elements: readonly Drawn[]): readonly Drawn[] => elements.filter(one => !isConnection(one) && !one.labelTarget);

/** The box around shapes, or null when there are none. */
export function boxOf(elements: readonly Drawn[]): Box | null {
  const shapes = solid(elements);
  if (shapes.length === 0) return null;
  const x = Math.min(...shapes.map(one => one.x));
  const y = Math.min(...shapes.map(one => one.y));
  const right = Math.max(...shapes.map(one => one.x + one.width));
  const bottom = Math.max(...shapes.map(one => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

export const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where a shape goes that belongs to nothing yet (空位): below all that is drawn there, or at the place given when nothing is. */
export function placeBelow(drawn: readonly Drawn[], shape: Pick<Drawn, 'width' | 'height'>, empty: Point): Point {
  const box = boxOf(drawn);
  return box ? { x: box.x + shape.width / 2, y: box.y + box.height + gap + shape.height / 2 } : empty;
}

/** Middle of the line a shape is put into, and how many pixels what stands behind it has to give way (插入走向). */
export function placeInFlow(flow: Drawn, width: number): { readonly position: Point; readonly push: number; readonly from: number } {
  const { source, target } = flow;
  const begin = source!.x + source!.width;
  const room = target!.x - begin;
  const isForward = target!.x >= begin;
  const first = flow.waypoints![0]!;
  const last = flow.waypoints!.at(-1)!;
  if (!isForward) return { position: { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }, push: 0, from: 0 };
  const push = Math.max(0, width + 2 * gap - room);
  return { position: { x: begin + (room + push) / 2, y: lineAt(flow, begin + (room + push) / 2 - push) }, push, from: target!.x - 1 };
}

/** Height of a line at an x, as far as it runs there level; its end otherwise. */
function lineAt(flow: Drawn, x: number): number {
  const points = flow.waypoints!;
  const piece = points.findIndex((point, at) => at > 0 && point.y === points[at - 1]!.y && point.x >= x);
  return (points[piece] ?? points.at(-1)!).y;
}
