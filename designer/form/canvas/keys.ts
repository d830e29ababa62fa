import type { FieldPath, Selection } from '../editor.ts';

/** Names of things on the canvas, unique among all of them: `f:wares.price`, `s:section1`, `p:page1`, and the insides of what holds others. */
export const fieldKey = (path: FieldPath): string => `f:${path.join('.')}`;
export const sectionKey = (id: string): string => `s:${id}`;
export const pageKey = (id: string): string => `p:${id}`;
/** The inside of a section, of a group or table, and of a page. */
export const insideKey = (of: string): string => `in:${of}`;

/** The key of a selection; null for the form as a whole. */
export function keyOf(selection: Selection): string | null {
  if (selection.kind === 'form') return null;
  if (selection.kind === 'field') return fieldKey(selection.path);
  return selection.kind === 'section' ? sectionKey(selection.id) : pageKey(selection.id);
}

/** What a key names; the form for anything else. */
export function selectionOfKey(key: string | null): Selection {
  const [kind, name] = [key?.slice(0, 2), key?.slice(2) ?? ''];
  if (kind === 'f:') return { kind: 'field', path: name.split('.') };
  if (kind === 's:') return { kind: 'section', id: name };
  return kind === 'p:' ? { kind: 'page', id: name } : { kind: 'form' };
}
