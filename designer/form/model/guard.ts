import { checkForm } from '#forms/schema/check.ts';
import type { FormFile } from '#processes/types.ts';

const known = new WeakMap<FormFile, number>();

/** How many errors `checkForm` finds in a form; kept as long as the form is. */
function errorsOf(file: FormFile): number {
  let count = known.get(file);
  if (count === undefined) {
    count = checkForm(file).filter(({ severity }) => severity === 'error').length;
    known.set(file, count);
  }
  return count;
}

/** true: a change makes no error that was not there, such as a form that is too large or a rule that reads itself. */
export const isSound = (before: FormFile, after: FormFile): boolean => after === before || errorsOf(after) <= errorsOf(before);
