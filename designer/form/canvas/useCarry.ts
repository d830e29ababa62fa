import { useCallback, useRef } from 'react';
import type { FormFile } from '#processes/types.ts';
import { keyOf } from './keys.ts';
import { type Carried, pageOfSpot, type Spot, spotNow, spotsFor } from './spots.ts';
import type { CanvasStore } from './store.ts';

interface Options {
  readonly store: CanvasStore;
  readonly fileNow: () => FormFile;
  readonly onShow: (page: string) => void;
  readonly onOver: (carried: Carried, spot: Spot, isFirst: boolean) => void;
  readonly onNowhere: () => void;
  readonly onDrop: (carried: Carried, spot: Spot | undefined) => void;
}

interface Carry {
  readonly carried: Carried;
  readonly spots: readonly Spot[];
  at: number;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Carrying by keyboard (键盘移动): Space picks up, arrow keys choose among all places, Space or Enter drops, Escape leaves everything as it was. */
export function useCarry(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const carry = useRef<Carry | null>(null);

  const go = useCallback((at: number, isFirst = false) => {
    const now = carry.current;
    const spot = now?.spots[at];
    if (!now || !spot) return;
    now.at = at;
    const { store, fileNow, onShow, onOver } = latest.current;
    const page = pageOfSpot(fileNow(), spot);
    if (page !== null) onShow(page);
    store.set({ mark: spot.mark });
    onOver(now.carried, spot, isFirst);
  }, []);

  const begin = useCallback(
    (carried: Carried) => {
      const { store, fileNow, onNowhere } = latest.current;
      const spots = spotsFor(fileNow(), carried);
      if (spots.length < 2) return onNowhere();
      carry.current = { carried, spots, at: 0 };
      store.set({ carried: carried.kind === 'new' ? null : keyOf(carried) });
      go(Math.max(0, spotNow(fileNow(), carried, spots)), true);
    },
    [go],
  );

  const end = useCallback((isDropped: boolean) => {
    const now = carry.current;
    if (!now) return;
    carry.current = null;
    latest.current.store.set({ mark: null, carried: null });
    latest.current.onDrop(now.carried, isDropped ? now.spots[now.at] : undefined);
  }, []);

  const toPage = useCallback(
    (by: 1 | -1) => {
      const now = carry.current;
      if (!now) return;
      const file = latest.current.fileNow();
      const pages = now.spots.map(spot => pageOfSpot(file, spot));
      const next =
        by === 1
          ? pages.findIndex((page, at) => at > now.at && page !== pages[now.at])
          : pages.lastIndexOf(pages.slice(0, now.at).findLast(page => page !== pages[now.at]) ?? null);
      if (next >= 0) go(next);
    },
    [go],
  );

  /** true: something is carried, and the key was about it. */
  const onKey = useCallback(
    (key: string): boolean => {
      const now = carry.current;
      if (!now) return false;
      const step = steps[key];
      if (step) go(now.at + step);
      else if (key === 'Home') go(0);
      else if (key === 'End') go(now.spots.length - 1);
      else if (key === 'PageDown' || key === 'PageUp') toPage(key === 'PageDown' ? 1 : -1);
      else if (key === ' ' || key === 'Enter') end(true);
      else if (key === 'Escape') end(false);
      return true;
    },
    [go, toPage, end],
  );
  return { begin, end, onKey };
}
