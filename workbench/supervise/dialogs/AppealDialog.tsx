import { useState } from 'react';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand } from '../../shared/api/index.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import type { CardDialogProps } from './types.ts';
import { useTried } from './useTried.ts';

/** 申诉: why the card is contested. */
export function AppealDialog({ card, onClose }: CardDialogProps) {
  const { t } = useSuperviseText();
  const [reason, setReason] = useState('');
  const { isTried, check } = useTried(reason.trim() !== '');
  const appeal = useCommand('appealCard');
  return (
    <ActDialog
      title={t('appeal')}
      hint={t('appeal.hint')}
      done={t('appeal.done')}
      content={reason}
      check={check}
      submit={() => appeal.mutateAsync({ params: { caseId: card.caseId }, body: { card: card.id, reason: reason.trim() } })}
      onClose={onClose}
    >
      <WordsField label={t('appeal.words')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} hasFocus />
    </ActDialog>
  );
}
