import { createContext, useContext } from 'react';
import type { Problem } from '#engine/problem.ts';
import type { FormFile } from '#processes/types.ts';

/** Where a field stands (字段位置): names from the top of the form; a column of a table is `[table, column]`, a field of a group `[group, field]`. */
export type FieldPath = readonly string[];

/** What is chosen on the canvas (选中项). */
export type Selection =
  | { readonly kind: 'form' }
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'field'; readonly path: FieldPath };

/** A form being edited (编辑中的表单). */
export interface FormEditor {
  readonly id: string;
  readonly file: FormFile;
  readonly isReadOnly: boolean;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** One step of undo; changes with the same `merge` that follow each other within a second are one step (typing). */
  readonly apply: (change: (file: FormFile) => FormFile, merge?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What `checkForm` finds in it now. */
  readonly problems: readonly Problem[];
}

const Editing = createContext<FormEditor | null>(null);
export const FormEditorProvider = Editing.Provider;

/** The form being edited. */
export function useFormEditor(): FormEditor {
  const editor = useContext(Editing);
  if (!editor) throw new Error('Expected a FormEditorProvider above this component, but there is none');
  return editor;
}
