import { useState } from 'react';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand } from '../shared/api/index.ts';
import type { VerbDialogProps } from './PassDialog.tsx';
import { useVerbText } from './useVerbText.ts';

/** 不通过: with an opinion, always. */
export function RefuseDialog({ view, onLeft, onClose }: VerbDialogProps) {
  const { t } = useVerbText();
  const [opinion, setOpinion] = useState('');
  const [isTried, setTried] = useState(false);
  const refuse = useCommand('refuseTask');
  const check = (): boolean => {
    setTried(true);
    return opinion.trim() !== '';
  };
  const submit = async (): Promise<void> => {
    const { caseId, task, version } = view.row;
    onLeft(await refuse.mutateAsync({ params: { caseId }, body: { task, version, opinion: opinion.trim() } }));
  };
  return (
    <ActDialog
      title={t('title.refuse-task')}
      hint={t('hint.refuse-task')}
      done={t('done.refuse-task')}
      isDanger
      content={opinion}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <WordsField
        label={t('reason.refuse-task')}
        value={opinion}
        onChange={setOpinion}
        isMissing={isTried && opinion.trim() === ''}
        hasFocus
      />
    </ActDialog>
  );
}
