import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { Impact } from '#server/contract/calendars.ts';
import { CardBadge, formatDay } from '../../shared/time/index.ts';
import { clockWords } from '../../supervise/clock-words.ts';
import { type Say, useCalendarText } from '../messages/index.ts';
import { daysBetween } from './plot.ts';

type Row = Impact['rows'][number];

/** Most rows the server tells. */
const firstRows = 100;

function shiftWords({ from, to }: Row, say: Say): string {
  const n = daysBetween(from, to);
  if (n === 0) return say('impact.shift.same');
  return say(n > 0 ? 'impact.shift.later' : 'impact.shift.earlier', { n: Math.abs(n) });
}

function Level({ row }: { readonly row: Row }) {
  const { say } = useCalendarText();
  const badge = (level: Row['levelFrom']) =>
    level === null ? <span className="bj-soft">{say('impact.levelNone')}</span> : <CardBadge level={level} />;
  if (row.levelFrom === row.levelTo) return badge(row.levelTo);
  return (
    <span className="bj-level-change">
      {badge(row.levelFrom)} → {badge(row.levelTo)}
    </span>
  );
}

/** The cases concerned with their due days before and after (受影响的办件); each leads to the limits of its case. */
export function ImpactTable({ impact }: { readonly impact: Impact }) {
  const { say, pick, lang } = useCalendarText();
  const title = impact.rows.length < firstRows ? say('impact.rows') : say('impact.rowsFirst', { n: impact.rows.length });
  const columns: TableColumnsType<Row> = [
    {
      key: 'number',
      width: '12.5em',
      title: say('impact.number'),
      render: (_, row) => (
        <Link className="bj-number" to="/cases/$caseId" params={{ caseId: row.caseId }} hash="clocks">
          {row.caseNumber}
        </Link>
      ),
    },
    { key: 'item', title: say('impact.item'), width: '14em', render: (_, row) => pick(row.itemTitle) },
    { key: 'clock', title: say('impact.clock'), width: '9em', render: (_, row) => clockWords(row.clock, lang) },
    {
      key: 'from',
      title: say('impact.from'),
      width: '10em',
      render: (_, row) => <span className="bj-number">{formatDay(row.from, lang)}</span>,
    },
    { key: 'to', title: say('impact.to'), width: '10em', render: (_, row) => <span className="bj-number">{formatDay(row.to, lang)}</span> },
    { key: 'shift', title: say('impact.shift'), width: '7.5em', render: (_, row) => shiftWords(row, say) },
    { key: 'level', title: say('impact.level'), width: '12em', render: (_, row) => <Level row={row} /> },
  ];
  return (
    <section aria-label={title}>
      <h2 className="bj-group-head">{title}</h2>
      <Table<Row>
        className="bj-panel"
        size="small"
        rowKey={row => `${row.caseId}/${row.clock}`}
        dataSource={impact.rows}
        columns={columns}
        pagination={impact.rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        tableLayout="fixed"
        scroll={{ x: '75em' }}
      />
    </section>
  );
}
