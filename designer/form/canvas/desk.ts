import { createContext, useContext } from 'react';
import type { CanvasStore } from './store.ts';

/** What things on a canvas can do (画布操作); it stays the same object while the canvas stands. */
export interface CanvasDesk {
  readonly store: CanvasStore;
  readonly isReadOnly: boolean;
  readonly select: (key: string) => void;
  /** Shows the settings of a thing and goes there. */
  readonly open: (key: string) => void;
  readonly remove: (key: string) => void;
  readonly copy: (key: string) => void;
  /** One place on, or back. */
  readonly move: (key: string, by: 1 | -1) => void;
  /** Rights that steps have on a field, in a sentence; undefined: none say anything. */
  readonly rightsOf: (xId: string) => string | undefined;
}

const Desk = createContext<CanvasDesk | null>(null);
export const CanvasDeskProvider = Desk.Provider;

/** The canvas around this component. */
export function useCanvasDesk(): CanvasDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('Expected a CanvasDeskProvider above this component, but there is none');
  return desk;
}
