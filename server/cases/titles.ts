import type { Text } from '#engine/problem.ts';
import { findContent } from '../releases/content.ts';
import type { Store } from '../store/types.ts';

/** Finds the titles of documents in the releases that laid them out. */
export async function contentTitles(
  store: Store,
  records: readonly { readonly content: string }[],
): Promise<(record: { content: string; document: string }) => Text> {
  const wanted = [...new Set(records.map(({ content }) => content))];
  const found = new Map(await Promise.all(wanted.map(async content => [content, await findContent(store, content)] as const)));
  return ({ content, document }) => found.get(content)?.pack.documents[document]?.title ?? { zh: document, en: document };
}
