import type { Pack } from '#processes/types.ts';
import { dataOperators } from './data-operators.ts';
import { drawingOperators } from './drawing-operators.ts';

/** A place where a fault can be made, and the pack with it. */
export interface Site {
  readonly at: string;
  readonly make: () => Pack;
}

/** One kind of fault people make (变异算子), and everywhere it can be made in a pack. */
export interface Operator {
  readonly name: string;
  readonly title: string;
  readonly sites: (pack: Pack) => readonly Site[];
}

/** Every operator. */
export const operators: readonly Operator[] = [...drawingOperators, ...dataOperators];
