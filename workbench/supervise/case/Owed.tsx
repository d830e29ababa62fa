import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Card, CaseSupervision } from '#server/contract/schemas.ts';
import { useMe } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { formatDay, formatMoment, toDay } from '../../shared/time/index.ts';
import { CardActions } from '../cards/CardActions.tsx';
import { clockWords } from '../clock-words.ts';
import { type ActOnCard, type CardAct, CardDialog } from '../dialogs/CardDialog.tsx';
import { AnswerDialog } from '../dialogs/AnswerDialog.tsx';
import { ExplainDialog } from '../dialogs/ExplainDialog.tsx';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import { DemandText } from './DemandText.tsx';

interface OwedProps {
  readonly caseId: string;
  readonly supervision: CaseSupervision | undefined;
  readonly cards: readonly Card[] | undefined;
}

type Demand = CaseSupervision['demands'][number];
type Limit = CaseSupervision['explainable'][number];

/** What supervision asks of the reader in this case (待答复的督办): demands to answer, limits to explain, cards that may be contested. */
export function Owed({ caseId, supervision, cards = [] }: OwedProps) {
  const [asked, setAsked] = useState<Demand | null>(null);
  const [clocks, setClocks] = useState<readonly string[] | null>(null);
  const [act, setAct] = useState<CardAct | null>(null);
  const demands = (supervision?.demands ?? []).filter(({ mine }) => mine);
  const limits = (supervision?.explainable ?? []).filter(({ explained }) => !explained);
  const contestable = cards.filter(({ actions, revoked }) => !revoked && actions?.includes('appeal'));
  return (
    <>
      {demands.map(demand => (
        <OwedDemand key={demand.id} caseId={caseId} demand={demand} onAnswer={setAsked} />
      ))}
      {limits.length > 0 && <OwedExplanation limits={limits} onExplain={setClocks} />}
      {contestable.map(card => (
        <OwedCard key={card.id} card={card} onAct={(on, action) => setAct({ card: on, action })} />
      ))}
      {asked && <AnswerDialog caseId={caseId} demand={asked} onClose={() => setAsked(null)} />}
      {clocks && <ExplainDialog caseId={caseId} clocks={clocks} onClose={() => setClocks(null)} />}
      <CardDialog act={act} onClose={() => setAct(null)} />
    </>
  );
}

interface OwedDemandProps {
  readonly caseId: string;
  readonly demand: Demand;
  readonly onAnswer: (demand: Demand) => void;
}

function OwedDemand({ caseId, demand, onAnswer }: OwedDemandProps) {
  const { t } = useSuperviseText();
  return (
    <Alert
      className="bj-owed"
      type="warning"
      showIcon
      title={t('mine.demand', { by: demand.by, at: formatMoment(demand.at), kind: t(`demand.${demand.kind}`) })}
      description={<DemandText caseId={caseId} demand={demand} />}
      action={
        <Button size="small" type="primary" onClick={() => onAnswer(demand)}>
          {t('answer')}
        </Button>
      }
    />
  );
}

interface OwedExplanationProps {
  readonly limits: readonly Limit[];
  readonly onExplain: (clocks: readonly string[]) => void;
}

/** One request for all limits that are over, so that a page is not full of them. */
function OwedExplanation({ limits, onExplain }: OwedExplanationProps) {
  const { t, lang } = useSuperviseText();
  const me = useMe();
  const sorted = limits.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const first = sorted[0];
  if (!first) return null;
  const isOver = first.dueOn < toDay(me.now);
  const clock = sorted.map(limit => clockWords(limit.clock, lang)).join(lang === 'zh' ? '、' : ', ');
  return (
    <Alert
      className="bj-owed"
      type={isOver ? 'error' : 'warning'}
      showIcon
      title={t(isOver ? 'mine.over' : 'mine.today', { clock, day: formatDay(first.dueOn, lang) })}
      action={
        <Button size="small" onClick={() => onExplain(sorted.map(limit => limit.clock))}>
          {t('explain')}
        </Button>
      }
    />
  );
}

function OwedCard({ card, onAct }: { readonly card: Card; readonly onAct: ActOnCard }) {
  const { t, lang } = useSuperviseText();
  const { t: common } = useText();
  return (
    <Alert
      className="bj-owed"
      type="info"
      showIcon
      title={t('mine.card', { level: common(`card.${card.level}`), day: formatDay(card.on, lang) })}
      action={<CardActions card={card} onAct={onAct} />}
    />
  );
}
