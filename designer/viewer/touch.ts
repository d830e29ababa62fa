import type { DrawnDiagram } from './createViewer.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}
const middle = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const inRange = (zoom: number): number => Math.min(3, Math.max(0.2, zoom));

/** Zooms by a factor around a point of the page, or around the middle. */
export function zoomBy(diagram: DrawnDiagram, factor: number, around?: Spot): void {
  const box = diagram.canvas.getContainer().getBoundingClientRect();
  const centre = around ? { x: around.x - box.left, y: around.y - box.top } : { x: box.width / 2, y: box.height / 2 };
  diagram.canvas.zoom(inRange(diagram.canvas.zoom() * factor), centre);
}

/** One finger moves the canvas, two zoom it (触屏): bpmn-js itself knows only the mouse. Returns how to stop. */
export function listenToTouch(host: HTMLElement, diagram: DrawnDiagram): () => void {
  const fingers = new Map<number, Spot>();
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoomBy(diagram, apart(now, other) / Math.max(1, apart(before, other)), middle(now, other));
    else diagram.canvas.scroll({ dx: now.x - before.x, dy: now.y - before.y });
    fingers.set(event.pointerId, now);
  };
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
  };
  /** The wheel scrolls the page; with Ctrl (or a pinch on a touchpad) it zooms. */
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(diagram, event.deltaY < 0 ? 1.12 : 1 / 1.12, { x: event.clientX, y: event.clientY });
  };
  const ending = ['pointerup', 'pointercancel', 'pointerleave'] as const;
  host.addEventListener('pointerdown', down);
  host.addEventListener('pointermove', move);
  host.addEventListener('wheel', wheel, { passive: false });
  for (const name of ending) host.addEventListener(name, up);
  return () => {
    host.removeEventListener('pointerdown', down);
    host.removeEventListener('pointermove', move);
    host.removeEventListener('wheel', wheel);
    for (const name of ending) host.removeEventListener(name, up);
  };
}
