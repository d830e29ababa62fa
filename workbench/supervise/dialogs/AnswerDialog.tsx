import { useState } from 'react';
import type { CaseSupervision } from '#server/contract/schemas.ts';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand } from '../../shared/api/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import { useTried } from './useTried.ts';

interface AnswerDialogProps {
  readonly caseId: string;
  readonly demand: CaseSupervision['demands'][number];
  readonly onClose: () => void;
}

/** 答复督办: what was asked, and the answer. */
export function AnswerDialog({ caseId, demand, onClose }: AnswerDialogProps) {
  const { t } = useSuperviseText();
  const [text, setText] = useState('');
  const { isTried, check } = useTried(text.trim() !== '');
  const answer = useCommand('answerSupervision');
  return (
    <ActDialog
      title={t('answer')}
      hint={t('answer.hint')}
      done={t('answer.done')}
      content={text}
      check={check}
      submit={() => answer.mutateAsync({ params: { caseId }, body: { demand: demand.id, text: text.trim() } })}
      onClose={onClose}
    >
      <blockquote className="bj-quote">
        <span className="bj-soft">
          {t('mine.demand', { by: demand.by, at: formatMoment(demand.at), kind: t(`demand.${demand.kind}`) })}
        </span>
        <br />
        {demand.text}
      </blockquote>
      <WordsField label={t('answer.words')} value={text} onChange={setText} isMissing={isTried && text.trim() === ''} hasFocus />
    </ActDialog>
  );
}
