import { useState } from 'react';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand, useMe } from '../shared/api/index.ts';
import { Choice } from '../verbs/Choice.tsx';
import { PeoplePicker } from '../verbs/PeoplePicker.tsx';
import { MomentField } from './MomentField.tsx';
import { usePeopleText } from './usePeopleText.ts';

interface RecordDialogProps {
  /** The server's clock. */
  readonly now: number;
  /** May the reader record the absence of somebody else. */
  readonly mayRecordAny: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const minute = 60_000;

/** 登记去向: who is away from when until when, and who stands in. */
export function RecordDialog({ now, mayRecordAny, onDone, onClose }: RecordDialogProps) {
  const { t } = usePeopleText();
  const me = useMe();
  const [whose, setWhose] = useState<'self' | 'other'>('self');
  const [other, setOther] = useState<readonly string[]>([]);
  const [substitute, setSubstitute] = useState<readonly string[]>([]);
  const [since, setSince] = useState<number | null>(() => Math.floor(now / minute) * minute);
  const [until, setUntil] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const record = useCommand('recordAbsence');
  const account = whose === 'self' ? me.account : other[0];
  const isTurned = since !== null && until !== null && until <= since;
  const missing = (value: number | null): string | null => (isTried && value === null ? t('record.timeMissing') : null);
  const check = (): boolean => {
    setTried(true);
    return account !== undefined && substitute.length === 1 && since !== null && until !== null && !isTurned;
  };
  const submit = async (): Promise<void> => {
    const body = { account: account!, substitute: substitute[0]!, since: since!, until: until!, reason: reason.trim() };
    await record.mutateAsync({ body });
    onDone();
  };
  return (
    <ActDialog
      title={t('record')}
      hint={t('record.hint')}
      done={t('record.done')}
      content={{ whose, other, substitute, since, until, reason }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {mayRecordAny && (
        <Choice
          label={t('record.whose')}
          options={(['self', 'other'] as const).map(value => ({ value, label: t(`record.${value}`) }))}
          value={whose}
          onChange={setWhose}
        />
      )}
      {whose === 'other' && (
        <PeoplePicker label={t('record.person')} value={other} onChange={setOther} isMissing={isTried && other.length === 0} />
      )}
      <PeoplePicker
        label={t('record.substitute')}
        value={substitute}
        onChange={setSubstitute}
        without={whose === 'other' ? other : []}
        hasSelf={whose === 'other'}
        isMissing={isTried && substitute.length === 0}
      />
      <MomentField label={t('record.since')} value={since} onChange={setSince} error={missing(since)} />
      <MomentField
        label={t('record.until')}
        value={until}
        onChange={setUntil}
        error={missing(until) ?? (isTurned ? t('record.timeOrder') : null)}
      />
      <WordsField label={t('record.reason')} value={reason} onChange={setReason} isMissing={false} isRequired={false} />
    </ActDialog>
  );
}
