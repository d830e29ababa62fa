import { useState } from 'react';
import { ActDialog } from '../../case/acts/ActDialog.tsx';
import { WordsField } from '../../case/acts/WordsField.tsx';
import { useCommand, useRead } from '../../shared/api/index.ts';
import { Choice } from '../../verbs/Choice.tsx';
import { PeoplePicker } from '../../verbs/PeoplePicker.tsx';
import '../../verbs/verbs.css';
import { clockWords } from '../clock-words.ts';
import type { Demand } from '../overdue/overdue.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { addresseesOf } from './addressees.ts';
import { useTried } from './useTried.ts';

interface DemandDialogProps {
  readonly caseId: string;
  /** The ways to choose from; one is taken as it is. */
  readonly kinds: readonly Demand[];
  /** Clocks it may be about; null: the whole case. */
  readonly clocks: readonly (string | null)[];
  /** Who holds the work, by account or post: whom it goes to at first. */
  readonly to: readonly string[];
  readonly onClose: () => void;
}

/** 督办: 要求说明, 口头提醒, 办件流程监控通知书 or 征求当事人意见, to whom and in which words. */
export function DemandDialog({ caseId, kinds, clocks, to, onClose }: DemandDialogProps) {
  const { t, lang } = useSuperviseText();
  const [kind, setKind] = useState<Demand>(kinds[0] ?? 'explanation');
  const [clock, setClock] = useState<string>(clocks[0] ?? '');
  const organisation = useRead('getOrganisation', {});
  const [chosen, setWho] = useState<readonly string[] | null>(null);
  const who = chosen ?? addresseesOf(to, organisation.data?.people ?? []);
  const [text, setText] = useState('');
  const { isTried, check } = useTried(who.length > 0 && text.trim() !== '');
  const demand = useCommand('demandSupervision');
  const submit = (): Promise<unknown> =>
    demand.mutateAsync({ params: { caseId }, body: { kind, clock: clock || null, to: [...who], text: text.trim() } });
  return (
    <ActDialog
      title={kinds.length === 1 ? t(`demand.${kind}`) : t('ask.title')}
      hint={t(`ask.${kind}.hint`)}
      done={t('ask.done', { kind: t(`demand.${kind}`) })}
      isOff={chosen === null && organisation.isPending}
      content={{ kind, clock, chosen, text }}
      check={check}
      submit={submit}
      onClose={onClose}
    >
      {kinds.length > 1 && (
        <Choice
          label={t('ask.kind')}
          options={kinds.map(value => ({ value, label: t(`demand.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {clocks.length > 1 && (
        <Choice
          label={t('ask.about')}
          options={clocks.map(value => ({ value: value ?? '', label: value === null ? t('ask.whole') : clockWords(value, lang) }))}
          value={clock}
          onChange={setClock}
        />
      )}
      <PeoplePicker label={t('ask.to')} value={who} onChange={setWho} isMany isMissing={isTried && who.length === 0} />
      <WordsField label={t(`ask.${kind}.words`)} value={text} onChange={setText} isMissing={isTried && text.trim() === ''} />
    </ActDialog>
  );
}
