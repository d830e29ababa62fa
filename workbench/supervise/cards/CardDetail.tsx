import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { Card } from '#server/contract/schemas.ts';
import { useText } from '../../shared/messages/index.ts';
import { CardBadge, formatDay, formatMoment, stageWords } from '../../shared/time/index.ts';
import type { ActOnCard } from '../dialogs/CardDialog.tsx';
import { useSuperviseText } from '../useSuperviseText.ts';
import { CardActions } from './CardActions.tsx';
import { AppealMark, CardDay } from './CardFacts.tsx';
import { causeWords, pointsWords } from './card-words.ts';

interface CardDetailProps {
  readonly card: Card;
  readonly onAct: ActOnCard;
  readonly onClose: () => void;
}

/** Everything about one card (牌的详情), with what the reader may do with it. */
export function CardDetail({ card, onAct, onClose }: CardDetailProps) {
  const { t } = useSuperviseText();
  const { t: common } = useText();
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('card.detail', { level: common(`card.${card.level}`) })}
      size={480}
      extra={<CardActions card={card} onAct={onAct} />}
    >
      <CardFactList card={card} hasCase />
    </Drawer>
  );
}

/** Facts of a card, one below the other. */
export function CardFactList({ card, hasCase }: { readonly card: Card; readonly hasCase: boolean }) {
  const { t, pick, lang } = useSuperviseText();
  const { t: common } = useText();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('test.level'), <CardBadge key="level" level={card.level} />],
    ...(hasCase ? ([[t('card.case'), <CaseLink key="case" card={card} />]] as const) : []),
    ...(hasCase ? ([[t('card.item'), pick(card.itemTitle)]] as const) : []),
    [t('card.cause'), causeWords(card, t, lang)],
    ...(card.reason && !card.revoked ? ([[t('card.reason'), card.reason]] as const) : []),
    [t('card.day'), <CardDay key="day" card={card} isLong />],
    [
      t('card.issuedAt'),
      <span key="at" className="bj-number">
        {formatMoment(card.issuedAt)}
      </span>,
    ],
    [t('card.dueOn'), formatDay(card.dueOn, lang)],
    ...(card.stage ? ([[common('column.stage'), stageWords(card.stage, lang)]] as const) : []),
    [t('card.holders'), holdersOf(card, lang)],
    [t('card.points'), pointsWords(card, t)],
    [t('card.letter'), <Letter key="letter" card={card} />],
    [t('card.state'), <Appeal key="appeal" card={card} />],
  ];
  return (
    <dl className="bj-card-facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export const holdersOf = ({ holders }: Pick<Card, 'holders'>, lang: 'zh' | 'en'): string =>
  holders.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ') || '—';

function CaseLink({ card }: { readonly card: Card }) {
  return (
    <Link className="bj-number" to="/cases/$caseId" params={{ caseId: card.caseId }}>
      {card.caseNumber}
    </Link>
  );
}

function Letter({ card }: { readonly card: Card }) {
  const { t, pick } = useSuperviseText();
  if (!card.letter) return <span className="bj-soft">{t('card.letterNone')}</span>;
  return (
    <Link to="/cases/$caseId/documents/$documentId" params={{ caseId: card.caseId, documentId: card.letter.id }}>
      {pick(card.letter.title)}
    </Link>
  );
}

/** Who contested it and what became of it (申诉经过). */
function Appeal({ card }: { readonly card: Card }) {
  const { t } = useSuperviseText();
  const { appeal } = card;
  return (
    <div className="bj-lines">
      <AppealMark card={card} />
      {appeal && (
        <span>
          {t('appeal.by', { by: appeal.by, at: formatMoment(appeal.at) })}
          {appeal.reason}
        </span>
      )}
      {appeal?.outcome && (
        <span>
          {t('appeal.decided', { by: appeal.decidedBy ?? '', outcome: t(`outcome.${appeal.outcome}`) })}
          {appeal.decision}
        </span>
      )}
      {!appeal && card.revoked && card.reason && (
        <span>
          {t('card.revokedReason')}：{card.reason}
        </span>
      )}
    </div>
  );
}
