import { useState } from 'react';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand } from '../../shared/api/index.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import type { CardDialogProps } from './types.ts';
import { useTried } from './useTried.ts';

/** 撤牌 of the office's own accord: why. */
export function RevokeDialog({ card, onClose }: CardDialogProps) {
  const { t } = useSuperviseText();
  const [reason, setReason] = useState('');
  const { isTried, check } = useTried(reason.trim() !== '');
  const revoke = useCommand('revokeCard');
  return (
    <ActDialog
      title={t('revoke')}
      hint={t('revoke.hint')}
      done={t('revoke.done')}
      isDanger
      content={reason}
      check={check}
      submit={() => revoke.mutateAsync({ params: { caseId: card.caseId }, body: { card: card.id, reason: reason.trim() } })}
      onClose={onClose}
    >
      <WordsField label={t('revoke.words')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} hasFocus />
    </ActDialog>
  );
}
