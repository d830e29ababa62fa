import type { FormFile } from '#processes/types.ts';
import type { Selection } from '../editor.ts';

/** Steps that can be undone; the oldest are forgotten. */
export const historyLength = 200;
/** Changes of one kind that follow each other within this time are one step, milliseconds. */
export const mergeWithin = 1_000;

/** A form as it stood at a step, and what was chosen then. */
export interface Moment {
  readonly file: FormFile;
  readonly selection: Selection;
}

/** What was done to a form (操作历史): moments before, now, and after an undo those ahead. */
export interface History {
  readonly past: readonly Moment[];
  readonly now: Moment;
  readonly ahead: readonly Moment[];
  /** The last change, which one of the same kind may join. */
  readonly last: { readonly merge: string; readonly at: number } | null;
}

/** A history without steps. */
export const beginHistory = (file: FormFile, selection: Selection = { kind: 'form' }): History => ({
  past: [],
  now: { file, selection },
  ahead: [],
  last: null,
});

/** The history with a change (记入一步). A change that joins the last one of its kind is no step of its own. `at` in milliseconds. */
export function withStep(
  history: History,
  file: FormFile,
  { merge, at }: { readonly merge?: string | undefined; readonly at: number },
): History {
  if (file === history.now.file) return history;
  const { last, now, past } = history;
  const joins = merge !== undefined && last?.merge === merge && at - last.at <= mergeWithin;
  return {
    past: joins ? past : [...past, now].slice(-historyLength),
    now: { file, selection: now.selection },
    ahead: [],
    last: merge === undefined ? null : { merge, at },
  };
}

/** The history with something else chosen; no step. */
export const withSelection = (history: History, selection: Selection): History => ({ ...history, now: { ...history.now, selection } });

/** One step back; the same history when there is none. */
export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), now: before, ahead: [history.now, ...history.ahead], last: null };
}

/** One step forward again; the same history when nothing was undone. */
export function redone(history: History): History {
  const [next, ...ahead] = history.ahead;
  if (!next) return history;
  return { past: [...history.past, history.now], now: next, ahead, last: null };
}

/** The history for a form that was read again: what says the same keeps every step, and the objects too, anything else begins anew. */
export function resumed(history: History, file: FormFile, isSame: (a: FormFile, b: FormFile) => boolean): History {
  if (history.now.file === file) return history;
  return isSame(history.now.file, file) ? history : beginHistory(file);
}
