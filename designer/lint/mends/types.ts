import type { Text } from '#engine/problem.ts';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { Address, Parts } from '../../draft/address.ts';
import type { ProcessEditor } from '../../process/createModeler.ts';

/** A value of a pack that a mend sets; undefined takes it away. */
export interface Change {
  readonly address: Address;
  readonly value: unknown;
}

/** A safe way to mend a problem with one click (一键修复): on the canvas, as one step of undo, or in a part of the pack. */
export type Mend =
  | { readonly kind: 'process'; readonly label: Text; readonly apply: (editor: ProcessEditor) => void }
  | { readonly kind: 'parts'; readonly label: Text; readonly changes: readonly Change[] };

/** What a mend is found from; `editor` null: the canvas is not open, and only what needs no look at it can be offered. */
export interface Broken {
  readonly problem: DraftProblem;
  readonly parts: Parts;
  readonly editor: ProcessEditor | null;
}

/** Finds the mend of one code; null where it would be a guess. */
export type FindMend = (broken: Broken) => Mend | null;
