import { Table, type TableColumnsType, Tooltip } from 'antd';
import type { TaskRow } from '#server/contract/schemas.ts';
import { useText } from '../shared/messages/index.ts';
import { Empty } from '../shared/states/index.ts';
import { CardBadge, formatMoment, stageWords, TimeChip } from '../shared/time/index.ts';

interface Props {
  readonly rows: readonly TaskRow[];
  /** Two lines a row, when the panel takes its share of the page. */
  readonly isCompact: boolean;
  readonly current: TaskRow | undefined;
  readonly onSelect: (row: TaskRow) => void;
}

/** My tasks as a table (待办列表). */
export function TaskTable({ rows, isCompact, current, onSelect }: Props) {
  const { t, pick, lang } = useText();
  const time: TableColumnsType<TaskRow>[number] = {
    key: 'time',
    title: t('column.time'),
    width: isCompact ? 150 : 170,
    render: (_, row) => <TimeChip time={row.time} />,
  };
  const card = (row: TaskRow) => row.card && <CardBadge level={row.card} />;
  const number = (row: TaskRow) => (
    <button type="button" className="bj-link bj-number" style={{ fontWeight: row.read ? 400 : 600 }} onClick={() => onSelect(row)}>
      {row.caseNumber}
    </button>
  );
  const stage = (row: TaskRow) => (
    <>
      {row.name}
      {row.stage && stageWords(row.stage, lang) !== row.name && <div className="bj-soft">{stageWords(row.stage, lang)}</div>}
    </>
  );
  const wide: TableColumnsType<TaskRow> = [
    time,
    { key: 'card', title: t('column.card'), render: (_, row) => card(row) },
    { key: 'number', title: t('column.number'), render: (_, row) => number(row) },
    { key: 'item', title: t('column.item'), minWidth: 170, render: (_, row) => pick(row.itemTitle) },
    { key: 'applicant', title: t('column.applicant'), minWidth: 120, render: (_, row) => row.applicantName },
    { key: 'stage', title: t('column.stage'), minWidth: 120, render: (_, row) => stage(row) },
    {
      key: 'arrived',
      title: t('column.arrived'),
      render: (_, row) => <span className="bj-number">{formatMoment(row.createdAt)}</span>,
    },
    {
      key: 'window',
      title: t('column.window'),
      minWidth: 88,
      render: (_, row) =>
        row.window ?? (
          <Tooltip title={t('column.windowNone')}>
            <span className="bj-soft">—</span>
          </Tooltip>
        ),
    },
  ];
  const compact: TableColumnsType<TaskRow> = [
    {
      ...time,
      render: (_, row) => (
        <div className="bj-stack">
          <TimeChip time={row.time} />
          {card(row)}
        </div>
      ),
    },
    {
      key: 'number',
      title: t('column.caseAndItem'),
      render: (_, row) => (
        <>
          {number(row)}
          <div>{pick(row.itemTitle)}</div>
        </>
      ),
    },
    {
      key: 'applicant',
      title: t('column.applicantAndStage'),
      width: 150,
      render: (_, row) => (
        <>
          {row.applicantName}
          <div className="bj-soft">{row.name}</div>
        </>
      ),
    },
  ];
  return (
    <Table<TaskRow>
      className="bj-rows bj-panel"
      size="small"
      rowKey={row => `${row.caseId}~${row.task}`}
      dataSource={rows as TaskRow[]}
      columns={isCompact ? compact : wide}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      rowClassName={row => (row === current ? 'bj-row-active' : '')}
      onRow={row => ({ onClick: () => onSelect(row), 'aria-selected': row === current })}
      locale={{ emptyText: <Empty title={t('inbox.noneHere')} hint={t('inbox.noneHereHint')} /> }}
      tableLayout="auto"
    />
  );
}
