import type { DrawnElement } from '../../viewer/createViewer.ts';

const placeOf = ({ x, y, width, height, waypoints }: DrawnElement): string =>
  JSON.stringify(waypoints ? waypoints.map(point => [(point as { x: number }).x, (point as { y: number }).y]) : [x, y, width, height]);

/** Elements both drawings have that stand elsewhere or run differently, and of which nothing else differs (只改了画法). */
export function movedOnly(before: readonly DrawnElement[], after: readonly DrawnElement[], changed: ReadonlySet<string>): string[] {
  const places = new Map(before.filter(({ labelTarget }) => !labelTarget).map(element => [element.id, placeOf(element)]));
  return after
    .filter(element => !element.labelTarget && !changed.has(element.id))
    .filter(element => places.has(element.id) && places.get(element.id) !== placeOf(element))
    .map(({ id }) => id);
}
