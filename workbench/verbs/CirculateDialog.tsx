import { useState } from 'react';
import { ActDialog } from '../case/acts/ActDialog.tsx';
import { WordsField } from '../case/acts/WordsField.tsx';
import { useCommand } from '../shared/api/index.ts';
import { Choice } from './Choice.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useVerbText } from './useVerbText.ts';

const kinds = ['copy', 'circulation'] as const;

/** 抄送, 传阅: to whom, with a note. */
export function CirculateDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { t } = useVerbText();
  const [kind, setKind] = useState<(typeof kinds)[number]>('copy');
  const [to, setTo] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const circulate = useCommand('circulateCase');
  const check = (): boolean => {
    setTried(true);
    return to.length > 0;
  };
  return (
    <ActDialog
      title={t('title.circulate-case')}
      hint={t('hint.circulate-case')}
      done={t('done.circulate-case')}
      content={{ kind, to, text }}
      check={check}
      submit={() => circulate.mutateAsync({ params: { caseId }, body: { kind, to: [...to], text: text.trim() } })}
      onClose={onClose}
    >
      <Choice
        label={t('circulate.label')}
        options={kinds.map(value => ({ value, label: t(`circulate.${value}`), hint: t(`circulate.${value}Hint`) }))}
        value={kind}
        onChange={setKind}
      />
      <PeoplePicker label={t('person.circulate-case')} value={to} onChange={setTo} isMany isMissing={isTried && to.length === 0} />
      <WordsField label={t('reason.circulate-case')} value={text} onChange={setText} isMissing={false} isRequired={false} />
    </ActDialog>
  );
}
