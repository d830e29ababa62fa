import { Link } from '@tanstack/react-router';
import type { OverdueRow } from '#server/contract/supervision.ts';
import { formatMoment } from '../../shared/time/index.ts';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';

/** Why a limit is over, as it was explained (超期说明). */
export function ExplanationRecord({ explanation }: { readonly explanation: NonNullable<OverdueRow['explanation']> }) {
  const { t } = useSuperviseText();
  const { cause, by, at, text, plan } = explanation;
  return (
    <div className="bj-record">
      <div className="bj-row">
        <span className="bj-chip">{t(`by.${cause}`)}</span>
        <span className="bj-soft">{t('explanation.by', { by, at: formatMoment(at) })}</span>
      </div>
      <p>{text}</p>
      <p>{t('explanation.plan', { plan })}</p>
    </div>
  );
}

interface DemandRecordProps {
  readonly caseId: string;
  readonly demand: OverdueRow['demands'][number];
}

/** What the office asked and what was answered (督办和答复). */
export function DemandRecord({ caseId, demand }: DemandRecordProps) {
  const { t } = useSuperviseText();
  const { kind, by, at, text, answer, document } = demand;
  return (
    <div className="bj-record">
      <div className="bj-row">
        <strong>{t(`demand.${kind}`)}</strong>
        <span className="bj-soft">{t('demand.head', { by, at: formatMoment(at) })}</span>
        {!answer && (
          <span className="bj-chip" data-tone="soon">
            {t('demand.waiting')}
          </span>
        )}
      </div>
      <p>{text}</p>
      {answer && <p className="bj-answer">{t('demand.answer', { by: answer.by, at: formatMoment(answer.at), text: answer.text })}</p>}
      {document && (
        <Link to="/cases/$caseId/documents/$documentId" params={{ caseId, documentId: document }}>
          {t('demand.document')}
        </Link>
      )}
    </div>
  );
}
