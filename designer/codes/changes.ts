import type { Text } from '#engine/problem.ts';
import type { CodeEntryView, SaveCodeList } from '#server/contract/codes.ts';

/** A change of one code that is not saved yet (未保存的修改). */
export interface Change {
  readonly code: string;
  /** Given title; absent: it stays. */
  readonly title?: Text;
  /** Of a new entry. */
  readonly parent?: string;
  readonly isNew: boolean;
  /** To be retired, or to come back; absent: it stays. */
  readonly retired?: boolean;
}

/** Changes of a list by code, in the order they were made. */
export type Changes = ReadonlyMap<string, Change>;

export const noChanges: Changes = new Map();

/** An entry gets a title; a code that is not in the list is added below `parent`. */
export function withTitle(
  changes: Changes,
  of: { readonly code: string; readonly title: Text; readonly parent?: string; readonly isNew: boolean },
): Changes {
  const before = changes.get(of.code);
  const change = { ...before, ...of, isNew: before?.isNew ?? of.isNew };
  return new Map(changes).set(of.code, change);
}

/** An entry is retired, or comes back; back to how it is stored there is no mark. A new one that is retired is not added at all. */
export function withMark(changes: Changes, code: string, retired: boolean, isRetired: boolean): Changes {
  const next = new Map(changes);
  const before = changes.get(code);
  if (before?.isNew) next.delete(code);
  else if (retired !== isRetired) next.set(code, { ...(before ?? { code, isNew: false }), retired });
  else if (before?.title) next.set(code, { code, isNew: false, title: before.title });
  else next.delete(code);
  return next;
}

/** What is sent to be saved. */
export function toBody(changes: Changes): Pick<SaveCodeList, 'entries' | 'retired' | 'restored'> {
  const all = [...changes.values()];
  return {
    entries: all.flatMap(({ code, title, parent }) => (title ? [{ code, title, ...(parent === undefined ? {} : { parent }) }] : [])),
    retired: all.flatMap(({ code, retired }) => (retired === true ? [code] : [])),
    restored: all.flatMap(({ code, retired }) => (retired === false ? [code] : [])),
  };
}

/** An entry as it would be once the changes are saved. */
export function changed(entry: CodeEntryView, change: Change | undefined): CodeEntryView {
  if (!change) return entry;
  const { retired: _, ...rest } = entry;
  const retired = change.retired ?? entry.retired ?? false;
  return { ...rest, title: change.title ?? entry.title, ...(retired ? { retired } : {}) };
}

/** New entries right below one, as rows. */
export function addedBelow(changes: Changes, parent: string | undefined, level: number): CodeEntryView[] {
  const added = [...changes.values()].filter(change => change.isNew && change.parent === parent);
  return added.map(({ code, title }) => ({
    code,
    title: title!,
    level,
    hasChildren: [...changes.values()].some(change => change.isNew && change.parent === code),
    from: null,
    ...(parent === undefined ? {} : { parent }),
  }));
}
