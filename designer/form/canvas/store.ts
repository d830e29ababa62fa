import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Problem } from '#engine/problem.ts';
import type { Mark } from './spots.ts';

/** What changes on the canvas without the form changing (画布状态): kept beside React so that one thing is drawn anew, not two hundred. */
export interface CanvasState {
  /** Key of what is chosen. */
  readonly selected: string | null;
  /** Key of the one thing that Tab reaches. */
  readonly reached: string | null;
  readonly carried: string | null;
  readonly mark: Mark | null;
  /** What is wrong, by the key of the thing it is about. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Holds the state of one canvas and tells those who look. */
export interface CanvasStore {
  readonly get: () => CanvasState;
  readonly set: (change: Partial<CanvasState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A canvas on which nothing is chosen. */
export function createCanvasStore(): CanvasStore {
  let state: CanvasState = { selected: null, reached: null, carried: null, mark: null, problems: new Map() };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: change => {
      const next = { ...state, ...change };
      if ((Object.keys(next) as (keyof CanvasState)[]).every(key => next[key] === state[key])) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How one thing of the canvas stands. */
export interface ItemState {
  readonly isSelected: boolean;
  readonly isReached: boolean;
  readonly isCarried: boolean;
  readonly drop: Mark['side'] | undefined;
}

/** How one thing of the canvas stands, drawn anew only when that changes. */
export function useItemState(store: CanvasStore, key: string): ItemState {
  const read = useCallback(() => {
    const { selected, reached, carried, mark } = store.get();
    return [selected === key, reached === key, carried === key, mark?.key === key ? mark.side : ''].join();
  }, [store, key]);
  const [isSelected, isReached, isCarried, drop] = useSyncExternalStore(store.subscribe, read).split(',');
  return {
    isSelected: isSelected === 'true',
    isReached: isReached === 'true',
    isCarried: isCarried === 'true',
    drop: drop === '' ? undefined : (drop as Mark['side']),
  };
}

/** The place shown inside something empty, by its key. */
export function useDropInside(store: CanvasStore, key: string): boolean {
  const read = useCallback(() => store.get().mark?.key === key, [store, key]);
  return useSyncExternalStore(store.subscribe, read);
}

/** What is wrong with one thing of the canvas; the same list while that does not change. */
export function useItemProblems(store: CanvasStore, key: string): readonly Problem[] {
  const read = useCallback(() => {
    const found = store.get().problems.get(key);
    return found ? JSON.stringify(found) : '[]';
  }, [store, key]);
  const said = useSyncExternalStore(store.subscribe, read);
  return useMemo(() => JSON.parse(said) as readonly Problem[], [said]);
}
