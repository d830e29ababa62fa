import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { DaysField } from './DaysField.tsx';
import { Effects } from './Effects.tsx';
import { extensionTerms } from './effects.ts';
import { actMessages } from './messages.ts';
import { WordsField } from './WordsField.tsx';

const usualDays = 10;

/** 申请延期: until when it may be asked for, how many are left, how long at most and who approves; then how many working days, and why. */
export function ExtensionDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { say } = useCaseText();
  const { t, lang } = useText(actMessages);
  const most = view.extension?.most ?? null;
  const [days, setDays] = useState<number | null>(Math.min(usualDays, most ?? usualDays));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const request = useCommand('requestExtension');
  const isTooMany = days !== null && most !== null && days > most;
  const check = (): boolean => {
    setTried(true);
    return days !== null && !isTooMany && reason.trim() !== '';
  };
  const error = !isTried ? null : days === null ? say('required') : isTooMany ? t('extend.tooMany', { n: most }) : null;
  return (
    <ActDialog
      title={say('act.request-extension')}
      hint={t('extend.hint')}
      done={say('done.request-extension')}
      content={{ days, reason }}
      check={check}
      submit={() => request.mutateAsync({ params: { caseId: view.caseId }, body: { days: days ?? usualDays, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Effects lines={extensionTerms(view, { say: t, lang })} />
      <DaysField label={say('days')} unit={say('daysUnit')} value={days} onChange={setDays} error={error} isRequired />
      <WordsField label={say('words.request-extension')} value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </ActDialog>
  );
}
