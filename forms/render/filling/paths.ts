import { isValues, pointerSteps, type Values } from '../../schema/types.ts';

/** Steps from the answers to a field (字段路径): names, and indexes in lists. */
export type FieldPath = readonly (string | number)[];

/** Id of the control of a field: the form's prefix and the steps to the field, as rjsf makes it. */
export const idOf = (prefix: string, path: FieldPath): string => [prefix, ...path].join('_');

/** Id of the control that a JSON pointer into the answers means. */
export const idOfPointer = (prefix: string, pointer: string): string => idOf(prefix, pointerSteps(pointer));

/** The value at a path; undefined where there is none. */
export const valueAt = (root: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>((node, step) => (typeof node === 'object' && node !== null ? (node as Values)[step] : undefined), root);

/** A copy with another value at a path; what does not lie on the path keeps its identity. undefined takes an answer away. */
export function withValueAt(root: unknown, path: FieldPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(root)) {
    const copy = [...root];
    copy[Number(step)] = withValueAt(root[Number(step)], rest, value);
    return copy;
  }
  const whole = isValues(root) ? root : {};
  const next = withValueAt(whole[step], rest, value);
  if (next !== undefined) return { ...whole, [step]: next };
  const { [step]: _gone, ...others } = whole;
  return others;
}
