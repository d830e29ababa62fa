import { useState } from 'react';
import type { Done, TaskView } from '#server/contract/schemas.ts';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand } from '../shared/api/index.ts';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useVerbText } from './useVerbText.ts';

/** What every dialog of a verb on a task is given. */
export interface VerbDialogProps {
  readonly view: TaskView;
  /** The task has left the reader: the page goes on to the next one. */
  readonly onLeft: (done: Done) => void;
  readonly onClose: () => void;
}

/** 转办, 委派: to whom and why. */
export function PassDialog({ verb, view, onLeft, onClose }: VerbDialogProps & { readonly verb: 'transfer-task' | 'delegate-task' }) {
  const { t } = useVerbText();
  const [to, setTo] = useState<readonly string[]>([]);
  const [names, setNames] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const transfer = useCommand('transferTask');
  const delegate = useCommand('delegateTask');
  const isNeeded = view.opinion === 'required';
  const isSilent = isNeeded && reason.trim() === '';
  const check = (): boolean => {
    setTried(true);
    return to.length === 1 && !isSilent;
  };
  const submit = async (): Promise<void> => {
    const { caseId, task, version } = view.row;
    const body = { task, version, to: to[0]!, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    onLeft(await (verb === 'transfer-task' ? transfer : delegate).mutateAsync({ params: { caseId }, body }));
  };
  return (
    <ActDialog
      title={t(`title.${verb}`)}
      hint={t(`hint.${verb}`)}
      done={t(`done.${verb}`, { name: names[0] ?? '' })}
      content={{ to, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      <PeoplePicker
        label={t(`person.${verb}`)}
        value={to}
        onChange={(accounts, chosen) => {
          setTo(accounts);
          setNames(chosen);
        }}
        without={view.seats.map(({ person }) => person.account)}
        isMissing={isTried && to.length === 0}
      />
      <WordsField label={t(`reason.${verb}`)} value={reason} onChange={setReason} isMissing={isTried && isSilent} isRequired={isNeeded} />
    </ActDialog>
  );
}
