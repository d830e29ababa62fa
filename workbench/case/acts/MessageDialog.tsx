import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { sayOr, useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './WordsField.tsx';

/** Records a result the case waits for, e.g. 特别程序结束, with words on it. */
export function MessageDialog({ caseId, name, onClose }: { readonly caseId: string; readonly name: string; readonly onClose: () => void }) {
  const { say } = useCaseText();
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const deliver = useCommand('deliverMessage');
  const check = (): boolean => {
    setTried(true);
    return note.trim() !== '';
  };
  return (
    <ActDialog
      title={sayOr(say, `act.${name}`, 'act.deliver-message')}
      hint={sayOr(say, `hint.${name}`, 'hint.deliver-message')}
      done={say('done.deliver-message')}
      content={note}
      check={check}
      submit={() => deliver.mutateAsync({ params: { caseId }, body: { name, payload: { note: note.trim() } } })}
      onClose={onClose}
    >
      <WordsField label={say('words.deliver-message')} value={note} onChange={setNote} isMissing={isTried && note.trim() === ''} hasFocus />
    </ActDialog>
  );
}
