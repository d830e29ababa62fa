import { evaluate } from 'feelin';
import { clockFunctionNames, ownFunctions } from './functions.ts';

/** Names asked for before, FEEL's own or not; people's own names come without end, so that these are let go of when they are many. */
const known = new Map<string, boolean>();
const maxKnown = 1_000;

/** Whether FEEL itself has a function of this name. */
function isBuiltin(name: string): boolean {
  if (!/^[a-z][a-z ]*$/.test(name)) return false;
  let found = known.get(name);
  if (found === undefined) {
    found = typeof evaluate(name, {}).value === 'function';
    if (known.size >= maxKnown) known.clear();
    known.set(name, found);
  }
  return found;
}

/** Whether a FEEL text may call this name: FEEL's own functions and ours. */
export function isFunctionName(name: string): boolean {
  return Object.hasOwn(ownFunctions, name) || clockFunctionNames.has(name) || isBuiltin(name);
}
