import { useState } from 'react';
import type { Done } from '#server/contract/schemas.ts';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { isPermitted, useCommand, useMe } from '../shared/api/index.ts';
import { Choice } from './Choice.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useVerbText } from './useVerbText.ts';

interface RecuseDialogProps {
  readonly caseId: string;
  readonly onClose: () => void;
  /** Who recuses himself from the task on the page: it has left him. */
  readonly onLeft?: (done: Done) => void;
}

/** 回避: oneself, or somebody else where the reader may hand out tasks; and why. */
export function RecuseDialog({ caseId, onClose, onLeft }: RecuseDialogProps) {
  const { t } = useVerbText();
  const me = useMe();
  const mayOthers = isPermitted(me, 'task.assign');
  const [who, setWho] = useState<'self' | 'other'>('self');
  const [other, setOther] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const recuse = useCommand('recuseHandler');
  const account = who === 'self' ? me.account : other[0];
  const check = (): boolean => {
    setTried(true);
    return account !== undefined && reason.trim() !== '';
  };
  const submit = async (): Promise<void> => {
    const done = await recuse.mutateAsync({ params: { caseId }, body: { account: account!, reason: reason.trim() } });
    if (who === 'self') onLeft?.(done);
  };
  return (
    <ActDialog
      title={t('title.recuse-handler')}
      hint={t('hint.recuse-handler')}
      done={t('done.recuse-handler')}
      isDanger
      content={{ who, other, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {mayOthers && (
        <Choice
          label={t('person.recuse-handler')}
          options={(['self', 'other'] as const).map(value => ({ value, label: t(`recuse.${value}`) }))}
          value={who}
          onChange={setWho}
        />
      )}
      {who === 'other' && (
        <PeoplePicker label={t('recuse.who')} value={other} onChange={setOther} isMissing={isTried && other.length === 0} />
      )}
      <WordsField
        label={t('reason.recuse-handler')}
        value={reason}
        onChange={setReason}
        isMissing={isTried && reason.trim() === ''}
        hasFocus={!mayOthers}
      />
    </ActDialog>
  );
}
