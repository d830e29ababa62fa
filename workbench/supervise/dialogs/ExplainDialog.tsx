import { useState } from 'react';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand } from '../../shared/api/index.ts';
import { Choice } from '../../verbs/Choice.tsx';
import '../../verbs/verbs.css';
import { clockWords } from '../clock-words.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { useTried } from './useTried.ts';

const causes = ['applicant', 'organ', 'other'] as const;
type Cause = (typeof causes)[number];

interface ExplainDialogProps {
  readonly caseId: string;
  /** Keys of the clocks that may be explained; the first is chosen. */
  readonly clocks: readonly string[];
  readonly onClose: () => void;
}

/** 说明超期原因 (WJ-06): which limit, whose cause, what happened, what will be done. */
export function ExplainDialog({ caseId, clocks, onClose }: ExplainDialogProps) {
  const { t, lang } = useSuperviseText();
  const [clock, setClock] = useState(clocks[0] ?? '');
  const [cause, setCause] = useState<Cause | null>(null);
  const [text, setText] = useState('');
  const [plan, setPlan] = useState('');
  const { isTried, check } = useTried(cause !== null && text.trim() !== '' && plan.trim() !== '');
  const explain = useCommand('explainOverdue');
  const submit = (): Promise<unknown> =>
    explain.mutateAsync({ params: { caseId }, body: { clock, cause: cause!, text: text.trim(), plan: plan.trim() } });
  return (
    <ActDialog
      title={t('explain')}
      hint={t('explain.hint')}
      done={t('explain.done')}
      content={{ clock, cause, text, plan }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {clocks.length > 1 && (
        <Choice
          label={t('explain.clock')}
          options={clocks.map(value => ({ value, label: clockWords(value, lang) }))}
          value={clock}
          onChange={setClock}
        />
      )}
      <Choice
        label={t('explain.cause')}
        options={causes.map(value => ({ value, label: t(`by.${value}`), hint: t(`by.${value}Hint`) }))}
        value={cause}
        onChange={setCause}
        error={isTried && cause === null ? t('explain.missing') : null}
      />
      <WordsField label={t('explain.text')} value={text} onChange={setText} isMissing={isTried && text.trim() === ''} />
      <WordsField label={t('explain.plan')} value={plan} onChange={setPlan} isMissing={isTried && plan.trim() === ''} />
    </ActDialog>
  );
}
