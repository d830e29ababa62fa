import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';

/** Fields drawn at once: more than a screen. */
const first = 14;
/** Fields drawn in one idle moment. */
const atOnce = 4;
/** How far below the screen fields are drawn before they are seen, pixels. */
const ahead = '900px 0px';

/** Which fields of a page are drawn (逐步绘制): those on the screen first, the others when they come near or the page has nothing to do. */
export interface Drawing {
  readonly isDrawn: (at: number) => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Draws one now: the cursor is going there. */
  readonly draw: (at: number) => void;
  readonly drawAll: () => void;
  readonly watch: (element: Element, at: number) => () => void;
  /** Begins to draw the others; answers how to stop. */
  readonly begin: () => () => void;
}

type Idle = (work: (deadline: { readonly timeRemaining: () => number }) => void, options: { readonly timeout: number }) => number;

/** Makes the drawing of a page of `count` fields. Where the browser cannot tell what is seen, everything is drawn at once. */
export function createDrawing(count: number): Drawing {
  const listeners = new Set<() => void>();
  const single = new Set<number>();
  const canWait = count > first && typeof IntersectionObserver === 'function' && typeof requestIdleCallback === 'function';
  let upTo = canWait ? first : count;
  const places = new Map<Element, number>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const isDrawn = (at: number): boolean => at < upTo || single.has(at);
  const observer = canWait
    ? new IntersectionObserver(
        entries => {
          const near = entries.flatMap(entry => (entry.isIntersecting ? [places.get(entry.target) ?? -1] : []));
          if (near.length === 0) return;
          for (const at of near) single.add(at);
          tell();
        },
        { rootMargin: ahead },
      )
    : null;
  return {
    isDrawn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    draw(at) {
      if (isDrawn(at)) return;
      single.add(at);
      tell();
    },
    drawAll() {
      if (upTo >= count) return;
      upTo = count;
      tell();
    },
    watch(element, at) {
      places.set(element, at);
      observer?.observe(element);
      return () => {
        places.delete(element);
        observer?.unobserve(element);
      };
    },
    begin() {
      if (!canWait) return () => {};
      const wait = requestIdleCallback as unknown as Idle;
      let handle = 0;
      const step = (deadline: { readonly timeRemaining: () => number }): void => {
        while (upTo < count && single.has(upTo)) upTo++;
        if (upTo < count && deadline.timeRemaining() > 4) {
          upTo = Math.min(count, upTo + atOnce);
          tell();
        }
        if (upTo < count) handle = wait(step, { timeout: 2_000 });
      };
      handle = wait(step, { timeout: 2_000 });
      return () => {
        cancelIdleCallback(handle);
        observer?.disconnect();
      };
    },
  };
}

/** The drawing of the page that the fields below it stand on. */
export const DrawingContext = createContext<Drawing>(createDrawing(0));

/** Whether a field is drawn yet; until then its place is watched. */
export function useDrawn<E extends Element>(at: number): { readonly isDrawn: boolean; readonly place: React.RefObject<E | null> } {
  const drawing = useContext(DrawingContext);
  const place = useRef<E>(null);
  const read = () => drawing.isDrawn(at);
  const isDrawn = useSyncExternalStore(drawing.subscribe, read, read);
  useEffect(() => (isDrawn || !place.current ? undefined : drawing.watch(place.current, at)), [drawing, isDrawn, at]);
  return { isDrawn, place };
}
