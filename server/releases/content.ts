import type { FormFile, ReleaseContent } from '#processes/types.ts';
import type { Form } from '../contract/schemas.ts';
import { releaseAddress } from '../forms/address.ts';
import { resolveContent } from '../store/contents.ts';
import type { Store } from '../store/types.ts';

const kept = new WeakMap<Store, Map<string, ReleaseContent>>();
const keptAtMost = 50;

/** Finds the parts of a release (发布内容) by content hash. Contents never change, so the last few are kept. */
export async function findContent(store: Store, content: string): Promise<ReleaseContent | undefined> {
  const known = kept.get(store) ?? new Map<string, ReleaseContent>();
  kept.set(store, known);
  const found = known.get(content) ?? (await readContent(store, content));
  if (!found) return undefined;
  known.delete(content);
  known.set(content, found);
  for (const oldest of known.keys()) if (known.size > keptAtMost) known.delete(oldest);
  return found;
}

function readContent(store: Store, content: string): Promise<ReleaseContent | undefined> {
  return resolveContent(content, async of => {
    const [row] = await store.shared.select<{ parts: string }>('select parts from release_content where content = ?', [of]);
    return row?.parts;
  });
}

/** A form of a release as pages render it, or null when the release has none of that id. `hash`: content hash of the release. */
export function formOf(hash: string, content: ReleaseContent | undefined, id: string | null | undefined): Form | null {
  const file: FormFile | undefined = id && content && Object.hasOwn(content.pack.forms, id) ? content.pack.forms[id] : undefined;
  return file && id ? shownForm(hash, id, file) : null;
}

/** A form file as pages render it. */
export function shownForm(hash: string, id: string, { schema, ui, title }: FormFile): Form {
  return { id, schema: { ...schema }, ui: { ...ui }, title, validator: releaseAddress(hash, id) };
}
