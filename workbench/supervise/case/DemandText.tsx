import { Link } from '@tanstack/react-router';
import type { CaseSupervision } from '#server/contract/schemas.ts';
import { useSuperviseText } from '../useSuperviseText.ts';

interface DemandTextProps {
  readonly caseId: string;
  readonly demand: Pick<CaseSupervision['demands'][number], 'text' | 'document'>;
}

/** Words of a demand, and its notice where one was issued (督办内容). */
export function DemandText({ caseId, demand: { text, document } }: DemandTextProps) {
  const { t } = useSuperviseText();
  return (
    <div className="bj-lines">
      <span>{text}</span>
      {document && (
        <Link to="/cases/$caseId/documents/$documentId" params={{ caseId, documentId: document }}>
          {t('demand.document')}
        </Link>
      )}
    </div>
  );
}
