import { ClockCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Card, CaseSupervision } from '#server/contract/schemas.ts';
import { useMe } from '../../shared/api/index.ts';
import { CardBadge, formatDay, formatMoment, toDay } from '../../shared/time/index.ts';
import { levels } from '../backtest/rules.ts';
import { CardActions } from '../cards/CardActions.tsx';
import { causeWords, gravestFirst } from '../cards/card-words.ts';
import { clockWords } from '../clock-words.ts';
import { AnswerDialog } from '../dialogs/AnswerDialog.tsx';
import { type ActOnCard, type CardAct, CardDialog } from '../dialogs/CardDialog.tsx';
import { ExplainDialog } from '../dialogs/ExplainDialog.tsx';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import { DemandText } from './DemandText.tsx';
import { inOrder, parted } from './explainable.ts';

interface OwedProps {
  readonly caseId: string;
  readonly supervision: CaseSupervision | undefined;
  readonly cards: readonly Card[] | undefined;
}

type Demand = CaseSupervision['demands'][number];
type Limit = CaseSupervision['explainable'][number];

/** What supervision asks of the reader in this case (待答复的督办): demands to answer, limits to explain, cards that may be contested. */
export function Owed({ caseId, supervision, cards = [] }: OwedProps) {
  const { t } = useSuperviseText();
  const [asked, setAsked] = useState<Demand | null>(null);
  const [clocks, setClocks] = useState<readonly string[] | null>(null);
  const [act, setAct] = useState<CardAct | null>(null);
  const demands = (supervision?.demands ?? []).filter(({ mine }) => mine);
  const limits = (supervision?.explainable ?? []).filter(({ explained }) => !explained);
  const contestable = cards.filter(({ actions, revoked }) => !revoked && actions?.includes('appeal'));
  if (demands.length + limits.length + contestable.length === 0 && !asked && !clocks && !act) return null;
  return (
    <section className="bj-owed" aria-label={t('mine.label')}>
      {demands.map(demand => (
        <OwedDemand key={demand.id} caseId={caseId} demand={demand} onAnswer={setAsked} />
      ))}
      {limits.length > 0 && <OwedExplanation limits={limits} onExplain={setClocks} />}
      {contestable.length > 0 && <OwedCards cards={contestable} onAct={(card, action) => setAct({ card, action })} />}
      {asked && <AnswerDialog caseId={caseId} demand={asked} onClose={() => setAsked(null)} />}
      {clocks && <ExplainDialog caseId={caseId} clocks={clocks} onClose={() => setClocks(null)} />}
      <CardDialog act={act} onClose={() => setAct(null)} />
    </section>
  );
}

interface LineProps {
  readonly tone: 'wait' | 'over' | 'told';
  readonly icon: ReactNode;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** One thing that is asked: what, and the button beside it. */
function Line({ tone, icon, action, children }: LineProps) {
  return (
    <div className="bj-owed-line" data-tone={tone}>
      {icon}
      <div className="bj-lines">{children}</div>
      {action}
    </div>
  );
}

interface OwedDemandProps {
  readonly caseId: string;
  readonly demand: Demand;
  readonly onAnswer: (demand: Demand) => void;
}

function OwedDemand({ caseId, demand, onAnswer }: OwedDemandProps) {
  const { t } = useSuperviseText();
  const action = (
    <Button size="small" type="primary" onClick={() => onAnswer(demand)}>
      {t('answer')}
    </Button>
  );
  return (
    <Line tone="wait" icon={<ExclamationCircleFilled aria-hidden />} action={action}>
      <strong>{t('mine.demand', { by: demand.by, at: formatMoment(demand.at), kind: t(`demand.${demand.kind}`) })}</strong>
      <DemandText caseId={caseId} demand={demand} />
    </Line>
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
  const { over, rest } = parted(limits, toDay(me.now));
  const wordsOf = (some: readonly Limit[]): string =>
    some
      .map(({ clock, dueOn }) => t('mine.clock', { clock: clockWords(clock, lang), day: formatDay(dueOn, lang) }))
      .join(lang === 'zh' ? '、' : ', ');
  const action = (
    <Button size="small" onClick={() => onExplain(inOrder(limits).map(({ clock }) => clock))}>
      {t('explain')}
    </Button>
  );
  return (
    <Line tone={over.length > 0 ? 'over' : 'wait'} icon={<ClockCircleFilled aria-hidden />} action={action}>
      {over.length > 0 && <span>{t('mine.over', { clocks: wordsOf(over) })}</span>}
      {rest.length > 0 && <span>{t('mine.today', { clocks: wordsOf(rest) })}</span>}
    </Line>
  );
}

/** How many warnings and cards there are; opened, each with its appeal. */
function OwedCards({ cards, onAct }: { readonly cards: readonly Card[]; readonly onAct: ActOnCard }) {
  const { t, lang } = useSuperviseText();
  const [isOpen, setOpen] = useState(false);
  const shown = gravestFirst(cards);
  const counts = levels.toReversed().map(level => ({ level, count: cards.filter(card => card.level === level).length }));
  const id = useId();
  const action = (
    <Button size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
      {t(isOpen ? 'mine.hideCards' : 'mine.showCards')}
    </Button>
  );
  return (
    <Line tone="told" icon={<InfoCircleFilled aria-hidden />} action={action}>
      <span className="bj-row">
        {t('mine.cards')}
        {counts.map(({ level, count }) => count > 0 && <CardBadge key={level} level={level} count={count} />)}
      </span>
      <ul id={id} hidden={!isOpen} className="bj-owed-cards">
        {shown.map(card => (
          <li key={card.id}>
            <CardBadge level={card.level} />
            <span>{causeWords(card, t, lang)}</span>
            <CardActions card={card} onAct={onAct} />
          </li>
        ))}
      </ul>
    </Line>
  );
}
