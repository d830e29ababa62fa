import { Link } from '@tanstack/react-router';
import type { TaskRow } from '#server/contract/schemas.ts';
import { useText } from '../shared/messages/index.ts';
import { Empty } from '../shared/states/index.ts';
import { CardBadge, TimeChip } from '../shared/time/index.ts';

/** My tasks on a phone: one card each, leading to the task page. */
export function TaskCards({ rows }: { readonly rows: readonly TaskRow[] }) {
  const { t, pick } = useText();
  if (rows.length === 0) return <Empty title={t('inbox.noneHere')} hint={t('inbox.noneHereHint')} />;
  return (
    <ul className="bj-cards">
      {rows.map(row => (
        <li key={`${row.caseId}~${row.task}`}>
          <Link to="/tasks/$caseId/$taskId" params={{ caseId: row.caseId, taskId: row.task }} className="bj-case-card">
            <div className="bj-line">
              <TimeChip time={row.time} isPlain />
              {row.card && <CardBadge level={row.card} />}
            </div>
            <strong>{pick(row.itemTitle)}</strong>
            <div className="bj-line">
              <span>{row.applicantName}</span>
              <span className="bj-soft">{row.name}</span>
            </div>
            <div className="bj-soft bj-number">{row.caseNumber}</div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
