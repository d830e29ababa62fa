import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { afterPress, watchPresses } from './pointer.ts';
import type { Filling, Mark } from './store.ts';

/** The form that the fields below it belong to. */
export const FillingContext = createContext<Filling | null>(null);

/** The form being filled in. Only inside a generated form. */
export function useFilling(): Filling {
  const filling = useContext(FillingContext);
  if (!filling) throw new Error('Expected a generated form around the field.');
  return filling;
}

/** How a field stands; draws again when that changes. */
export function useMark(id: string): Mark {
  const filling = useFilling();
  const read = () => filling.markOf(id);
  return useSyncExternalStore(filling.subscribe, read, read);
}

/** Something read from the form; draws again when it is another one. */
export function useRead<T>(read: (filling: Filling) => T): T {
  const filling = useFilling();
  const snapshot = () => read(filling);
  return useSyncExternalStore(filling.subscribe, snapshot, snapshot);
}

/** Typed characters are taken into the form after this pause. */
const pauseMs = 240;

/** What a line holds while it is typed in (输入缓存). */
export interface Typing {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Takes it in: the cursor leaves. */
  readonly settle: () => void;
}

/**
 * A line of text that holds what is typed by itself and hands it over after a pause, when the cursor leaves, or when the form is about to be
 * sent: a key costs no more than the line. `commit` gets the last text, once. The line keeps its own wording until the cursor leaves.
 */
export function useTyping(text: string, commit: (text: string) => void): Typing {
  const filling = useFilling();
  const [typed, setTyped] = useState<{ readonly text: string; readonly epoch: number } | null>(null);
  const waiting = useRef<{ readonly text: string; readonly epoch: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const give = useRef(commit);
  useEffect(() => {
    give.current = commit;
  });
  const commitNow = useCallback(() => {
    clearTimeout(timer.current);
    filling.release(commitNow);
    const last = waiting.current;
    waiting.current = null;
    if (last && last.epoch === filling.epoch()) give.current(last.text);
  }, [filling]);
  const settle = useCallback(
    () =>
      afterPress(() => {
        commitNow();
        setTyped(null);
      }),
    [commitNow],
  );
  const type = useCallback(
    (next: string) => {
      waiting.current = { text: next, epoch: filling.epoch() };
      setTyped(waiting.current);
      filling.hold(commitNow);
      clearTimeout(timer.current);
      timer.current = setTimeout(commitNow, pauseMs);
    },
    [filling, commitNow],
  );
  useEffect(watchPresses, []);
  useEffect(() => commitNow, [commitNow]);
  return { text: typed && typed.epoch === filling.epoch() ? typed.text : text, type, settle };
}
