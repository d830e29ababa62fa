import { useBlocker } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { useText } from '../ui/preferences.tsx';
import { type Changes, noChanges, withMark, withTitle } from './changes.ts';
import type { ComparedLine } from './paste.ts';

/** Changes of a list that are not saved, with undo (编辑字典). */
export interface ListEditor {
  readonly changes: Changes;
  readonly mayUndo: boolean;
  readonly setTitle: (of: { readonly code: string; readonly title: Text; readonly parent?: string; readonly isNew: boolean }) => void;
  readonly mark: (code: string, retired: boolean, isRetired: boolean) => void;
  /** Lines of an import, as one step. */
  readonly takeOver: (lines: readonly ComparedLine[]) => void;
  readonly undo: () => void;
  /** Forgets the changes: they were saved, or are not wanted. */
  readonly clear: () => void;
}

/** Keeps the changes of a list; leaving the page with some asks first. */
export function useListEditor(): ListEditor {
  const [steps, setSteps] = useState<readonly Changes[]>([noChanges]);
  const changes = steps.at(-1)!;
  const add = (change: (changes: Changes) => Changes): void => setSteps(known => [...known, change(known.at(-1)!)]);
  const undo = useCallback(() => setSteps(known => (known.length > 1 ? known.slice(0, -1) : known)), []);
  useLeaving(changes.size > 0);
  return {
    changes,
    mayUndo: steps.length > 1,
    setTitle: of => add(known => withTitle(known, of)),
    mark: (code, retired, isRetired) => add(known => withMark(known, code, retired, isRetired)),
    takeOver: lines => add(known => lines.reduce(taken, known)),
    undo,
    clear: () => setSteps([noChanges]),
  };
}

function taken(changes: Changes, { code, title, parent, result }: ComparedLine): Changes {
  const isNew = result === 'added';
  return withTitle(changes, { code, title, isNew, ...(isNew && parent !== undefined ? { parent } : {}) });
}

function useLeaving(isAsked: boolean): void {
  const { say } = useText();
  useBlocker({
    shouldBlockFn: () => isAsked && !window.confirm(say('codes.leave')),
    enableBeforeUnload: isAsked,
    disabled: !isAsked,
  });
}

/** Ctrl+Z outside a field (撤销键). */
export function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isField = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable="true"]');
      if (isField || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo]);
}
