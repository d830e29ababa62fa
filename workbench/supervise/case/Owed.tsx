import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Card, CaseSupervision } from '#server/contract/schemas.ts';
import { useMe } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { formatDay, formatMoment, toDay } from '../../shared/time/index.ts';
import { CardActions } from '../cards/CardActions.tsx';
import { clockWords } from '../clock-words.ts';
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

/** What supervision asks of the reader in this case (待答复的督办): demands to answer, limits to explain, cards that may be contested. */
export function Owed({ caseId, supervision, cards = [] }: OwedProps) {
  const demands = (supervision?.demands ?? []).filter(({ mine }) => mine);
  const limits = (supervision?.explainable ?? []).filter(({ explained }) => !explained);
  const contestable = cards.filter(({ actions, revoked }) => !revoked && actions?.includes('appeal'));
  return (
    <>
      {demands.map(demand => (
        <OwedDemand key={demand.id} caseId={caseId} demand={demand} />
      ))}
      {limits.length > 0 && <OwedExplanation caseId={caseId} limits={limits} />}
      {contestable.map(card => (
        <OwedCard key={card.id} card={card} />
      ))}
    </>
  );
}

function OwedDemand({ caseId, demand }: { readonly caseId: string; readonly demand: CaseSupervision['demands'][number] }) {
  const { t } = useSuperviseText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Alert
        className="bj-owed"
        type="warning"
        showIcon
        title={t('mine.demand', { by: demand.by, at: formatMoment(demand.at), kind: t(`demand.${demand.kind}`) })}
        description={<DemandText caseId={caseId} demand={demand} />}
        action={
          <Button size="small" type="primary" onClick={() => setOpen(true)}>
            {t('answer')}
          </Button>
        }
      />
      {isOpen && <AnswerDialog caseId={caseId} demand={demand} onClose={() => setOpen(false)} />}
    </>
  );
}

type Limit = CaseSupervision['explainable'][number];

/** One request for all limits that are over, so that a page is not full of them. */
function OwedExplanation({ caseId, limits }: { readonly caseId: string; readonly limits: readonly Limit[] }) {
  const { t, lang } = useSuperviseText();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const first = limits.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
  if (!first) return null;
  const isOver = first.dueOn < toDay(me.now);
  const clock = limits.map(limit => clockWords(limit.clock, lang)).join(lang === 'zh' ? '、' : ', ');
  return (
    <>
      <Alert
        className="bj-owed"
        type={isOver ? 'error' : 'warning'}
        showIcon
        title={t(isOver ? 'mine.over' : 'mine.today', { clock, day: formatDay(first.dueOn, lang) })}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('explain')}
          </Button>
        }
      />
      {isOpen && <ExplainDialog caseId={caseId} clocks={limits.map(limit => limit.clock)} onClose={() => setOpen(false)} />}
    </>
  );
}

function OwedCard({ card }: { readonly card: Card }) {
  const { t, lang } = useSuperviseText();
  const { t: common } = useText();
  return (
    <Alert
      className="bj-owed"
      type="info"
      showIcon
      title={t('mine.card', { level: common(`card.${card.level}`), day: formatDay(card.on, lang) })}
      action={<CardActions card={card} />}
    />
  );
}
