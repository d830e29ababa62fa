import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { CaseRow } from '#server/contract/schemas.ts';
import { useText } from '../shared/messages/index.ts';
import { CardBadge, formatMoment, StatusTag, stageWords, TimeChip } from '../shared/time/index.ts';

/** Cases as a table (办件列表). */
export function CaseTable({
  rows,
  current,
  onOpen,
}: {
  readonly rows: readonly CaseRow[];
  readonly current: CaseRow | undefined;
  readonly onOpen: (row: CaseRow) => void;
}) {
  const { t, pick, lang } = useText();
  const comma = lang === 'zh' ? '、' : ', ';
  const columns: TableColumnsType<CaseRow> = [
    { key: 'time', title: t('column.time'), render: (_, row) => <TimeChip time={row.time} /> },
    { key: 'card', title: t('column.card'), render: (_, row) => row.card && <CardBadge level={row.card} /> },
    {
      key: 'number',
      title: t('column.number'),
      render: (_, row) => (
        <Link className="bj-number" to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {row.number}
        </Link>
      ),
    },
    { key: 'item', title: t('column.item'), minWidth: 170, render: (_, row) => pick(row.itemTitle) },
    { key: 'applicant', title: t('column.applicant'), minWidth: 120, render: (_, row) => row.applicantName },
    { key: 'status', title: t('column.status'), render: (_, row) => <StatusTag status={row.status} /> },
    {
      key: 'stage',
      title: t('column.stageAndHolder'),
      render: (_, row) => [stageWords(row.stage, lang), row.holders.join(comma)].filter(Boolean).join(' · '),
    },
    {
      key: 'opened',
      title: t('column.opened'),
      render: (_, row) => <span className="bj-number">{formatMoment(row.openedAt)}</span>,
    },
  ];
  return (
    <Table<CaseRow>
      className="bj-rows bj-panel"
      size="small"
      rowKey="caseId"
      dataSource={rows as CaseRow[]}
      columns={columns}
      pagination={false}
      rowClassName={row => (row === current ? 'bj-row-active' : '')}
      onRow={row => ({ onClick: event => (event.target as HTMLElement).closest('a') === null && onOpen(row) })}
      tableLayout="auto"
    />
  );
}

/** Cases on a phone: one card each. */
export function CaseCards({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { pick } = useText();
  return (
    <ul className="bj-cards">
      {rows.map(row => (
        <li key={row.caseId}>
          <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="bj-case-card">
            <div className="bj-line">
              <TimeChip time={row.time} isPlain />
              {row.card && <CardBadge level={row.card} />}
              <StatusTag status={row.status} />
            </div>
            <strong>{pick(row.itemTitle)}</strong>
            <div>{row.applicantName}</div>
            <div className="bj-soft bj-number">{row.number}</div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
