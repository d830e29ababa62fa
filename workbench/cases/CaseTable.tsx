import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { CaseRow } from '#server/contract/schemas.ts';
import { useMe } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { type CaseListKey, caseListMessages } from './messages.ts';
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
  const { t: say } = useText(caseListMessages);
  const isWide = useMe().centres.length > 1;
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
    {
      key: 'item',
      title: t('column.item'),
      minWidth: 170,
      render: (_, row) => (
        <>
          <div>{pick(row.itemTitle)}</div>
          <span className="bj-soft">{typeWords(row.intakeType, say)}</span>
        </>
      ),
    },
    ...(isWide
      ? [{ key: 'centre', title: say('column.centre'), minWidth: 140, render: (_: unknown, row: CaseRow) => <Where row={row} /> }]
      : []),
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

/** Words of a type of registration (登记类型); one of a newer pack reads as nothing. */
function typeWords(type: string, say: (key: CaseListKey) => string): string {
  const key = `type.${type}`;
  return Object.hasOwn(caseListMessages, key) ? say(key as CaseListKey) : '';
}

/** Centre and unit of a case (中心、部门). */
function Where({ row }: { readonly row: CaseRow }) {
  const { pick } = useText();
  return (
    <span className="bj-where">
      <span>{pick(row.centreTitle)}</span>
      <span className="bj-soft">{pick(row.unitTitle)}</span>
    </span>
  );
}

/** Cases on a phone: one card each. */
export function CaseCards({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { pick } = useText();
  const isWide = useMe().centres.length > 1;
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
            {isWide && <Where row={row} />}
            <div className="bj-soft bj-number">{row.number}</div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
