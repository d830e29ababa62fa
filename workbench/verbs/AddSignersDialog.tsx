import { useState } from 'react';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand } from '../shared/api/index.ts';
import { Choice } from './Choice.tsx';
import type { VerbDialogProps } from './PassDialog.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useVerbText } from './useVerbText.ts';

const places = ['before', 'after', 'parallel'] as const;
const methods = ['all', 'any', 'order'] as const;

/** 加签: when they act, how they decide among themselves, who. */
export function AddSignersDialog({ view, onLeft, onClose }: VerbDialogProps) {
  const { t } = useVerbText();
  const [place, setPlace] = useState<(typeof places)[number]>('before');
  const [method, setMethod] = useState<(typeof methods)[number]>('all');
  const [who, setWho] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const add = useCommand('addSigners');
  const isNeeded = view.opinion === 'required';
  const isSilent = isNeeded && reason.trim() === '';
  const check = (): boolean => {
    setTried(true);
    return who.length > 0 && !isSilent;
  };
  const submit = async (): Promise<void> => {
    const { caseId, task, version } = view.row;
    const how = place === 'parallel' || who.length < 2 ? {} : { method };
    const body = { task, version, place, ...how, who: [...who], ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const done = await add.mutateAsync({ params: { caseId }, body });
    // Those before me act first: the task is out of my inbox until they have.
    if (place === 'before') onLeft(done);
  };
  return (
    <ActDialog
      title={t('title.add-signers')}
      hint={t('hint.add-signers')}
      done={t('done.add-signers')}
      content={{ place, method, who, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <Choice
        label={t('place.label')}
        options={places.map(value => ({ value, label: t(`place.${value}`), hint: t(`place.${value}Hint`) }))}
        value={place}
        onChange={setPlace}
      />
      <PeoplePicker
        label={t('person.add-signers')}
        value={who}
        onChange={setWho}
        isMany
        without={view.seats.map(({ person }) => person.account)}
        isMissing={isTried && who.length === 0}
      />
      {place !== 'parallel' && who.length > 1 && (
        <Choice
          label={t('method.label')}
          options={methods.map(value => ({ value, label: t(`method.${value}`) }))}
          value={method}
          onChange={setMethod}
        />
      )}
      <WordsField
        label={t('reason.add-signers')}
        value={reason}
        onChange={setReason}
        isMissing={isTried && isSilent}
        isRequired={isNeeded}
      />
    </ActDialog>
  );
}
