import { createContext, useContext } from 'react';
import type { ShapeClass } from '#forms/fields/shape.ts';
import type { Field, FieldKind } from '#forms/fields/types.ts';
import type { FieldPath, FormEditor } from '../editor.ts';

/** The part of the form whose settings are shown (当前设置对象). */
export interface Panel {
  readonly editor: FormEditor;
  /** Names the part among all parts of the form, for texts that are kept and for merging. */
  readonly name: string;
  readonly isReadOnly: boolean;
}

/** The field whose settings are shown (当前字段). */
export interface FieldPanel extends Panel {
  readonly path: FieldPath;
  readonly field: Field;
  readonly kind: FieldKind;
  readonly kindClass: ShapeClass;
  /** Changes of one setting that follow each other are one step of undo. */
  readonly change: (make: (field: Field) => Field, setting: string) => void;
}

const Shown = createContext<Panel | null>(null);
export const PanelProvider = Shown.Provider;

/** The part whose settings are shown. */
export function usePanel(): Panel {
  const panel = useContext(Shown);
  if (!panel) throw new Error('Expected a PanelProvider above this component, but there is none');
  return panel;
}
