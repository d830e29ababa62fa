import { createContext, useContext, useRef } from 'react';

/** Texts that were typed but cannot be used yet (未完成的输入), by setting; they are there again when the setting is shown again. */
export type Unfinished = Map<string, string>;

const Kept = createContext<Unfinished | null>(null);

/** Keeps unfinished texts for every setting below. */
export const UnfinishedProvider = Kept.Provider;

/** A place for unfinished texts that lives as long as the component. */
export function useUnfinishedStore(): Unfinished {
  const store = useRef<Unfinished | null>(null);
  store.current ??= new Map();
  return store.current;
}

/** The place for unfinished texts above this component; without one nothing is kept. */
export const useUnfinished = (): Unfinished | null => useContext(Kept);
