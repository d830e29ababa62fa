import { InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './WordsField.tsx';

const usualDays = 10;

/** 申请延期: how many working days, and why. */
export function ExtensionDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { say } = useCaseText();
  const [days, setDays] = useState<number | null>(usualDays);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const request = useCommand('requestExtension');
  const check = (): boolean => {
    setTried(true);
    return days !== null && reason.trim() !== '';
  };
  return (
    <ActDialog
      title={say('act.request-extension')}
      hint={say('hint.request-extension')}
      done={say('done.request-extension')}
      check={check}
      submit={() => request.mutateAsync({ params: { caseId }, body: { days: days ?? usualDays, reason: reason.trim() } })}
      onClose={onClose}
    >
      <div className="bj-act-field">
        <label htmlFor={id}>
          <span aria-hidden className="bj-star">
            *
          </span>
          {say('days')}
        </label>
        <InputNumber
          id={id}
          min={1}
          max={365}
          precision={0}
          value={days}
          onChange={setDays}
          suffix={say('daysUnit')}
          style={{ width: 180 }}
          {...(isTried && days === null ? { status: 'error' as const } : {})}
        />
      </div>
      <WordsField label={say('words.request-extension')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </ActDialog>
  );
}
