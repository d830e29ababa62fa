import { useRead } from '../../shared/api/index.ts';
import { Answered } from '../../shared/states/index.ts';
import { DocumentSheet } from './DocumentSheet.tsx';

/** Reads one issued document and shows its page (文书). */
export function IssuedDocument({ caseId, documentId }: { readonly caseId: string; readonly documentId: string }) {
  const read = useRead('getDocument', { params: { caseId, documentId } });
  return (
    <Answered read={read} rows={12}>
      {page => <DocumentSheet page={page} />}
    </Answered>
  );
}
