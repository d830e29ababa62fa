import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../shared/api/index.ts';
import { formatMoment } from '../shared/time/index.ts';
import { cancelledWords, useVerbText } from '../verbs/useVerbText.ts';
import { ActDialog } from './acts/ActDialog.tsx';
import { WordsField } from './acts/WordsField.tsx';

type TakeBack = CaseView['takeBacks'][number];

/** What the reader has done here and may still take back (撤回已办). */
export function TakeBacks({ view }: { readonly view: CaseView }) {
  const { t } = useVerbText();
  const [open, setOpen] = useState<TakeBack | null>(null);
  return (
    <>
      {view.takeBacks.map(one => (
        <Alert
          key={one.task}
          type="info"
          showIcon
          className="bj-no-print"
          title={t(one.isVote ? 'takeBack.vote' : 'takeBack.done', { task: one.name, at: one.at === null ? '' : formatMoment(one.at) })}
          action={
            <Button size="small" onClick={() => setOpen(one)}>
              {t(one.isVote ? 'takeBack.voteTitle' : 'takeBack.title')}
            </Button>
          }
        />
      ))}
      {open && <TakeBackDialog caseId={view.caseId} one={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TakeBackDialogProps {
  readonly caseId: string;
  readonly one: TakeBack;
  readonly onClose: () => void;
}

function TakeBackDialog({ caseId, one, onClose }: TakeBackDialogProps) {
  const { t } = useVerbText();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const takeBack = useCommand('takeBackTask');
  const check = (): boolean => {
    setTried(true);
    return reason.trim() !== '';
  };
  return (
    <ActDialog
      title={t(one.isVote ? 'takeBack.voteTitle' : 'takeBack.title')}
      hint={t(one.isVote ? 'takeBack.voteHint' : 'takeBack.hint', { task: one.name })}
      done={t(one.isVote ? 'takeBack.voteGiven' : 'takeBack.given')}
      content={reason}
      check={check}
      submit={() => takeBack.mutateAsync({ params: { caseId }, body: { task: one.task, reason: reason.trim() } })}
      onClose={onClose}
    >
      {one.cancels.length > 0 && (
        <p className="bj-act-hint">
          {t('takeBack.cancels', { tasks: one.cancels.map(cancelled => cancelledWords(t, cancelled)).join('；') })}
        </p>
      )}
      <WordsField label={t('takeBack.reason')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} hasFocus />
    </ActDialog>
  );
}
