import { useState } from 'react';
import { Button } from 'antd';
import type { CaseSupervision, CaseView } from '#server/contract/schemas.ts';
import { Empty } from '../../shared/states/index.ts';
import { CardActions } from '../cards/CardActions.tsx';
import { CardFactList } from '../cards/CardDetail.tsx';
import { gravestFirst } from '../cards/card-words.ts';
import { clockWords } from '../clock-words.ts';
import { type CardAct, CardDialog } from '../dialogs/CardDialog.tsx';
import { AnswerDialog } from '../dialogs/AnswerDialog.tsx';
import { DemandRecord, ExplanationRecord } from '../overdue/Records.tsx';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';

type Demand = CaseSupervision['demands'][number];

/** How much there is to see under 督办. */
export function supervisionCount({ cards, supervision }: Pick<CaseView, 'cards' | 'supervision'>): number {
  return cards.length + (supervision?.explanations.length ?? 0) + (supervision?.demands.length ?? 0);
}

/** Warnings and cards, explanations, demands and answers of one case (督办页签). */
export function SupervisionTab({ view }: { readonly view: CaseView }) {
  const { t, lang } = useSuperviseText();
  const { cards, supervision } = view;
  const [act, setAct] = useState<CardAct | null>(null);
  const [asked, setAsked] = useState<Demand | null>(null);
  if (supervisionCount(view) === 0)
    return (
      <div className="bj-panel">
        <Empty title={t('case.none')} hint={t('case.noneHint')} />
      </div>
    );
  return (
    <div className="bj-case-stack">
      {cards.length > 0 && (
        <section className="bj-panel bj-panel-body" aria-label={t('case.cards')}>
          <h2>{t('case.cards')}</h2>
          <div className="bj-card-grid">
            {gravestFirst(cards).map(card => (
              <article key={card.id} className="bj-card-sheet" data-level={card.level}>
                <CardFactList card={card} hasCase={false} />
                <CardActions card={card} onAct={(on, action) => setAct({ card: on, action })} />
              </article>
            ))}
          </div>
        </section>
      )}
      {supervision && supervision.demands.length > 0 && (
        <section className="bj-panel bj-panel-body" aria-label={t('case.demands')}>
          <h2>{t('case.demands')}</h2>
          {supervision.demands.toReversed().map(demand => (
            <Demanded key={demand.id} caseId={view.caseId} demand={demand} onAnswer={setAsked} />
          ))}
        </section>
      )}
      {supervision && supervision.explanations.length > 0 && (
        <section className="bj-panel bj-panel-body" aria-label={t('case.explanations')}>
          <h2>{t('case.explanations')}</h2>
          {supervision.explanations.toReversed().map(explanation => (
            <div key={`${explanation.clock} ${explanation.at}`} className="bj-record">
              <strong>{clockWords(explanation.clock, lang)}</strong>
              <ExplanationRecord explanation={explanation} />
            </div>
          ))}
        </section>
      )}
      <CardDialog act={act} onClose={() => setAct(null)} />
      {asked && <AnswerDialog caseId={view.caseId} demand={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface DemandedProps {
  readonly caseId: string;
  readonly demand: Demand;
  readonly onAnswer: (demand: Demand) => void;
}

function Demanded({ caseId, demand, onAnswer }: DemandedProps) {
  const { t } = useSuperviseText();
  return (
    <div className="bj-record">
      <DemandRecord caseId={caseId} demand={demand} />
      {demand.mine && (
        <Button size="small" type="primary" onClick={() => onAnswer(demand)}>
          {t('answer')}
        </Button>
      )}
    </div>
  );
}
