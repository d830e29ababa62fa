import type { Mark } from './spots.ts';

/** A point of the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels at the end of a box with fields in it that mean "after the box". */
const edge = 12;

const keyOfElement = (element: Element): string => (element as HTMLElement).dataset.key ?? '';

/** Which side of a thing a point is on: along the line in rows of several, else from top to bottom. */
function sideOf(element: Element, { x, y }: Point): 'before' | 'after' {
  const box = element.getBoundingClientRect();
  const isAcross = (element as HTMLElement).dataset.axis === 'x';
  return (isAcross ? x < box.left + box.width / 2 : y < box.top + box.height / 2) ? 'before' : 'after';
}

function distanceTo(element: Element, { x, y }: Point): number {
  const box = element.getBoundingClientRect();
  const across = Math.max(box.left - x, 0, x - box.right);
  const down = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(across, down);
}

/** In the gap between things: the nearest of them; in something empty: the inside of it. */
function markInside(element: Element, point: Point): Mark {
  const things = [...element.children].filter(child => keyOfElement(child) !== '' && (child as HTMLElement).dataset.carried === undefined);
  const [first, ...rest] = things;
  if (!first) return { key: (element as HTMLElement).dataset.inside ?? '', side: 'into' };
  const nearest = rest.reduce((best, one) => (distanceTo(one, point) < distanceTo(best, point) ? one : best), first);
  return { key: keyOfElement(nearest), side: sideOf(nearest, point) };
}

/** The marks a point may mean, the innermost first (命中的位置). */
export function marksAt(point: Point): readonly Mark[] {
  const marks: Mark[] = [];
  let element = document.elementFromPoint(point.x, point.y)?.closest('[data-key],[data-inside]') ?? null;
  for (; element; element = element.parentElement?.closest('[data-key],[data-inside]') ?? null) {
    const { bottom, top } = element.getBoundingClientRect();
    if (element.hasAttribute('data-inside')) {
      const around = element.closest('[data-key]');
      const isAtEnd = around?.getAttribute('data-key')?.startsWith('f:') && bottom - point.y < Math.min(edge, (bottom - top) / 4);
      if (!isAtEnd) marks.push(markInside(element, point));
    } else marks.push({ key: keyOfElement(element), side: sideOf(element, point) });
  }
  return marks;
}

/** The page whose tab is under a point; null: none. */
export function pageAt({ x, y }: Point): string | null {
  const tab = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-key^="p:"]');
  return tab?.dataset.key?.slice(2) ?? null;
}

/** Pixels from the edge at which a list begins to scroll, and pixels it scrolls in one frame at most. */
const reach = 56;
const fastest = 18;

function pull(near: number, far: number): number {
  if (near < reach) return -Math.ceil(((reach - Math.max(0, near)) / reach) * fastest);
  return far < reach ? Math.ceil(((reach - Math.max(0, far)) / reach) * fastest) : 0;
}

/** Scrolls what holds the point, when it is near its edge (自动滚动). */
export function scrollAt(scroller: HTMLElement, point: Point): void {
  const box = scroller.getBoundingClientRect();
  if (point.x < box.left || point.x > box.right) return;
  scroller.scrollTop += pull(point.y - box.top, box.bottom - point.y);
  const heads = document.elementFromPoint(point.x, point.y)?.closest<HTMLElement>('[data-scrolls]');
  if (!heads) return;
  const line = heads.getBoundingClientRect();
  heads.scrollLeft += pull(point.x - line.left, line.right - point.x);
}
