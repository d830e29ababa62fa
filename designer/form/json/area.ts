import type { ComponentType } from 'react';

/** A mark at a place in the text (文本标记). */
export interface Mark {
  readonly offset: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** What a place to edit text needs (文本编辑区). */
export interface AreaProps {
  readonly label: string;
  readonly lang: 'zh' | 'en';
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly marks: readonly Mark[];
  /** Another object: the cursor goes to its place. */
  readonly goTo: { readonly offset: number } | null;
  readonly onChange: (text: string) => void;
}
export type Area = ComponentType<AreaProps>;
