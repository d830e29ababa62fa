import { useEffect, useRef, useState } from 'react';
import { isSame, valueAt } from '../draft/address.ts';
import type { DraftDesk } from '../draft/useDraft.ts';
import type { ProcessEditor } from '../process/createModeler.ts';
import type { Mend } from './mends/index.ts';

interface Once {
  once(event: string, listener: () => void): void;
}

/** The last mend, and the way back (修复与撤销). */
export interface Mending {
  readonly last: Mend | null;
  mend(mend: Mend): void;
  undo(): void;
}

/** Applies mends: on the canvas as a step of its undo, in parts with the values before kept for the way back. */
export function useMending(desk: DraftDesk, editor: ProcessEditor | null): Mending {
  const [last, setLast] = useState<{ readonly mend: Mend; readonly undo: () => void } | null>(null);
  const latest = useRef(desk);
  latest.current = desk;
  // a draft that was replaced has nothing to go back to
  // biome-ignore lint/correctness/useExhaustiveDependencies: every other generation forgets the mend
  useEffect(() => setLast(null), [desk.generation, editor]);
  // what was mended was changed by hand since: the way back would undo that
  useEffect(() => {
    if (last?.mend.kind === 'parts' && !last.mend.changes.every(({ address, value }) => isSame(valueAt(desk.parts, address), value)))
      setLast(null);
  }, [last, desk.parts]);
  const mend = (one: Mend): void => {
    if (one.kind === 'process') {
      if (!editor) return;
      one.apply(editor);
      setLast({ mend: one, undo: () => editor.history.undo() });
      // once something else was drawn, the last step of undo is no longer the mend
      editor.service<Once>('eventBus').once('commandStack.changed', () => setLast(null));
      return;
    }
    const before = one.changes.map(({ address }) => ({ address, value: valueAt(latest.current.parts, address) }));
    for (const { address, value } of one.changes) latest.current.set(address, value);
    const back = (): void => {
      for (const { address, value } of before) latest.current.set(address, value);
    };
    setLast({ mend: one, undo: back });
  };
  const undo = (): void => {
    last?.undo();
    setLast(null);
  };
  return { last: last?.mend ?? null, mend, undo };
}
