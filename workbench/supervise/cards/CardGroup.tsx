import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { CardLevel, TimeChip as Time } from '#server/contract/schemas.ts';
import { useMe } from '../../shared/api/index.ts';
import { useIsNarrow } from '../../shared/layout/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { CardBadge, TimeChip } from '../../shared/time/index.ts';
import type { ActOnCard } from '../dialogs/CardDialog.tsx';
import { useSuperviseText } from '../useSuperviseText.ts';
import { CardActions } from './CardActions.tsx';
import { AppealMark, CardDay } from './CardFacts.tsx';
import { causeWords, pointsWords } from './card-words.ts';
import { holdersOf } from './CardDetail.tsx';

/** A card of the list: with its centre and unit. */
type Card = AnswerOf<'listCards'>['rows'][number];

interface CardGroupProps {
  readonly level: CardLevel;
  /** How many there are; the newest of them are shown. */
  readonly total: number;
  readonly rows: readonly Card[];
  readonly times: ReadonlyMap<string, Time>;
  readonly current: Card | undefined;
  readonly onOpen: (card: Card) => void;
  readonly onAct: ActOnCard;
}

/** Warnings or cards of one level (同一级别的牌), as a table or, on a phone, as cards. */
export function CardGroup(props: CardGroupProps) {
  const { t } = useText();
  const { level, total, rows } = props;
  const isNarrow = useIsNarrow();
  if (rows.length === 0) return null;
  return (
    <section aria-label={t(`card.${level}`)} className="bj-group">
      <h2 className="bj-group-head">
        <CardBadge level={level} count={total} />
      </h2>
      {isNarrow ? <CardList {...props} /> : <CardTable {...props} />}
      {total > rows.length && <p className="bj-soft">{t('cards.more', { n: rows.length, total })}</p>}
    </section>
  );
}

function CardTable({ rows, times, current, onOpen, onAct }: CardGroupProps) {
  const { t, pick, lang } = useSuperviseText();
  const { t: common } = useText();
  const isWide = useMe().centres.length > 1;
  const isActive = rows.some(({ actions }) => (actions?.length ?? 0) > 0);
  const columns: TableColumnsType<Card> = [
    {
      key: 'time',
      width: lang === 'zh' ? '10.5em' : '14em',
      title: common('column.time'),
      render: (_, card) => {
        const time = times.get(card.caseId);
        return time && <TimeChip time={time} />;
      },
    },
    {
      key: 'number',
      width: '12em',
      title: common('column.caseAndItem'),
      render: (_, card) => (
        <>
          <Link className="bj-number" to="/cases/$caseId" params={{ caseId: card.caseId }}>
            {card.caseNumber}
          </Link>
          <div>{pick(card.itemTitle)}</div>
        </>
      ),
    },
    ...(isWide
      ? [{ key: 'centre', width: '11em', title: t('card.centre'), render: (_: unknown, card: Card) => <Where card={card} /> }]
      : []),
    { key: 'cause', title: t('card.cause'), render: (_, card) => causeWords(card, t, lang) },
    { key: 'day', width: '9em', title: t('card.day'), render: (_, card) => <CardDay card={card} /> },
    { key: 'points', width: '6em', title: t('card.points'), render: (_, card) => pointsWords(card, t) },
    { key: 'holder', width: '8em', title: t('card.holders'), render: (_, card) => holdersOf(card, lang) },
    { key: 'state', width: lang === 'zh' ? '7em' : '8.5em', title: t('card.state'), render: (_, card) => <AppealMark card={card} /> },
    {
      key: 'actions',
      width: isActive ? (lang === 'zh' ? '8em' : '12em') : '5em',
      title: t('card.actions'),
      render: (_, card) => (
        <div className="bj-told">
          <button type="button" className="bj-link" onClick={() => onOpen(card)}>
            {t('card.open')}
          </button>
          <CardActions card={card} onAct={onAct} />
        </div>
      ),
    },
  ];
  return (
    <Table<Card>
      className="bj-panel bj-rows"
      size="small"
      rowKey={card => `${card.caseId} ${card.id}`}
      dataSource={rows as Card[]}
      columns={columns}
      pagination={false}
      rowClassName={card => (card === current ? 'bj-row-active' : '')}
      onRow={card => ({ onClick: event => (event.target as HTMLElement).closest('a, button') === null && onOpen(card) })}
      tableLayout="fixed"
      scroll={{ x: `${(lang === 'zh' ? 71 : 83) + (isWide ? 11 : 0) - (isActive ? 0 : lang === 'zh' ? 3 : 7)}em` }}
    />
  );
}

/** Centre and unit of a case (中心、部门). */
function Where({ card }: { readonly card: Card }) {
  const { pick } = useSuperviseText();
  return (
    <span className="bj-lines">
      <span>{pick(card.centreTitle)}</span>
      <span className="bj-soft">{pick(card.unitTitle)}</span>
    </span>
  );
}

function CardList({ rows, times, onOpen, onAct }: CardGroupProps) {
  const { t, pick, lang } = useSuperviseText();
  const isWide = useMe().centres.length > 1;
  return (
    <ul className="bj-cards">
      {rows.map(card => {
        const time = times.get(card.caseId);
        return (
          <li key={`${card.caseId} ${card.id}`} className="bj-case-card">
            <div className="bj-row">
              {time && <TimeChip time={time} />}
              <AppealMark card={card} />
            </div>
            <strong>{pick(card.itemTitle)}</strong>
            {isWide && <Where card={card} />}
            <div>{causeWords(card, t, lang)}</div>
            <div className="bj-row">
              <CardDay card={card} />
              <span>{pointsWords(card, t)}</span>
              <span className="bj-soft">{holdersOf(card, lang)}</span>
            </div>
            <div className="bj-row">
              <Link className="bj-number" to="/cases/$caseId" params={{ caseId: card.caseId }}>
                {card.caseNumber}
              </Link>
              <button type="button" className="bj-link" onClick={() => onOpen(card)}>
                {t('card.open')}
              </button>
              <CardActions card={card} onAct={onAct} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
