import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { isValues, type Values } from '#forms/schema/types.ts';

/** Example answers of one form while it is edited (示例填写): they stay while the page is open, whatever is changed in the form. */
export interface Samples {
  readonly answers: Values;
  readonly setAnswers: (answers: Values) => void;
}

const nothing: Values = {};
const held = new Map<string, Values>();
const listeners = new Set<() => void>();

/** Storage of the tab; none where the browser forbids it. */
function storage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

function read(key: string): Values {
  const known = held.get(key);
  if (known) return known;
  let found: Values = nothing;
  try {
    const parsed: unknown = JSON.parse(storage()?.getItem(key) ?? '{}');
    if (isValues(parsed)) found = parsed;
  } catch {
    // what cannot be read is no example
  }
  held.set(key, found);
  return found;
}

function write(key: string, answers: Values): void {
  held.set(key, answers);
  try {
    storage()?.setItem(key, JSON.stringify(answers));
  } catch {
    // a full storage keeps the example on this page only
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const Pack = createContext('');

/** Names the pack whose forms have examples below. */
export const SamplesProvider = Pack.Provider;

/** The example answers of a form. */
export function useSamples(form: string): Samples {
  const key = `banjian.sample/${useContext(Pack)}/${form}`;
  const answers = useSyncExternalStore(subscribe, () => read(key));
  const setAnswers = useCallback((next: Values) => write(key, next), [key]);
  return { answers, setAnswers };
}
