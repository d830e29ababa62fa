import { Link } from '@tanstack/react-router';
import { useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered } from '../shared/states/index.ts';

/** Which case the registration takes up (承接办件), and what is taken from it. */
export function TakenUpNote({ caseId }: { readonly caseId: string }) {
  const { t, pick } = useText();
  const read = useRead('getCase', { params: { caseId } });
  return (
    <Answered read={read} rows={1}>
      {({ number, item, applicant, masked }) => (
        <p className="bj-note bj-taken-up bj-no-print">
          <span>{t('intake.from')}</span>
          <Link to="/cases/$caseId" params={{ caseId }} className="bj-number">
            {number}
          </Link>
          <span>{pick(item.title)}</span>
          <span>{applicant.name}</span>
          <span className="bj-soft">{t(masked ? 'intake.fromMasked' : 'intake.fromHint')}</span>
        </p>
      )}
    </Answered>
  );
}
