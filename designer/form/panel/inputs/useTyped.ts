import { useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { isRead, type Reading } from '../reading.ts';
import { useUnfinished } from './unfinished.ts';

interface TypedInput<T> {
  /** Names the setting among all settings of the form, so that an unfinished text finds its way back. */
  readonly name: string;
  readonly value: T;
  readonly write: (value: T) => string;
  readonly read: (typed: string) => Reading<T>;
  readonly onSend: (value: T) => void;
}

interface Typed {
  readonly typed: string;
  readonly fault: Text | null;
  readonly type: (text: string) => void;
}

/**
 * A text being typed (输入中): sent as soon as it can be read, kept with what is wrong with it while it cannot. A value that changes from
 * outside, such as by undo, takes its place.
 */
export function useTyped<T>({ name, value, write, read, onSend }: TypedInput<T>): Typed {
  const kept = useUnfinished();
  const [typed, setTyped] = useState(() => kept?.get(name) ?? write(value));
  const [seen, setSeen] = useState(() => write(value));
  const reading = read(typed);
  const now = write(value);
  if (now !== seen) {
    setSeen(now);
    if (!isRead(reading) || write(reading.value) !== now) {
      kept?.delete(name);
      setTyped(now);
    }
  }
  const type = (text: string): void => {
    setTyped(text);
    const next = read(text);
    if (!isRead(next)) {
      kept?.set(name, text);
      return;
    }
    kept?.delete(name);
    if (write(next.value) !== now) onSend(next.value);
  };
  return { typed, fault: isRead(reading) ? null : reading.fault, type };
}
