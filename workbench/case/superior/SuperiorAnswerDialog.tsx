import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { ActDialog } from '../acts/ActDialog.tsx';
import { WordsField } from '../acts/WordsField.tsx';
import { useCaseText } from '../messages/index.ts';
import { type AnswerDraft, answerOf, isDate } from './answer.ts';
import { Day, Line, Outcome } from './AnswerFields.tsx';
import { superiorMessages } from './messages.ts';

/** Name of the drawn message by which a superior's answer comes in (上级答复). */
export const superiorAnswered = 'superior-answered';

/** 登记上级答复: granted, refused or sent back, by which paper of which day, and why. */
export function SuperiorAnswerDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { t } = useText(superiorMessages);
  const { say } = useCaseText();
  const [draft, setDraft] = useState<AnswerDraft>({ outcome: null, documentNumber: '', documentDate: '', reason: '' });
  const [isTried, setTried] = useState(false);
  const deliver = useCommand('deliverMessage');
  const change = (changes: Partial<AnswerDraft>): void => setDraft({ ...draft, ...changes });
  const check = (): boolean => {
    setTried(true);
    return answerOf(draft) !== null;
  };
  const needsReason = draft.outcome !== null && draft.outcome !== 'granted';
  return (
    <ActDialog
      title={t('answer.title')}
      hint={t('answer.hint')}
      done={t('answer.done')}
      content={draft}
      check={check}
      submit={() => deliver.mutateAsync({ params: { caseId }, body: { name: superiorAnswered, payload: { ...answerOf(draft) } } })}
      onClose={onClose}
    >
      <Outcome value={draft.outcome} isMissing={isTried && draft.outcome === null} onChange={outcome => change({ outcome })} />
      <Line
        label={t('answer.number')}
        value={draft.documentNumber}
        error={isTried && draft.documentNumber.trim() === '' ? say('required') : null}
        onChange={documentNumber => change({ documentNumber })}
      />
      <Day
        label={t('answer.date')}
        value={draft.documentDate}
        error={isTried && !isDate(draft.documentDate) ? t('answer.dateWrong') : null}
        onChange={documentDate => change({ documentDate })}
      />
      {needsReason && (
        <WordsField
          label={t(draft.outcome === 'returned' ? 'answer.reasonReturned' : 'answer.reason')}
          value={draft.reason}
          onChange={reason => change({ reason })}
          isMissing={isTried && draft.reason.trim() === ''}
        />
      )}
    </ActDialog>
  );
}
