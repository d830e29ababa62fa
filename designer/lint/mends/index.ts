import { documentMends } from './documents.ts';
import { drawingMends } from './drawing.ts';
import { expressionMends } from './expressions.ts';
import { fieldMends } from './fields.ts';
import { partMends } from './parts.ts';
import type { Broken, FindMend, Mend } from './types.ts';

export type { Change, Mend } from './types.ts';

/** Every mend by the code of the problem it mends (修复登记). */
export const mends: Readonly<Record<string, FindMend>> = {
  ...documentMends,
  ...drawingMends,
  ...expressionMends,
  ...fieldMends,
  ...partMends,
};

/** The mend of a problem, or null when a person must decide. */
export function mendOf(broken: Broken): Mend | null {
  const find = Object.hasOwn(mends, broken.problem.code) ? mends[broken.problem.code] : undefined;
  return find ? find(broken) : null;
}
