import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { OverdueList, OverdueRow } from '#server/contract/supervision.ts';
import { isPermitted, useMe, useRead } from '../../shared/api/index.ts';
import { useIsNarrow } from '../../shared/layout/index.ts';
import { Answered, Empty } from '../../shared/states/index.ts';
import { formatDay, ProvisionalMark } from '../../shared/time/index.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { DemandDialog } from '../dialogs/DemandDialog.tsx';
import { type AskFor, NextSteps } from './NextSteps.tsx';
import { type Demand, fitsTile, type Tile } from './overdue.ts';
import { DemandRecord, ExplanationRecord } from './Records.tsx';
import { Tiles } from './Tiles.tsx';

/** What is due today or over (到期和超期清单, 今日督查): tiles, then a row for every limit with explanation, demands and the next rung. */
export function OverdueTab() {
  const read = useRead('listOverdue', {});
  return (
    <Answered read={read} rows={8}>
      {list => <Overdue list={list} />}
    </Answered>
  );
}

function Overdue({ list }: { readonly list: OverdueList }) {
  const { t, lang } = useSuperviseText();
  const isNarrow = useIsNarrow();
  const [tile, setTile] = useState<Tile | null>(null);
  const [asked, setAsked] = useState<{ readonly row: OverdueRow; readonly kind: Demand } | null>(null);
  const onAsk: AskFor = (row, kind) => setAsked({ row, kind });
  const rows = tile === null ? list.rows : list.rows.filter(row => fitsTile(row, tile));
  const isNone = list.rows.length === 0;
  return (
    <>
      <Tiles counts={list.counts} chosen={tile} onChoose={setTile} />
      <p className="bj-soft bj-supervise-note">
        {t('overdue.today', { day: formatDay(list.today, lang) })} · {t('overdue.shown', { n: rows.length, all: list.rows.length })}
      </p>
      {rows.length === 0 ? (
        <div className="bj-panel">
          <Empty
            title={t(isNone ? 'overdue.empty' : 'overdue.emptyTile')}
            hint={t(isNone ? 'overdue.emptyHint' : 'overdue.emptyTileHint')}
          />
        </div>
      ) : isNarrow ? (
        <OverdueCards rows={rows} onAsk={onAsk} />
      ) : (
        <OverdueTable rows={rows} onAsk={onAsk} />
      )}
      {asked && (
        <DemandDialog
          caseId={asked.row.caseId}
          kinds={[asked.kind]}
          clocks={[asked.row.clock]}
          to={asked.row.holders.map(({ account }) => account)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly OverdueRow[];
  readonly onAsk: AskFor;
}

/** What the handler may do is told to everybody. */
const rungsHint = (next: OverdueRow['next']): boolean => next.includes('supplement') || next.includes('rejection');
const keyOf = ({ caseId, clock }: OverdueRow): string => `${caseId} ${clock}`;

function OverdueTable({ rows, onAsk }: RowsProps) {
  const { t, pick } = useSuperviseText();
  const me = useMe();
  const columns: TableColumnsType<OverdueRow> = [
    { key: 'limit', width: '13em', title: t('overdue.limit'), render: (_, row) => <Limit row={row} /> },
    {
      key: 'case',
      width: '13em',
      title: t('overdue.case'),
      render: (_, row) => (
        <>
          <CaseLink row={row} />
          <div>{pick(row.itemTitle)}</div>
        </>
      ),
    },
    { key: 'holder', width: '10em', title: t('overdue.holder'), render: (_, row) => <Holder row={row} /> },
    { key: 'explanation', title: t('overdue.explanation'), render: (_, row) => <Explained row={row} /> },
    { key: 'demands', title: t('overdue.demands'), render: (_, row) => <Demands row={row} /> },
    ...(isPermitted(me, 'case.supervise') || rows.some(({ next }) => rungsHint(next))
      ? [
          {
            key: 'next',
            width: '13em',
            title: t('overdue.next'),
            render: (_: unknown, row: OverdueRow) => <NextSteps row={row} onAsk={onAsk} />,
          },
        ]
      : []),
  ];
  return (
    <Table<OverdueRow>
      className="bj-panel bj-overdue"
      size="small"
      rowKey={keyOf}
      dataSource={rows as OverdueRow[]}
      columns={columns}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      tableLayout="fixed"
      scroll={{ x: '78em' }}
    />
  );
}

function OverdueCards({ rows, onAsk }: RowsProps) {
  const { t, pick } = useSuperviseText();
  return (
    <ul className="bj-cards">
      {rows.map(row => (
        <li key={keyOf(row)} className="bj-case-card">
          <Limit row={row} />
          <strong>{pick(row.itemTitle)}</strong>
          <div className="bj-row">
            <CaseLink row={row} />
            <Holder row={row} />
          </div>
          <h3>{t('overdue.explanation')}</h3>
          <Explained row={row} />
          <h3>{t('overdue.demands')}</h3>
          <Demands row={row} />
          <NextSteps row={row} onAsk={onAsk} />
        </li>
      ))}
    </ul>
  );
}

function CaseLink({ row }: { readonly row: OverdueRow }) {
  return (
    <Link className="bj-number" to="/cases/$caseId" params={{ caseId: row.caseId }}>
      {row.caseNumber}
    </Link>
  );
}

function Limit({ row }: { readonly row: OverdueRow }) {
  const { t, pick, lang } = useSuperviseText();
  const words = row.days === 0 ? t('overdue.todayChip') : t(row.days === 1 ? 'overdue.daysOne' : 'overdue.days', { n: row.days });
  return (
    <div className="bj-lines">
      <span className="bj-chip" data-tone={row.days === 0 ? 'soon' : 'over'}>
        {words}
      </span>
      <span>{pick(row.clockTitle)}</span>
      <span className="bj-soft">
        {t('overdue.due', { day: formatDay(row.dueOn, lang) })}
        {row.provisional && <ProvisionalMark />}
      </span>
    </div>
  );
}

function Holder({ row }: { readonly row: OverdueRow }) {
  const { t, pick, lang } = useSuperviseText();
  const isWide = useMe().centres.length > 1;
  return (
    <span className="bj-lines">
      <span>{row.holders.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ') || t('overdue.unheld')}</span>
      <span className="bj-soft">{pick(row.unitTitle)}</span>
      {isWide && <span className="bj-soft">{pick(row.centreTitle)}</span>}
    </span>
  );
}

function Explained({ row }: { readonly row: OverdueRow }) {
  const { t } = useSuperviseText();
  return row.explanation ? <ExplanationRecord explanation={row.explanation} /> : <span className="bj-soft">{t('explanation.none')}</span>;
}

function Demands({ row }: { readonly row: OverdueRow }) {
  const { t } = useSuperviseText();
  if (row.demands.length === 0) return <span className="bj-soft">{t('demand.none')}</span>;
  return row.demands.map(demand => <DemandRecord key={demand.id} caseId={row.caseId} demand={demand} />);
}
