import { Link } from '@tanstack/react-router';
import type { CaseView } from '#server/contract/schemas.ts';
import { useText } from '../../shared/messages/index.ts';
import { formatMoment, StatusTag } from '../../shared/time/index.ts';
import { linkMessages } from './messages.ts';

/** Cases tied to this one (关联办件), each with the way there: what it took up, what took it up. */
export function LinkedCases({ links }: Pick<CaseView, 'links'>) {
  const { t, pick } = useText(linkMessages);
  if (links.length === 0) return null;
  return (
    <section className="bj-panel bj-panel-body bj-links" aria-label={t('title')}>
      <strong>{t('title')}</strong>
      <ul>
        {links.map(({ relation, caseId, number, seen }) => (
          <li key={`${relation} ${caseId}`} className="bj-line">
            <span className="bj-soft">{t(relation)}</span>
            {seen ? (
              <>
                <Link to="/cases/$caseId" params={{ caseId }} className="bj-number">
                  {number}
                </Link>
                <span>{pick(seen.itemTitle)}</span>
                <StatusTag status={seen.phase === 'suspended' ? 'suspended' : seen.status} />
                <span className="bj-soft bj-number">{t('openedOn', { at: formatMoment(seen.openedAt) })}</span>
              </>
            ) : (
              <span className="bj-number">{number}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
