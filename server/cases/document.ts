import { renderDocument } from '#processes/documents/render.ts';
import type { DocumentBlock, DocumentPage } from '../contract/schemas.ts';
import { notFound } from '../http/problem.ts';
import { maskData } from '../identity/masking.ts';
import { findNames } from '../identity/names.ts';
import { findContent } from '../releases/content.ts';
import type { Store } from '../store/types.ts';
import type { Reading } from './reading.ts';
import { documentsOf } from './view.ts';

/** An issued document laid out with the values frozen at issue (文书页面), from the very release that issued it. */
export async function getDocument(store: Store, { state, unmasked }: Reading, documentId: string): Promise<DocumentPage> {
  const record = state.documents.find(({ id }) => id === documentId);
  const content = record && (await findContent(store, record.content));
  const template = content?.pack.documents[record?.document ?? ''];
  if (!record || !template) throw notFound();
  const [shown] = await documentsOf(store, { ...state, documents: [record] }, await findNames(store, [record.issuedBy]));
  const blocks = renderDocument(template, record) as DocumentBlock[];
  return { record: shown!, blocks: unmasked ? blocks : maskData(blocks, state.applicant, state.queryCode), basis: [...template.basis] };
}
