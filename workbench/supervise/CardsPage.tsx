import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { Card, CardLevel, TimeChip as Time } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { useIsNarrow } from '../shared/layout/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Empty, NoRight } from '../shared/states/index.ts';
import { CardBadge, formatMoment, stageWords, TimeChip } from '../shared/time/index.ts';
import { clockWords } from './clock-words.ts';

const levels: readonly CardLevel[] = ['red', 'yellow', 'warning'];

/** Supervision (督查): open warnings and cards, gravest first. */
export function CardsPage() {
  const { t } = useText();
  const me = useMe();
  const cards = useRead('listCards', { query: { limit: 200 } });
  const times = useTimes();
  if (!isPermitted(me, 'card.read.own', 'card.read.unit', 'card.read.all')) return <NoRight />;
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('cards.title')}</h1>
      </div>
      <Answered read={cards} rows={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <div className="bj-panel">
              <Empty title={t('cards.empty')} hint={t('cards.emptyHint')} />
            </div>
          ) : (
            <>
              <Totals rows={rows} />
              {levels.map(level => (
                <Group key={level} level={level} rows={rows.filter(card => card.level === level)} times={times} />
              ))}
              {total > rows.length && <p className="bj-soft">{t('cards.more', { n: rows.length, total })}</p>}
            </>
          )
        }
      </Answered>
    </>
  );
}

/** Remaining time of the cases behind the cards, as far as the reader may see them. */
function useTimes(): ReadonlyMap<string, Time> {
  const me = useMe();
  const enabled = isPermitted(me, 'case.read.own', 'case.read.unit', 'case.read.all');
  const reads = [
    useRead('listCases', { query: { card: 'red', limit: 200 } }, { enabled }),
    useRead('listCases', { query: { card: 'yellow', limit: 200 } }, { enabled }),
    useRead('listCases', { query: { card: 'warning', limit: 200 } }, { enabled }),
  ];
  return new Map(reads.flatMap(read => read.data?.rows ?? []).map(row => [row.caseId, row.time]));
}

/** How many of each level, as bars that can be compared. */
function Totals({ rows }: { readonly rows: readonly Card[] }) {
  const { t } = useText();
  const counts = levels.map(level => ({ level, count: rows.filter(card => card.level === level && !card.revoked).length }));
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ul className="bj-panel bj-totals" aria-label={t('cards.totals')}>
      {counts.map(({ level, count }) => (
        <li key={level}>
          <CardBadge level={level} />
          <span className="bj-bar">
            <span data-level={level} style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <b className="bj-number">{count}</b>
        </li>
      ))}
    </ul>
  );
}

function Group({
  level,
  rows,
  times,
}: {
  readonly level: CardLevel;
  readonly rows: readonly Card[];
  readonly times: ReadonlyMap<string, Time>;
}) {
  const { t, pick, lang } = useText();
  const isNarrow = useIsNarrow();
  if (rows.length === 0) return null;
  const holders = (card: Card) => card.holders.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ') || '—';
  const link = (card: Card) => (
    <Link className="bj-number" to="/cases/$caseId" params={{ caseId: card.caseId }}>
      {card.caseNumber}
    </Link>
  );
  const chip = (card: Card) => {
    const time = times.get(card.caseId);
    return time && <TimeChip time={time} />;
  };
  const columns: TableColumnsType<Card> = [
    { key: 'time', width: '12em', title: t('column.time'), render: (_, card) => chip(card) },
    { key: 'number', width: '12em', title: t('column.number'), render: (_, card) => link(card) },
    { key: 'item', width: '13em', title: t('column.item'), render: (_, card) => pick(card.itemTitle) },
    { key: 'clock', width: '9em', title: t('column.cardClock'), render: (_, card) => clockWords(card.clock, lang) },
    { key: 'due', width: '7em', title: t('column.due'), render: (_, card) => <span className="bj-number">{card.dueOn}</span> },
    { key: 'stage', width: '6em', title: t('column.stage'), render: (_, card) => stageWords(card.stage, lang) || '—' },
    { key: 'holder', width: '9em', title: t('column.holder'), render: (_, card) => holders(card) },
    {
      key: 'issued',
      width: '11em',
      title: t('column.issued'),
      render: (_, card) => <span className="bj-number">{formatMoment(card.issuedAt)}</span>,
    },
  ];
  return (
    <section aria-label={t(`card.${level}`)} style={{ marginBottom: 16 }}>
      <h2 className="bj-group-head">
        <CardBadge level={level} count={rows.length} />
      </h2>
      {isNarrow ? (
        <ul className="bj-cards">
          {rows.map(card => (
            <li key={card.id}>
              <Link to="/cases/$caseId" params={{ caseId: card.caseId }} className="bj-case-card">
                <div className="bj-line">{chip(card)}</div>
                <strong>{pick(card.itemTitle)}</strong>
                <div>
                  {clockWords(card.clock, lang)} · {t('cards.due', { day: card.dueOn })}
                </div>
                <div className="bj-soft">
                  {stageWords(card.stage, lang)} {holders(card)}
                </div>
                <div className="bj-soft bj-number">{card.caseNumber}</div>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Table<Card>
          className="bj-panel"
          size="small"
          rowKey="id"
          dataSource={rows as Card[]}
          columns={columns}
          pagination={false}
          rowClassName={card => (card.revoked ? 'bj-revoked' : '')}
          tableLayout="fixed"
          scroll={{ x: '79em' }}
        />
      )}
    </section>
  );
}
