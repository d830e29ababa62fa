/** Case page (办件页). */
export function CasePage({ caseId }: { readonly caseId: string }) {
  return <h1>{caseId}</h1>;
}
