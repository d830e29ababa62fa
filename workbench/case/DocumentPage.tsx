/** Document page (文书页). */
export function DocumentPage({ caseId, documentId }: { readonly caseId: string; readonly documentId: string }) {
  return <h1>{`${caseId} ${documentId}`}</h1>;
}
