import { useCallback, useMemo, useRef, useState } from 'react';
import type { FormFile } from '#processes/types.ts';
import { isSame } from '../../draft/address.ts';
import type { FormEditor, Selection } from '../editor.ts';
import { beginHistory, type History, redone, resumed, undone, withSelection, withStep } from './history.ts';

/** Forms whose steps are kept while the page stands; the one used longest ago is forgotten first. */
const mostForms = 60;
const kept = new Map<string, History>();

function keep(key: string, history: History): void {
  kept.delete(key);
  kept.set(key, history);
  const [oldest] = kept.keys();
  if (kept.size > mostForms && oldest !== undefined) kept.delete(oldest);
}

interface Held {
  readonly key: string;
  readonly history: History;
  /** The form as it was handed in last. */
  readonly seen: FormFile | null;
}

/** Goes on with a form as it is handed in: one that was only read again says the same and leaves everything as it is, another begins anew. */
function seenWith(held: Held, file: FormFile): Held {
  if (held.seen === file) return held;
  return { ...held, history: resumed(held.history, file, isSame), seen: file };
}

interface Options {
  /** Tells the forms of all packs apart. */
  readonly key: string;
  readonly file: FormFile;
  readonly isReadOnly: boolean;
  /** Has the new file in `file` when it is drawn next: what is drawn in between counts as a form from outside. */
  readonly onChange: (file: FormFile) => void;
}

/** What a form was and is while it is edited (撤销与重做); steps stay when another form is shown in between. */
export function useFormHistory({ key, file, isReadOnly, onChange }: Options): Omit<FormEditor, 'id' | 'problems'> {
  const [, draw] = useState(0);
  const held = useRef<Held | null>(null);
  if (held.current?.key !== key) held.current = { key, history: kept.get(key) ?? beginHistory(file), seen: null };
  held.current = seenWith(held.current, file);
  const latest = useRef({ onChange, isReadOnly });
  latest.current = { onChange, isReadOnly };

  const set = useCallback((next: History): void => {
    const { key: at, history } = held.current!;
    if (next === history) return;
    held.current = { ...held.current!, history: next };
    keep(at, next);
    draw(count => count + 1);
    if (next.now.file !== history.now.file) latest.current.onChange(next.now.file);
  }, []);
  const select = useCallback(
    (selection: Selection) => {
      const { history } = held.current!;
      if (!isSame(history.now.selection, selection)) set(withSelection(history, selection));
    },
    [set],
  );
  const apply = useCallback(
    (change: (now: FormFile) => FormFile, merge?: string) => {
      const { history } = held.current!;
      if (!latest.current.isReadOnly) set(withStep(history, change(history.now.file), { merge, at: Date.now() }));
    },
    [set],
  );
  const undo = useCallback(() => !latest.current.isReadOnly && set(undone(held.current!.history)), [set]);
  const redo = useCallback(() => !latest.current.isReadOnly && set(redone(held.current!.history)), [set]);

  const { now, past, ahead } = held.current.history;
  return useMemo(
    () => ({
      file: now.file,
      selection: now.selection,
      isReadOnly,
      select,
      apply,
      undo,
      redo,
      canUndo: !isReadOnly && past.length > 0,
      canRedo: !isReadOnly && ahead.length > 0,
    }),
    [now, past, ahead, isReadOnly, select, apply, undo, redo],
  );
}
