/** Rows of a list with keys that stay with them (行标识), so that moving one does not draw the others anew. */
export interface Rows {
  readonly keys: readonly number[];
  readonly values: readonly unknown[];
}

let last = 0;
const newKey = (): number => ++last;

/** The rows of a list; keys are kept where they are known, added and taken away at the end. */
export const rowsOf = (values: readonly unknown[], keys: readonly number[]): Rows =>
  keys.length === values.length ? { keys, values } : { keys: values.map((_, at) => keys[at] ?? newKey()), values };

/** With a row put in at a place. */
export const withRow = ({ keys, values }: Rows, at: number, value: unknown): Rows => ({
  keys: keys.toSpliced(at, 0, newKey()),
  values: values.toSpliced(at, 0, value),
});

/** Without the row at a place. */
export const withoutRow = ({ keys, values }: Rows, at: number): Rows => ({ keys: keys.toSpliced(at, 1), values: values.toSpliced(at, 1) });

/** With a row moved to another place; a place outside changes nothing. */
export function withMoved(rows: Rows, from: number, to: number): Rows {
  if (to < 0 || to >= rows.values.length) return rows;
  const move = <T>(list: readonly T[]): T[] => list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
  return { keys: move(rows.keys), values: move(rows.values) };
}
