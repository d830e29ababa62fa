import { useState } from 'react';
import type { Card } from '#server/contract/schemas.ts';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand } from '../../shared/api/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { Choice } from '../../verbs/Choice.tsx';
import { useVerbText } from '../../verbs/useVerbText.ts';
import '../../verbs/verbs.css';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import type { CardDialogProps } from './types.ts';
import { useTried } from './useTried.ts';

const outcomes = ['upheld', 'revoked'] as const;
type Outcome = (typeof outcomes)[number];

/** 处理申诉: what was said against the card, then 维持 or 撤牌 with a reason. */
export function DecideDialog({ card, onClose }: CardDialogProps & { readonly card: Pick<Card, 'appeal'> }) {
  const { t } = useSuperviseText();
  const { t: verb } = useVerbText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const { isTried, check } = useTried(outcome !== null && reason.trim() !== '');
  const decide = useCommand('decideAppeal');
  const submit = (): Promise<unknown> =>
    decide.mutateAsync({ params: { caseId: card.caseId }, body: { card: card.id, outcome: outcome!, reason: reason.trim() } });
  return (
    <ActDialog
      title={t('decide')}
      hint={t('decide.hint')}
      done={t('decide.done')}
      isDanger={outcome === 'revoked'}
      content={{ outcome, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {card.appeal && (
        <blockquote className="bj-quote">
          <span className="bj-soft">{t('appeal.by', { by: card.appeal.by, at: formatMoment(card.appeal.at) })}</span>
          {card.appeal.reason}
        </blockquote>
      )}
      <Choice
        label={t('decide.label')}
        options={outcomes.map(value => ({ value, label: t(`decide.${value}`), hint: t(`decide.${value}Hint`) }))}
        value={outcome}
        onChange={setOutcome}
        error={isTried && outcome === null ? verb('chooseFirst') : null}
      />
      <WordsField label={t('decide.words')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </ActDialog>
  );
}
