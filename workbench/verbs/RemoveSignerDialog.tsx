import { useState } from 'react';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand } from '../shared/api/index.ts';
import { Choice } from './Choice.tsx';
import type { VerbDialogProps } from './PassDialog.tsx';
import { useVerbText } from './useVerbText.ts';

/** 减签: which of those who have not acted. */
export function RemoveSignerDialog({ view, onClose }: VerbDialogProps) {
  const { t } = useVerbText();
  const removable = view.seats.filter(seat => seat.removable);
  const [seat, setSeat] = useState<string | null>(removable.length === 1 ? removable[0]!.id : null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const remove = useCommand('removeSigner');
  const isNeeded = view.opinion === 'required';
  const isSilent = isNeeded && reason.trim() === '';
  const check = (): boolean => {
    setTried(true);
    return seat !== null && !isSilent;
  };
  const { caseId, task, version } = view.row;
  return (
    <ActDialog
      title={t('title.remove-signer')}
      hint={t('hint.remove-signer')}
      done={t('done.remove-signer')}
      content={{ seat, reason }}
      check={check}
      submit={() =>
        remove.mutateAsync({
          params: { caseId },
          body: { task, version, seat: seat!, ...(reason.trim() ? { reason: reason.trim() } : {}) },
        })
      }
      onClose={onClose}
    >
      <Choice
        label={t('remove.label')}
        options={removable.map(({ id, person, addedBy }) => ({
          value: id,
          label: person.name,
          ...(addedBy ? { hint: t('seats.addedBy', { name: addedBy.name }) } : {}),
        }))}
        value={seat}
        onChange={setSeat}
        error={isTried && seat === null ? t('person.missing') : null}
      />
      <WordsField
        label={t('reason.remove-signer')}
        value={reason}
        onChange={setReason}
        isMissing={isTried && isSilent}
        isRequired={isNeeded}
      />
    </ActDialog>
  );
}
