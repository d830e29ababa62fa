import { type DragStartEvent, type Modifier, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { marksAt, type Point, pageAt, scrollAt } from './hit.ts';
import { keyOf, selectionOfKey } from './keys.ts';
import { type Carried, type Spot, spotAt, spotsFor } from './spots.ts';
import type { CanvasStore } from './store.ts';

/** Milliseconds over the tab of a page until that page is shown. */
const hoverTime = 400;

interface Options {
  readonly store: CanvasStore;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly fileNow: () => FormFile;
  readonly onShow: (page: string) => void;
  /** `spot` is undefined where nothing can be put. */
  readonly onOver: (carried: Carried, spot: Spot | undefined) => void;
  readonly onDrop: (carried: Carried, spot: Spot | undefined) => void;
}

interface Drag {
  readonly carried: Carried;
  readonly spots: readonly Spot[];
  spot: Spot | undefined;
  point: Point | null;
  page: { readonly id: string; readonly since: number } | null;
  /** A finger keeps what it touched: the page it is on stays. */
  readonly isTouch: boolean;
  frame: number;
}

const mouse = { activationConstraint: { distance: 5 } };
const touch = { activationConstraint: { delay: 250, tolerance: 8 } };

const pointOf = (event: PointerEvent | TouchEvent | MouseEvent): Point | null => {
  const at = 'touches' in event ? event.touches[0] : event;
  return at ? { x: at.clientX, y: at.clientY } : null;
};

/** What is taken up where a drag begins: a kind of the palette, a field, the tab of a page, a section by its head. */
export function carriedFrom(target: Element | null): Carried | null {
  const thing = target?.closest<HTMLElement>('[data-new],[data-key]');
  if (!thing) return null;
  if (thing.dataset.new !== undefined) return { kind: 'new', kindId: thing.dataset.new };
  const selection = selectionOfKey(thing.dataset.key ?? null);
  if (selection.kind === 'form' || (selection.kind === 'section' && !target?.closest('[data-grip]'))) return null;
  return selection;
}

/** Pixels between the pointer and what it carries. */
const apart = 10;

/** Keeps what is carried beside the pointer, wherever it was taken up. */
export const besidePointer: Modifier = ({ transform, activatorEvent, draggingNodeRect }) => {
  const from = activatorEvent ? pointOf(activatorEvent as MouseEvent) : null;
  if (!from || !draggingNodeRect) return transform;
  return { ...transform, x: transform.x + from.x - draggingNodeRect.left + apart, y: transform.y + from.y - draggingNodeRect.top + apart };
};

/**
 * Dragging by mouse or finger (拖放). The place is found from what lies under the pointer in each frame, so that neither scrolling nor
 * two hundred fields cost anything; only the thing the place is shown at is drawn anew.
 */
export function useDragging(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const drag = useRef<Drag | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));

  const follow = useCallback((event: PointerEvent | TouchEvent | MouseEvent) => {
    if (drag.current) drag.current.point = pointOf(event) ?? drag.current.point;
  }, []);

  const look = useCallback(() => {
    const now = drag.current;
    if (!now) return;
    now.frame = requestAnimationFrame(look);
    if (!now.point) return;
    const { store, scroller, onShow, onOver } = latest.current;
    if (scroller.current) scrollAt(scroller.current, now.point);
    const page = now.carried.kind === 'page' || now.isTouch ? null : pageAt(now.point);
    if (page !== now.page?.id) now.page = page === null ? null : { id: page, since: performance.now() };
    if (now.page && performance.now() - now.page.since > hoverTime) {
      onShow(now.page.id);
      now.page = { id: now.page.id, since: Number.POSITIVE_INFINITY };
    }
    const spot = marksAt(now.point)
      .map(mark => spotAt(now.spots, mark))
      .find(one => one !== undefined);
    if (spot === now.spot) return;
    now.spot = spot;
    store.set({ mark: spot?.mark ?? null });
    onOver(now.carried, spot);
  }, []);

  const listen = useCallback(
    (isOn: boolean) => {
      const change = isOn ? window.addEventListener : window.removeEventListener;
      for (const type of ['pointermove', 'mousemove', 'touchmove'] as const)
        change(type, follow as EventListener, { passive: true } as never);
    },
    [follow],
  );

  const end = useCallback((): Drag | null => {
    const last = drag.current;
    if (last) cancelAnimationFrame(last.frame);
    drag.current = null;
    listen(false);
    latest.current.store.set({ mark: null, carried: null });
    setCarried(null);
    return last;
  }, [listen]);
  useEffect(() => () => void end(), [end]);

  const onDragStart = ({ activatorEvent }: DragStartEvent): void => {
    const taken = carriedFrom(activatorEvent.target as Element | null);
    if (!taken) return;
    const { store, fileNow } = latest.current;
    drag.current = {
      carried: taken,
      spots: spotsFor(fileNow(), taken),
      spot: undefined,
      point: pointOf(activatorEvent as MouseEvent),
      page: null,
      isTouch: 'touches' in activatorEvent,
      frame: requestAnimationFrame(look),
    };
    listen(true);
    store.set({ carried: taken.kind === 'new' ? null : keyOf(taken) });
    setCarried(taken);
  };
  const onDragEnd = (): void => {
    const last = end();
    if (last) latest.current.onDrop(last.carried, last.spot);
  };
  const onDragCancel = (): void => {
    const last = end();
    if (last) latest.current.onDrop(last.carried, undefined);
  };
  return { sensors, carried, onDragStart, onDragEnd, onDragCancel };
}
