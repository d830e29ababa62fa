import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import { ActDialog } from '../acts/ActDialog.tsx';
import { WordsField } from '../acts/WordsField.tsx';

interface AnswerDialogProps {
  readonly caseId: string;
  readonly circulation: string;
  readonly onClose: () => void;
}

/** 回复传阅: one required text. */
export function AnswerDialog({ caseId, circulation, onClose }: AnswerDialogProps) {
  const { t } = useVerbText();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const answer = useCommand('answerCirculation');
  const check = (): boolean => {
    setTried(true);
    return text.trim() !== '';
  };
  return (
    <ActDialog
      title={t('circulation.answer')}
      hint={t('circulation.answerHint')}
      done={t('circulation.answerDone')}
      content={text}
      check={check}
      submit={() => answer.mutateAsync({ params: { caseId }, body: { circulation, text: text.trim() } })}
      onClose={onClose}
    >
      <WordsField label={t('circulation.answerWords')} value={text} onChange={setText} isMissing={isTried && text.trim() === ''} hasFocus />
    </ActDialog>
  );
}
